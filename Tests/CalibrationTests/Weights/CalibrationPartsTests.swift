import Evaluation
import LinearAlgebra
import Statistics
import Testing

@testable import Calibration

@Suite struct WithinCentringTests {
  /// Law: what is left is orthogonal to every cell's indicator, or to those of type × year and appraiser where cells are
  /// small; centring twice changes nothing; NaN stays.
  @Test func nothingOfTheCellsIsLeft() {
    var stream = RandomStream(seed: 1)
    let level = (0..<600).map { $0 % 3 }
    let appraiser = (0..<600).map { $0 < 300 ? $0 / 100 : 3 + Int(stream.next() % 40) }
    var column = (0..<600).map { 3 * Double(level[$0]) + Double(appraiser[$0] % 7) + stream.normal() }
    column[5] = .nan
    let centring = WithinCentring(level: level, appraiser: appraiser)
    let once = centring.centred(column)
    #expect(once[5].isNaN)
    for d in 0..<3 {
      for g in 0..<3 {
        let cell = (0..<600).filter { appraiser[$0] == d && level[$0] == g && once[$0].isFinite }
        #expect(abs(cell.reduce(0) { $0 + once[$1] }) < 1e-9)
      }
    }
    let small = (300..<600)
    for d in 3..<43 { #expect(abs(small.filter { appraiser[$0] == d }.reduce(0) { $0 + once[$1] }) < 1e-6) }
    for g in 0..<3 { #expect(abs(small.filter { level[$0] == g }.reduce(0) { $0 + once[$1] }) < 1e-6) }
    let twice = centring.centred(once)
    for row in 0..<600 where row != 5 { #expect(abs(twice[row] - once[row]) < 1e-6) }
  }
}

@Suite struct LogitShareTests {
  @Test func isOddAboutTheMiddleAndFiniteAtTheEnds() {
    #expect(logitShare(0.5, halfStep: 0.05) == 0)
    for share in [0, 0.1, 0.4] {
      #expect(abs(logitShare(share, halfStep: 0.05) + logitShare(1 - share, halfStep: 0.05)) < 1e-12)
      #expect(logitShare(share, halfStep: 0.05).isFinite)
    }
    #expect(logitShare(.nan, halfStep: 0.05).isNaN)
    #expect(logitShare(.infinity, halfStep: 0.05).isNaN)
  }
}

@Suite struct MissingCellsTests {
  private func normals(_ rows: Int, _ seed: UInt64) -> [[Double]] {
    var stream = RandomStream(seed: seed)
    let common = (0..<rows).map { _ in stream.normal() }
    return (0..<4).map { _ in common.map { $0 + 0.7 * stream.normal() } }
  }

  @Test func completeRowsStayAsTheyAre() {
    let columns = normals(50, 2)
    let cells = MissingCells(columns: Array(columns[0..<3]), score: columns[3])
    #expect(cells.filled == Matrix(columnsOf: Array(columns[0..<3])))
    #expect(cells.covariance.isEmpty)
  }

  /// Filled sums with the patterns' covariances recover the second moments of the complete data, where zeros do not.
  @Test func secondMomentsAreRecovered() {
    let columns = normals(4000, 3)
    var stream = RandomStream(seed: 9)
    let holed = columns[0..<3].map { $0.map { stream.uniform() < 0.3 ? .nan : $0 } }
    let cells = MissingCells(columns: holed, score: columns[3])
    var sums = cells.filled.crossProduct
    for row in 0..<4000 {
      if let pattern = cells.patternOfRow[row] { sums = sums + cells.covariance[pattern] }
    }
    let complete = Matrix(columnsOf: Array(columns[0..<3])).crossProduct
    for (a, b) in zip(sums.elements, complete.elements) { #expect(abs(a / b - 1) < 0.06) }
    #expect(cells.filled.crossProduct[0, 0] < 0.95 * complete[0, 0])
  }
}

@Suite struct RatingNoiseTests {
  /// Sums of n rows of p criteria with the given noise share, and quality with positive weights.
  private func moments(rows n: Int, noise: Double, seed: UInt64) -> CalibrationMoments {
    var stream = RandomStream(seed: seed)
    var x = Matrix(rows: n, columns: 6)
    var y = [Double](repeating: 0, count: n)
    for i in 0..<n {
      let halo = stream.normal()
      for j in 0..<6 {
        let exact = 0.6 * halo + 0.8 * stream.normal()
        y[i] += [0.1, 0.5, 0.9, 0.7, 0.3, 0.05][j] * exact
        x[i, j] = (1 - noise).squareRoot() * exact + noise.squareRoot() * stream.normal()
      }
      y[i] += stream.normal()
    }
    return CalibrationMoments(rows: x, outcome: y)
  }

  /// The correction never makes A indefinite, is only rounding in small studies and exact where reliabilities are declared.
  @Test(arguments: 1...6) func theCorrectedMatrixStaysDefinite(seed: UInt64) throws {
    let sums = moments(rows: 2000, noise: 0.2, seed: seed)
    let unknown = [Double?](repeating: nil, count: 6)
    let noise = RatingNoise(
      sums, declared: unknown, roundingVariance: [Double](repeating: 0.01, count: 6), seed: seed)
    #expect(noise.draws.count > 1)
    #expect(zip(noise.used, noise.draws[0].indices).allSatisfy { $0 > 0.01 / sums.gram[$1, $1] })
    for shares in noise.draws + [[Double](repeating: 0.9, count: 6)] {
      #expect(throws: Never.self) { try Cholesky(noise.adjusted(sums, shares: shares)) }
    }
    let few = moments(rows: 100, noise: 0.2, seed: seed)
    let small = RatingNoise(few, declared: unknown, roundingVariance: [0, 0, 0.01, 0, 0, 0], seed: seed)
    #expect(small.draws == [small.used])
    #expect(small.used == [0, 0, 0.01 / few.gram[2, 2], 0, 0, 0])
  }

  @Test func declaredReliabilitiesAreTaken() {
    let sums = moments(rows: 500, noise: 0.1, seed: 3)
    let noise = RatingNoise(
      sums, declared: [0.1, 0.05, 0, 0.1, 0.1, 0.1], roundingVariance: [Double](repeating: 1, count: 6), seed: 1)
    let adjusted = noise.adjusted(sums)
    #expect(noise.draws == [noise.used])
    #expect(abs(adjusted[0, 0] / sums.gram[0, 0] - 0.9) < 1e-12)
    #expect(abs(adjusted[2, 2] / sums.gram[2, 2] - 1) < 1e-12)
  }

  /// One criterion may be mostly noise where the others are not: only what would make A indefinite is cut, for all by one
  /// factor.
  @Test func aNoisyCriterionIsTakenAtItsWord() throws {
    let sums = moments(rows: 2000, noise: 0.05, seed: 6)
    func noise(_ declared: [Double?]) -> RatingNoise {
      RatingNoise(sums, declared: declared, roundingVariance: [Double](repeating: 0, count: 6), seed: 1)
    }
    let one: [Double?] = [0.55, 0.05, 0.05, 0.05, 0.05, 0.05]
    #expect(noise(one).shares(sums) == one.map { $0 ?? 0 })
    let all = noise([Double?](repeating: 0.95, count: 6)).shares(sums)
    #expect(all.allSatisfy { abs($0 - all[0]) < 1e-12 && $0 < 0.95 })
    let least = try #require(try SymmetricEigen(correlation(sums)).values.first)
    #expect(abs(all[0] - 0.9 * least) < 1e-6)
  }

  private func correlation(_ sums: CalibrationMoments) -> Matrix {
    let roots = sums.scatter.diagonal.map { $0.squareRoot() }
    var result = sums.scatter
    for j in 0..<6 {
      for i in 0..<6 { result[i, j] /= roots[i] * roots[j] }
    }
    return result
  }

  /// A = G − κD − ηvv' with η = κ̄ times the ratio where the shifts are alike, and definite however large that is.
  @Test func theShiftIsTakenOut() throws {
    var sums = moments(rows: 500, noise: 0.1, seed: 4)
    let v = [0.05, 0.1, 0.15, 0.2, 0.25, 0.1]
    sums.sensitivity = v.map { $0 * sums.count }
    let gap = RatingGap(noise: [Double](repeating: 0.05, count: 6), haloRatio: 0.4)
    let noise = RatingNoise(
      sums, declared: [Double?](repeating: 0.1, count: 6), roundingVariance: [Double](repeating: 0, count: 6),
      gap: gap, seed: 1)
    let adjusted = noise.adjusted(sums)
    for j in 0..<6 {
      for i in 0..<6 {
        let expected = sums.gram[i, j] * (i == j ? 0.9 : 1) - 0.4 * 0.1 * v[i] * v[j]
        #expect(abs(adjusted[i, j] - expected) < 1e-12)
      }
    }
    #expect(throws: Never.self) { try Cholesky(noise.adjusted(sums, halo: 1e6)) }
    // The superior's shift may be larger or smaller than the unit's: about as often either, and never negative or twofold.
    let range = (1..<1000).map { noise.halo(Double($0) / 1000) / noise.halo }
    #expect(abs(range.reduce(0, +) / 999 - 1) < 1e-9)
    #expect(range.allSatisfy { $0 > 0 && $0 < 2 })
  }

  /// What the gap to the superior shows of each criterion is used, as far as the outcomes leave room for it.
  @Test func theGapIsTaken() {
    let sums = moments(rows: 2000, noise: 0.05, seed: 5)
    func noise(_ shares: [Double]) -> RatingNoise {
      RatingNoise(
        sums, declared: [Double?](repeating: nil, count: 6), roundingVariance: [Double](repeating: 0, count: 6),
        gap: RatingGap(noise: shares, haloRatio: 0), seed: 5)
    }
    let shown = [0.02, 0.06, 0.04, 0.02, 0.06, 0.04]
    for (used, share) in zip(noise(shown).used, shown) { #expect(used > 0.7 * share && used < 1.7 * share) }
    let large = noise([Double](repeating: 0.9, count: 6))
    #expect(throws: Never.self) { try Cholesky(large.adjusted(sums)) }
  }
}

@Suite struct PenaltyChoiceTests {
  private func losses(_ sums: (Int) -> Double, spread: Double) -> [[Double]] {
    PenaltyChoice.candidates.indices.map { index in
      (0..<10).map { fold in sums(index) + 5 * Double(fold) + spread * Double(index * (fold % 2 == 0 ? 1 : -1)) }
    }
  }

  @Test func manyRowsTakeTheLeastLoss() {
    let least = losses({ abs(Double($0) - 7) }, spread: 0)
    #expect(PenaltyChoice.choose(losses: least, rowsPerCriterion: 60) == PenaltyChoice.candidates[7])
  }

  /// Paired differences with little spread allow little; the folds' own levels (here very unlike) do not count.
  @Test func fewRowsTakeTheLargestWithinTheError() {
    let sharp = losses({ abs(Double($0) - 7) }, spread: 0)
    #expect(PenaltyChoice.choose(losses: sharp, rowsPerCriterion: 30) == PenaltyChoice.candidates[7])
    let blurred = losses({ 0.1 * abs(Double($0) - 7) }, spread: 1)
    #expect(PenaltyChoice.choose(losses: blurred, rowsPerCriterion: 30) == PenaltyChoice.candidates[25])
  }

  @Test func candidatesSpanSixDecades() {
    #expect(PenaltyChoice.candidates.count == 26)
    #expect(PenaltyChoice.candidates[0] == 0)
    #expect(abs(PenaltyChoice.candidates[1] - 1e-3) < 1e-15)
    #expect(abs(PenaltyChoice.candidates[25] - 1e3) < 1e-9)
  }
}
