internal import Foundation
internal import LinearAlgebra

/// The columns of the expected rating: a line in quality for each type, curved where the type is large, the covariates,
/// and what the units' own earlier ratings let expect.
struct RegressionDesign: Sendable {
  /// The entries of all rows, one row after the other; columns that do not concern a row's type are left out.
  private let entries: [(column: Int, value: Double)]
  /// Where the entries of each row begin; and their end.
  private let starts: [Int]
  /// The number of columns.
  let columns: Int
  /// The column of the units' own history; nil where there is none.
  private let historyColumn: Int?

  /// A type with at least this many rows gets a curve of its own: the square's error is then under a tenth of a
  /// standard deviation.
  private static let rowsForACurve = 300

  /// The design of the rows; types under `smallType` rows share one slope.
  init(_ data: AssessedRows, smallType: Int) {
    let groups = data.byType
    var next = 0
    func newColumn() -> Int {
      defer { next += 1 }
      return next
    }
    var sharedSlope: Int?
    var intercept: [Int: Int] = [:]
    var slope: [Int: Int] = [:]
    var square: [Int: Int] = [:]
    for (g, rows) in groups.enumerated() where !rows.isEmpty {
      intercept[g] = newColumn()
      if rows.count >= smallType {
        slope[g] = newColumn()
        if rows.count >= Self.rowsForACurve { square[g] = newColumn() }
      } else {
        let shared = sharedSlope ?? newColumn()
        sharedSlope = shared
        slope[g] = shared
      }
    }
    let firstCovariate = next
    next += data.covariates.count
    historyColumn = data.history.map { _ in newColumn() }
    columns = next
    let historyColumn = historyColumn
    var entries: [(column: Int, value: Double)] = []
    var starts = [0]
    for i in 0..<data.count {
      let g = data.type[i]
      let m = data.quality[i]
      if let column = intercept[g] { entries.append((column, 1)) }
      if let column = slope[g] { entries.append((column, m)) }
      if let column = square[g] { entries.append((column, m * m)) }
      for (k, covariate) in data.covariates.enumerated() { entries.append((firstCovariate + k, covariate[i])) }
      if let historyColumn, let history = data.history { entries.append((historyColumn, history.mean[i])) }
      starts.append(entries.count)
    }
    (self.entries, self.starts) = (entries, starts)
  }

  /// Where the entries of a row stand.
  private func places(row i: Int) -> Range<Int> { starts[i]..<starts[i + 1] }

  /// The part of the fitted value of a row that its own history makes.
  func historyPart(row i: Int, coefficients: [Double]) -> Double {
    guard let historyColumn, let entry = entries[places(row: i)].last, entry.column == historyColumn else { return 0 }
    return coefficients[historyColumn] * entry.value
  }

  /// The fitted value of a row.
  func value(row i: Int, coefficients: [Double]) -> Double {
    var sum = 0.0
    for entry in places(row: i) { sum += coefficients[entries[entry].column] * entries[entry].value }
    return sum
  }

  /// x'Cx of a row: the share of a row's variance that the estimation of the coefficients adds.
  func quadraticForm(row i: Int, _ c: Matrix) -> Double {
    var sum = 0.0
    for a in entries[places(row: i)] {
      for b in entries[places(row: i)] { sum += a.value * b.value * c[a.column, b.column] }
    }
    return sum
  }

  /// The weighted least squares coefficients and (X'WX)⁻¹; a ridge of 1e-9 of the diagonal keeps empty columns at 0.
  ///
  /// - Complexity: O(rows × entries² + columns³).
  func solve(
    response: [Double], weights: [Double]
  ) throws(LinearAlgebraError) -> (coefficients: [Double], inverse: Matrix) {
    var sums = [Double](repeating: 0, count: columns * columns)
    var moment = [Double](repeating: 0, count: columns)
    for i in response.indices where weights[i] > 0 {
      for a in places(row: i) {
        let (column, value) = (entries[a].column, weights[i] * entries[a].value)
        moment[column] += value * response[i]
        for b in places(row: i) { sums[column * columns + entries[b].column] += value * entries[b].value }
      }
    }
    var gram = Matrix(rows: columns, columns: columns, elements: sums)
    let largest = gram.diagonal.max() ?? 0
    for k in 0..<columns { gram[k, k] += 1e-9 * gram[k, k] + 1e-9 * largest + 1e-300 }
    let factor = try Cholesky(gram)
    return (factor.solve(moment), factor.inverse)
  }
}
