import LinearAlgebra
import Statistics

/// Rows of correlated numbers far from 0, drawn from a seed.
struct RandomRows {
  let values: Matrix

  init(seed: UInt64, rows: Int, columns: Int) {
    var random = RandomStream(seed: seed, 1)
    var matrix = Matrix(rows: rows, columns: columns)
    for i in 0..<rows {
      let common = random.normal()
      for j in 0..<columns { matrix[i, j] = 100 * Double(j + 1) + common + random.normal() }
    }
    values = matrix
  }

  func batch(_ range: Range<Int>) -> Matrix {
    var result = Matrix(rows: range.count, columns: values.columns)
    for j in 0..<values.columns {
      for i in range { result[i - range.lowerBound, j] = values[i, j] }
    }
    return result
  }

  func batch(_ chosen: [Int]) -> Matrix {
    values.submatrix(rows: chosen, columns: Array(0..<values.columns))
  }
}

/// The largest difference of two matrices over the largest entry of the second.
func relativeDifference(_ a: Matrix, _ b: Matrix) -> Double {
  let scale = b.elements.map { abs($0) }.max() ?? 0
  let largest = zip(a.elements, b.elements).map { abs($0 - $1) }.max() ?? 0
  return scale > 0 ? largest / scale : largest
}

/// The largest difference of two vectors over the largest entry of the second.
func relativeDifference(_ a: [Double], _ b: [Double]) -> Double {
  relativeDifference(
    Matrix(rows: a.count, columns: 1, elements: a), Matrix(rows: b.count, columns: 1, elements: b))
}
