internal import LinearAlgebra

/// Figures that are not negative divided by their sum; nil where the sum is 0 or not a number.
func normalised(_ values: [Double]) -> [Double]? {
  let sum = values.reduce(0, +)
  return sum > 0 && sum.isFinite ? values.map { $0 / sum } : nil
}

/// The standard deviation of each column, divisor n.
func deviations(of values: Matrix) -> [Double] {
  (0..<values.columns).map { j in
    let column = values.column(j)
    let n = Double(max(column.count, 1))
    let mean = column.reduce(0, +) / n
    return (column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n).squareRoot()
  }
}
