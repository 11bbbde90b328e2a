import Foundation
internal import Evaluation
internal import LinearAlgebra
internal import Statistics

/// What a superior's ratings tell of the noise of the self-ratings beside them, criterion by criterion.
///
/// Within type, year and appraiser the self-rating is x = t + e and the superior's z = αx + (1 − α)(t + f): it leans on what
/// was written, so that the two agree too well to tell the reliability. But the gap d = x − z = (1 − α)(e − f) shows e by
/// what it has in common with x, and e and f by its size:
///
/// s_j = cov(x_j, d_j)/var x_j = π(1 − α)κ_j, V_j = var d_j/var x_j = π(1 − α)²(κ_j + φ_j)
///
/// with π the share of units that the superior did not copy whole. A superior leans on all criteria alike, so that the s_j are
/// in the proportion of the κ_j; one that errs as much as the unit, φ = κ, makes 1/(1 − α) the mean of 2s_j/V_j, weighted by
/// s_j; ``NoisePrior`` says what else may be. Each s_j is drawn towards the mean of all by its standard error, from leaving out
/// one twentieth of the clusters at a time; see ``drawnTogether(_:)``. Where the superior sees the units less far apart than
/// they are, what z has in common with the outcomes is smaller than what x has by a factor c, and s_j is taken with z/c.
///
/// Whether α is the same for all criteria shows in V_j/s_j = (1 − α_j)(1 + φ_j/κ_j): the variance of its logarithm between
/// criteria, beside its sampling errors, is at least that of 1 − α_j unless φ_j/κ_j offsets it, and bounds how far κ_j may
/// depart from the proportion of s_j.
///
/// Rounding is part of e. Of a criterion whose step is more than two standard deviations of the gap, rounding is no independent
/// error and hides small gaps: it gets the mean noise of the others beside its own rounding, as does one that the superior
/// never changes. A superior who looks at whether something is met or not keeps or turns it, which says nothing of α: those
/// criteria do not enter its mean where there are others.
///
/// Part of e is the same shift h of all criteria on the logit scale, which moves a share by v_j = E[x(1 − x)]. Between two
/// criteria the gap's covariance is that of the shifts alone, (1 − α)²(η + η_f)v_iv_j; its ratio to the rest of the gap's
/// variance is taken to be that of η to κ.
///
/// Source: Grubbs (1948), On estimating precision of measuring instruments, with the leaning of one rater on the other;
/// Sheppard (1898) for rounding.
struct RatingGap {
  /// κ_j, the share of noise in each criterion's variance with its rounding, where the superior errs as much as the unit.
  let noise: [Double]
  /// The standard error of each of them; of one that gets the mean of the others, how far those lie from it.
  let error: [Double]
  /// The standard deviation of the logarithm of the factor by which a criterion's κ_j may depart from the others'.
  let spread: Double
  /// η/κ: the variance of the shift in squared logits, for each unit of κ.
  let haloRatio: Double

  /// Fewer rows than this on which the two differ say too little.
  private static let leastRows = 100.0
  private static let parts = 20
  /// The factor's spread where V_j/s_j does not show less: two thirds of the criteria lie within a third of the others.
  private static let mostSpread = 0.3

  /// The noise that the gap to the superior shows; nil where the judged rating is not the self-rating or the two hardly differ.
  ///
  /// - Parameters:
  ///   - rows: the rows that are calibrated on.
  ///   - score: the outcome score of each of them, reduced.
  ///   - roundingVariance: (h/M)²/12 of each criterion.
  ///   - sensitivity: v_j of each criterion.
  ///   - cluster: the cluster of each row.
  ///   - reduced: how a column over the rows is centred.
  /// - Complexity: O(rows × criteria²).
  init?(
    _ panel: Panel, criteria: [Int], rows: [Int], score: [Double], roundingVariance: [Double], sensitivity: [Double],
    cluster: [Int], reduced: ([Double]) -> [Double]
  ) {
    guard panel.rater == .selfRating, let other = panel.otherShares[.superior] else { return nil }
    func paired(_ columns: [[Double]], with others: [[Double]]) -> [[Double]] {
      criteria.map { j in
        rows.map { columns[j][$0].isFinite && others[j][$0].isFinite ? columns[j][$0] : .nan }
      }
    }
    let (own, theirs) = (paired(panel.shares, with: other), paired(other, with: panel.shares))
    let rated = rows.indices.filter { place in own.contains { $0[place].isFinite } }
    let differing = rated.count { place in
      zip(own, theirs).contains { $0[place].isFinite && $0[place] != $1[place] }
    }
    guard Double(differing) >= Self.leastRows else { return nil }
    self.init(
      own: own.map(reduced), theirs: theirs.map(reduced), score: score, roundingVariance: roundingVariance,
      sensitivity: sensitivity, cluster: cluster, differing: Double(differing) / Double(rated.count))
  }

