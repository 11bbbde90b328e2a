import LinearAlgebra
import Statistics
import Testing

@Suite struct NormalEMTests {
  static let origin = [100.0, 200, 300, 400]

  /// Rows of which a share of the cells is missing at random.
  func rows(seed: UInt64, count: Int, missing: Double) -> Matrix {
    var random = RandomStream(seed: seed, 2)
    var values = RandomRows(seed: seed, rows: count, columns: 4).values
    for k in values.elements.indices where random.uniform() < missing { values.elements[k] = .nan }
    return values
  }

  func gathered(_ rows: Matrix, most: Int = MissingCoMoments.mostPatterns) throws -> MissingCoMoments {
    var counts = PatternCounts()
    try counts.update(rows)
    var data = MissingCoMoments(patterns: counts.mostFrequent(most), origin: Self.origin)
    try data.update(rows)
    return data
  }

  @Test func withoutMissingCellsTheModelIsThatOfTheMoments() throws {
    let rows = rows(seed: 41, count: 200, missing: 0)
    var moments = CoMoments(origin: Self.origin)
    try moments.update(rows)
    let model = try NormalEM(gathered(rows))
    #expect(model.iterations <= 2)
    #expect(relativeDifference(model.mean, moments.mean) < 1e-14)
    #expect(relativeDifference(model.coMoments.scatter, moments.scatter) < 1e-12)
  }

  /// With one column missing in some rows the likelihood has a closed form: regress it on the others where it is there.
  ///
  /// Source: Anderson (1957), Maximum likelihood estimates for a multivariate normal distribution when some observations
  /// are missing.
  @Test func oneMissingColumnHasAndersonsClosedForm() throws {
    var rows = rows(seed: 42, count: 300, missing: 0)
    for i in 0..<120 { rows[i, 3] = .nan }
    let model = try NormalEM(gathered(rows), tolerance: 1e-13)
    var (all, complete) = (CoMoments(origin: [100, 200, 300]), CoMoments(origin: Self.origin))
    try all.update(rows.submatrix(rows: Array(0..<300), columns: [0, 1, 2]))
    try complete.update(rows.submatrix(rows: Array(120..<300), columns: [0, 1, 2, 3]))
    let regression = try LinearRegression(complete, response: 3, on: [0, 1, 2])
    let expectedMean = regression.intercept + dot(regression.slopes, all.mean)
    let covariance = 1.0 / 300 * all.scatter
    let residual = (complete.scatter[3, 3] * (1 - regression.rSquared)) / 180
    let expectedVariance = residual + dot(regression.slopes, covariance * regression.slopes)
    #expect(abs(model.mean[3] - expectedMean) < 1e-8)
    #expect(abs(model.covariance[3, 3] / expectedVariance - 1) < 1e-8)
    #expect(relativeDifference((covariance * regression.slopes), (0..<3).map { model.covariance[$0, 3] }) < 1e-8)
  }

  /// At the maximum the score of the observed rows is zero: Σ over patterns of Σ_oo⁻¹ n (m − μ_o), and likewise for Σ.
  @Test func theScoreVanishesAtTheFit() throws {
    let data = try gathered(rows(seed: 43, count: 500, missing: 0.2))
    let model = try NormalEM(data, tolerance: 1e-13)
    var meanScore = [Double](repeating: 0, count: 4)
    var covarianceScore = Matrix(rows: 4, columns: 4)
    for (pattern, moments) in zip(data.patterns, data.moments) {
      let o = pattern.observed
      let inverse = try Cholesky(model.covariance.submatrix(rows: o, columns: o)).inverse
      let d = Matrix(rows: o.count, columns: 1, elements: zip(o, moments.mean).map { $1 - model.mean[$0] })
      let n = Double(moments.count)
      let pull = n * (inverse * d)
      let curvature = inverse * (moments.scatter + n * (d * d.transposed)) * inverse - n * inverse
      for (i, row) in o.enumerated() {
        meanScore[row] += pull[i, 0]
        for (j, column) in o.enumerated() { covarianceScore[row, column] += curvature[i, j] }
      }
    }
    #expect(meanScore.allSatisfy { abs($0) < 1e-6 })
    #expect(covarianceScore.elements.allSatisfy { abs($0) < 1e-6 })
  }

  @Test func aColumnNeverObservedIsNamed() throws {
    var rows = rows(seed: 44, count: 30, missing: 0)
    for i in 0..<30 { rows[i, 2] = .nan }
    let data = try gathered(rows)
    #expect(throws: MomentsError.neverObserved(column: 2)) { try NormalEM(data) }
  }
}

@Suite struct MissingCoMomentsTests {
  let em = NormalEMTests()

  @Test func anySplitAgrees() throws {
    let rows = em.rows(seed: 45, count: 400, missing: 0.15)
    let whole = try em.gathered(rows)
    var merged = MissingCoMoments(patterns: whole.patterns, origin: whole.origin)
    for piece in 0..<7 {
      var part = MissingCoMoments(patterns: whole.patterns, origin: whole.origin)
      try part.update(rows.submatrix(rows: (0..<400).filter { $0 % 7 == piece }, columns: [0, 1, 2, 3]))
      try merged.merge(part)
    }
    #expect(merged.count == whole.count)
    for (a, b) in zip(merged.moments, whole.moments) {
      #expect(a.count == b.count)
      #expect(relativeDifference(a.scatter, b.scatter) < 1e-9)
    }
  }

  @Test func rowsOfRarePatternsAreCounted() throws {
    let rows = em.rows(seed: 46, count: 400, missing: 0.3)
    let data = try em.gathered(rows, most: 3)
    let empty = (0..<400).filter { rows.row($0).allSatisfy(\.isNaN) }.count
    #expect(data.patterns.count == 3)
    #expect(data.empty == empty)
    #expect(data.leftOut > 0)
    #expect(data.count + data.leftOut + data.empty == 400)
  }

  @Test func theMostFrequentPatternsAreKept() throws {
    var counts = PatternCounts()
    let (full, first, second) = ([1.0, 2], [1, Double.nan], [Double.nan, 2])
    try counts.update(Matrix(rowsOf: [full, first, first, second, full, full, second]))
    #expect(counts.mostFrequent(1) == [MissingnessPattern(observed: [0, 1])])
    #expect(counts.mostFrequent(2) == [MissingnessPattern(observed: [0]), MissingnessPattern(observed: [0, 1])])
  }

  @Test func anInfiniteValueIsRefusedWithItsColumn() throws {
    var data = MissingCoMoments(patterns: [MissingnessPattern(observed: [1, 3])], origin: [0, 0, 0, 0])
    #expect(throws: MomentsError.notFinite(column: 3)) {
      try data.update(Matrix(rowsOf: [[.nan, 1, .nan, .infinity]]))
    }
  }
}
