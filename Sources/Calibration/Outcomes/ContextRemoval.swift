internal import Evaluation
internal import LinearAlgebra
internal import Statistics

/// One outcome in one year with the context columns taken out by robust regression within type.
///
/// y − (c − med c)'b, b by Huber's M-estimate with an intercept. A type with too few rows uses the coefficients of all
/// types together. A missing context counts as its median.
///
/// Source: Huber (1964), Robust estimation of a location parameter.
struct ContextRemoval {
  /// The adjusted values, by type and position among its rows; NaN where the outcome is missing.
  private(set) var adjusted: [[Double]]

  /// Rows that a coefficient needs before a type has coefficients of its own.
  static let rowsPerCoefficient = 10

  /// Takes the context out of outcome k; `rows` are the rows of each type in one year.
  init(_ panel: Panel, outcome k: Int, rows: [[Int]], minimumSize: Int) {
    adjusted = rows.map { $0.map { panel.outcomeValues[k][$0] } }
    guard !panel.contexts.isEmpty else { return }
    let designs = rows.map { Self.design(panel, rows: $0) }
    let fewest = max(minimumSize, Self.rowsPerCoefficient * (panel.contexts.count + 1))
    let pooled = Self.coefficients(designs.flatMap { $0 }, adjusted.flatMap { Self.centred($0) }, fewest: fewest)
    for index in adjusted.indices {
      let own = Self.coefficients(designs[index], Self.centred(adjusted[index]), fewest: fewest)
      guard let slopes = own ?? pooled else { continue }
      for position in adjusted[index].indices {
        adjusted[index][position] -= dot(slopes, designs[index][position])
      }
    }
  }

  private static func design(_ panel: Panel, rows: [Int]) -> [[Double]] {
    let columns = panel.contextValues.map { values -> [Double] in
      let chosen = rows.map { values[$0] }
      let center = median(chosen.filter(\.isFinite))
      let deviations = chosen.map { $0.isFinite ? $0 - center : 0 }
      return deviations
    }
    return rows.indices.map { position in columns.map { $0[position] } }
  }

  private static func centred(_ values: [Double]) -> [Double] {
    let center = median(values)
    return values.map { $0 - center }
  }

  /// Huber's tuning constant: 95 % efficiency at the normal.
  private static let huberConstant = 1.345
  private static let iterations = 20

  private static func coefficients(_ design: [[Double]], _ y: [Double], fewest: Int) -> [Double]? {
    let present = y.indices.filter { y[$0].isFinite }
    guard present.count >= fewest, let width = design.first?.count else { return nil }
    let scales = (0..<width).map { column in
      (present.reduce(0) { $0 + design[$1][column] * design[$1][column] } / Double(present.count)).squareRoot()
    }
    let used = (0..<width).filter { scales[$0] > 0 }
    guard !used.isEmpty else { return nil }
    let x = Matrix(rowsOf: present.map { row in [1] + used.map { design[row][$0] / scales[$0] } })
    let target = present.map { y[$0] }
    var weights = [Double](repeating: 1, count: present.count)
    var solution = [Double](repeating: 0, count: used.count + 1)
    for _ in 0..<iterations {
      guard let next = weightedLeastSquares(x, target, weights) else { return nil }
      solution = next
      let residuals = zip(target, x * solution).map { $0 - $1 }
      let scale = medianAbsoluteDeviation(residuals, center: 0)
      guard scale > 0 else { break }
      weights = residuals.map { min(1, huberConstant * scale / max(abs($0), .leastNormalMagnitude)) }
    }
    var slopes = [Double](repeating: 0, count: width)
    for (position, column) in used.enumerated() { slopes[column] = solution[position + 1] / scales[column] }
    return slopes
  }

  /// Columns that say the same share their slope: a ridge of this share of the diagonal.
  private static let ridge = 1e-8

  private static func weightedLeastSquares(_ x: Matrix, _ y: [Double], _ weights: [Double]) -> [Double]? {
    var scaled = x
    let roots = weights.map { $0.squareRoot() }
    for j in 0..<x.columns {
      for i in 0..<x.rows { scaled[i, j] *= roots[i] }
    }
    var normal = scaled.crossProduct
    for j in 0..<x.columns { normal[j, j] *= 1 + ridge }
    let right = scaled.crossProduct(with: Matrix(columnsOf: [zip(roots, y).map { $0 * $1 }]))
    return try? Cholesky(normal).solve(right.elements)
  }
}