  /// Known figures.
  init(noise: [Double], error: [Double]? = nil, spread: Double = mostSpread, haloRatio: Double) {
    self.noise = noise
    self.error = error ?? [Double](repeating: 0, count: noise.count)
    self.spread = spread
    self.haloRatio = haloRatio
  }

  /// The noise from centred columns of both ratings, criterion first; NaN where either is missing.
  ///
  /// - Parameter differing: π, the share of the rows that the superior did not copy.
  init?(
    own: [[Double]], theirs: [[Double]], score: [Double], roundingVariance: [Double], sensitivity: [Double],
    cluster: [Int], differing: Double = 1
  ) {
    let sums = GapSums(own: own, theirs: theirs, score: score, part: cluster.map { $0 % Self.parts }, parts: Self.parts)
    let used = own.indices.filter { sums.count[$0, $0] >= Self.leastRows && sums.variance[$0] > 0 }
    guard let agreement = sums.agreement(used) else { return nil }
    let rounding = zip(roundingVariance, sums.variance).map { $1 > 0 ? $0 / $1 : 0 }
    let fine = used.filter { sums.size($0, $0) > 0 && 3 * differing * rounding[$0] <= sums.size($0, $0) }
    guard !fine.isEmpty else { return nil }
    let graded = fine.contains { rounding[$0] > 0 } ? fine.filter { rounding[$0] > 0 } : fine
    let common = own.indices.map { fine.contains($0) ? sums.common($0, agreement: agreement) : nil }
    let drawn = drawnTogether(common)
    let scale = sums.inverseLeaning(graded, agreement: agreement) / differing
    let shown = drawn.map { figure in figure.map { scale * max(0, $0.value) } }
    func mean(_ figure: (Int) -> Double) -> Double { fine.reduce(0) { $0 + figure($1) } / Double(fine.count) }
    let beside = mean { max(0, (shown[$0] ?? 0) - rounding[$0]) }
    noise = own.indices.map { shown[$0] ?? rounding[$0] + beside }
    let departure = mean { j in
      let own = max(0, (shown[j] ?? 0) - rounding[j]) - beside
      return own * own
    }
    error = drawn.map { figure in figure.map { scale * $0.standardError } ?? departure.squareRoot() }
    spread = min(
      Self.mostSpread, sums.unevenness(graded, agreement: agreement, rounding: rounding.map { differing * $0 }))
    let shift = sums.commonShift(used, sensitivity: sensitivity)
    let rest = mean { j in
      sums.size(j, j) - differing * rounding[j] - shift * sensitivity[j] * sensitivity[j] / sums.variance[j]
    }
    haloRatio = rest > 0 ? max(0, shift) / rest : 0
  }

  /// The figures of the chosen criteria alone.
  func restricted(to chosen: [Int]) -> RatingGap {
    RatingGap(
      noise: chosen.map { noise[$0] }, error: chosen.map { error[$0] }, spread: spread, haloRatio: haloRatio)
  }
}

/// The second moments of two ratings and their gap.
private struct GapSums {
  /// The rows with both ratings of two criteria (p × p).
  let count: Matrix
  /// var x_j of the self-rating.
  let variance: [Double]
  private let gaps: Matrix
  /// Σx_jz_j, Σx_j² and Σd_j²: criterion, then part of the rows.
  private let cross: [[Double]]
  private let square: [[Double]]
  private let gapSquare: [[Double]]
  private let ownScore: [Double]
  private let theirScore: [Double]

