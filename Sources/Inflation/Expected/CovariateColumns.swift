internal import Evaluation
internal import Foundation

/// The units' further columns as numbers that can enter a regression.
///
/// Numbers are centred and scaled to standard deviation 1, a missing one at the mean; a text becomes an indicator for
/// each value but the most frequent, centred. Columns that do not vary are left out.
struct CovariateColumns: Sendable {
  /// One column a number or value: a value a row.
  let columns: [[Double]]

  /// A text with more values than this is not a class but a name: the rarer ones are joined.
  private static let mostValues = 20

  /// The columns of the rows' units.
  init(_ units: Units, of rows: [Int]) {
    var columns: [[Double]] = []
    for covariate in units.covariates {
      switch covariate.values {
      case .numeric(let values): columns.append(rows.map { values[$0] })
      case .text(let values): columns += Self.indicators(rows.map { values[$0] })
      }
    }
    self.columns = columns.compactMap(Self.standardised)
  }

  private static func indicators(_ values: [String]) -> [[Double]] {
    let counts = Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)
    let ordered = counts.keys.sorted { (counts[$1, default: 0], $0) < (counts[$0, default: 0], $1) }
    return ordered.dropFirst().prefix(mostValues).map { value in values.map { $0 == value ? 1 : 0 } }
  }

  private static func standardised(_ column: [Double]) -> [Double]? {
    let known = column.filter(\.isFinite)
    guard known.count >= 2 else { return nil }
    let mean = known.reduce(0, +) / Double(known.count)
    let variance = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(known.count)
    guard variance > 1e-20 else { return nil }
    return column.map { $0.isFinite ? ($0 - mean) / variance.squareRoot() : 0 }
  }
}
