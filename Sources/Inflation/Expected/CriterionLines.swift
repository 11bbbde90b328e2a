internal import Foundation
internal import Statistics

/// The line in quality of every criterion of every type: what honest units of that quality usually have.
///
/// ℓ_j ≈ α_gj + b_gj m by weighted least squares; a small type takes the slope of all types and keeps its own centre.
struct CriterionLines: Sendable {
  /// α_gj: type first, then criterion.
  let intercept: [[Double]]
  /// b_gj.
  let slope: [[Double]]

  /// Fits all lines.
  ///
  /// - Complexity: O(rows × criteria).
  init(_ data: AssessedRows, clean: [Double], smallType: Int) {
    let groups = data.byType
    var intercept = [[Double]](repeating: [Double](repeating: 0, count: data.logits.count), count: data.typeCount)
    var slope = intercept
    for (j, column) in data.logits.enumerated() {
      let lines = groups.map { WeightedLine(x: data.quality, y: column, weights: clean, rows: $0) }
      let sumOfSquares = lines.reduce(0) { $0 + $1.sumOfSquares }
      let pooled = sumOfSquares > 0 ? lines.reduce(0) { $0 + $1.sumOfProducts } / sumOfSquares : 0
      for (g, line) in lines.enumerated() where line.weight > 0 {
        slope[g][j] = groups[g].count < smallType || line.sumOfSquares <= 0 ? pooled : line.slope
        intercept[g][j] = line.meanY - slope[g][j] * line.meanX
      }
    }
    self.intercept = intercept
    self.slope = slope
  }

  /// The logit shares less what their lines predict: criterion first, then row; NaN where there is no number.
  func departures(of data: AssessedRows) -> [[Double]] {
    data.logits.enumerated().map { j, column in
      column.indices.map { i in
        let g = data.type[i]
        return column[i] - intercept[g][j] - slope[g][j] * data.quality[i]
      }
    }
  }
}

/// A straight line by weighted least squares, with the sums it rests on.
struct WeightedLine: Sendable {
  private(set) var weight = 0.0
  private(set) var meanX = 0.0
  private(set) var meanY = 0.0
  /// Σ w (x − x̄)².
  private(set) var sumOfSquares = 0.0
  /// Σ w (x − x̄)(y − ȳ).
  private(set) var sumOfProducts = 0.0

  /// The line of y on x over the rows where y is a number, one pass (West 1979).
  init(x: [Double], y: [Double], weights: [Double], rows: [Int]) {
    for i in rows where y[i].isFinite && weights[i] > 0 {
      weight += weights[i]
      let dx = x[i] - meanX
      let dy = y[i] - meanY
      let share = weights[i] / weight
      meanX += share * dx
      meanY += share * dy
      sumOfSquares += weights[i] * dx * (x[i] - meanX)
      sumOfProducts += weights[i] * dx * (y[i] - meanY)
    }
  }

  /// The slope; 0 where x does not vary.
  var slope: Double { sumOfSquares > 0 ? sumOfProducts / sumOfSquares : 0 }
}