  init(own: [[Double]], theirs: [[Double]], score: [Double], part: [Int], parts: Int) {
    func filled(_ columns: [[Double]]) -> [[Double]] { columns.map { $0.map { $0.isFinite ? $0 : 0 } } }
    let (x, z) = (filled(own), filled(theirs))
    count = Matrix(columnsOf: own.map { $0.map { $0.isFinite ? 1.0 : 0 } }).crossProduct
    let there = count.diagonal.map { max($0, 1) }
    variance = zip(x, there).map { dot($0, $0) / $1 }
    func byPart(_ first: [Double], _ second: [Double]) -> [Double] {
      var sums = [Double](repeating: 0, count: parts)
      for row in part.indices { sums[part[row]] += first[row] * second[row] }
      return sums
    }
    cross = zip(x, z).map(byPart)
    square = x.map { byPart($0, $0) }
    let gap = zip(x, z).map { zip($0, $1).map { $0 - $1 } }
    gapSquare = gap.map { byPart($0, $0) }
    gaps = Matrix(columnsOf: gap).crossProduct
    ownScore = zip(x, there).map { dot($0, score) / $1 }
    theirScore = zip(z, there).map { dot($0, score) / $1 }
  }

  /// V_ij, the gap's covariance in standard deviations of the self-rating.
  func size(_ i: Int, _ j: Int) -> Double {
    count[i, j] > 0 ? gaps[i, j] / count[i, j] / (variance[i] * variance[j]).squareRoot() : 0
  }

  /// c, what the superior's ratings have in common with the outcomes in relation to the unit's own, over some criteria; nil
  /// where those have nothing in common with them.
  func agreement(_ used: [Int]) -> Double? {
    func sum(_ covariances: [Double]) -> Double { used.reduce(0) { $0 + covariances[$1] / variance[$1].squareRoot() } }
    let (own, theirs) = (sum(ownScore), sum(theirScore))
    return own > 0 && theirs > 0 ? theirs / own : nil
  }

  /// s_j = cov(x_j, x_j − z_j/c)/var x_j, with its standard error from leaving out one part of the rows at a time.
  func common(_ j: Int, agreement: Double) -> UncertainFigure {
    jackknifed { without in
      let (crossed, squared) = (sum(cross[j], without), sum(square[j], without))
      return 1 - crossed / agreement / max(squared, .leastNormalMagnitude)
    }
  }

  /// The standard deviation of log V_j/s_j between criteria, V_j without the rounding of the superior's rating; infinite where
  /// fewer than three show it.
  func unevenness(_ chosen: [Int], agreement: Double, rounding: [Double]) -> Double {
    let known = chosen.map { j in
      jackknifed { without in
        let squared = max(sum(square[j], without), .leastNormalMagnitude)
        let size = sum(gapSquare[j], without) / squared - rounding[j]
        return log(size / (1 - sum(cross[j], without) / agreement / squared))
      }
    }.filter { $0.value.isFinite && $0.standardError > 0 && $0.standardError.isFinite }
    guard known.count > 2 else { return .infinity }
    return varianceBetween(known.map(\.value), variances: known.map { $0.standardError * $0.standardError })
      .variance.squareRoot()
  }

  /// A sum over all parts of the rows but one.
  private func sum(_ parts: [Double], _ without: Int?) -> Double {
    parts.reduce(0, +) - (without.map { parts[$0] } ?? 0)
  }

  /// A figure with its standard error from leaving out one part of the rows at a time.
  private func jackknifed(_ figure: (_ without: Int?) -> Double) -> UncertainFigure {
    let parts = cross.first?.indices ?? 0..<0
    let without = parts.map { figure($0) }
    let count = Double(without.count)
    let mean = without.reduce(0, +) / count
    let squares = without.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return UncertainFigure(value: figure(nil), standardError: ((count - 1) / count * squares).squareRoot())
  }

  /// 1/(1 − α) of some criteria, the mean of 2s_j/V_j weighted by s_j where that is above 0.
  func inverseLeaning(_ chosen: [Int], agreement: Double) -> Double {
    let shown = chosen.map { max(0, common($0, agreement: agreement).value) }
    let sum = shown.reduce(0, +)
    return sum > 0 ? zip(chosen, shown).reduce(0) { $0 + 2 * $1.1 * $1.1 / size($1.0, $1.0) } / sum : 0
  }

  /// The variance of the gap's common shift in squared logits: V_ij = η v_iv_j/√(var x_i var x_j) over i < j by least squares.
  func commonShift(_ used: [Int], sensitivity: [Double]) -> Double {
    let u = sensitivity.indices.map { variance[$0] > 0 ? sensitivity[$0] / variance[$0].squareRoot() : 0 }
    var (crossed, squared) = (0.0, 0.0)
    for (place, j) in used.enumerated() {
      for i in used.prefix(place) {
        crossed += size(i, j) * u[i] * u[j]
        squared += u[i] * u[i] * u[j] * u[j]
      }
    }
    return squared > 0 ? crossed / squared : 0
  }
}
