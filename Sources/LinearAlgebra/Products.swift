internal import COpenBLAS

extension Matrix {
  /// The product AB.
  ///
  /// - Complexity: O(n·m·k), one `dgemm`.
  public static func * (a: Matrix, b: Matrix) -> Matrix {
    precondition(a.columns == b.rows, "inner dimensions of a product agree")
    var result = Matrix(rows: a.rows, columns: b.columns)
    guard a.rows > 0, b.columns > 0, a.columns > 0 else { return result }
    cblas_dgemm(
      CblasColMajor, CblasNoTrans, CblasNoTrans, Int32(a.rows), Int32(b.columns), Int32(a.columns), 1, a.elements,
      Int32(a.rows), b.elements, Int32(b.rows), 0, &result.elements, Int32(a.rows))
    return result
  }

  /// The product Ax of a matrix and a vector.
  ///
  /// - Complexity: O(n·m), one `dgemv`.
  public static func * (a: Matrix, x: [Double]) -> [Double] {
    precondition(a.columns == x.count, "a vector has as many entries as the matrix has columns")
    var result = [Double](repeating: 0, count: a.rows)
    guard a.rows > 0, a.columns > 0 else { return result }
    cblas_dgemv(
      CblasColMajor, CblasNoTrans, Int32(a.rows), Int32(a.columns), 1, a.elements, Int32(a.rows), x, 1, 0, &result, 1)
    return result
  }

  /// The sum of two matrices of one shape.
  public static func + (a: Matrix, b: Matrix) -> Matrix {
    precondition(a.rows == b.rows && a.columns == b.columns, "summands have one shape")
    return Matrix(rows: a.rows, columns: a.columns, elements: zip(a.elements, b.elements).map { $0 + $1 })
  }

  /// The difference of two matrices of one shape.
  public static func - (a: Matrix, b: Matrix) -> Matrix {
    precondition(a.rows == b.rows && a.columns == b.columns, "a difference needs one shape")
    return Matrix(rows: a.rows, columns: a.columns, elements: zip(a.elements, b.elements).map { $0 - $1 })
  }

  /// The matrix scaled by a number.
  public static func * (factor: Double, a: Matrix) -> Matrix {
    Matrix(rows: a.rows, columns: a.columns, elements: a.elements.map { factor * $0 })
  }

  /// The cross-product X'X, full and exactly symmetric.
  ///
  /// - Complexity: O(n·p²), one `dsyrk`.
  public var crossProduct: Matrix {
    var result = Matrix(rows: columns, columns: columns)
    guard rows > 0, columns > 0 else { return result }
    cblas_dsyrk(
      CblasColMajor, CblasUpper, CblasTrans, Int32(columns), Int32(rows), 1, elements, Int32(rows), 0,
      &result.elements, Int32(columns))
    result.mirrorUpperTriangle()
    return result
  }

  /// The cross-product X'Y with another matrix of as many rows.
  ///
  /// - Complexity: O(n·p·q), one `dgemm`.
  public func crossProduct(with other: Matrix) -> Matrix {
    precondition(rows == other.rows, "a cross-product needs as many rows on both sides")
    var result = Matrix(rows: columns, columns: other.columns)
    guard rows > 0, columns > 0, other.columns > 0 else { return result }
    cblas_dgemm(
      CblasColMajor, CblasTrans, CblasNoTrans, Int32(columns), Int32(other.columns), Int32(rows), 1, elements,
      Int32(rows), other.elements, Int32(rows), 0, &result.elements, Int32(columns))
    return result
  }

  /// Copies the upper triangle onto the lower one.
  mutating func mirrorUpperTriangle() {
    for j in 0..<columns {
      for i in 0..<j { self[j, i] = self[i, j] }
    }
  }
}

/// The inner product of two vectors of one length.
public func dot(_ x: [Double], _ y: [Double]) -> Double {
  precondition(x.count == y.count, "an inner product needs vectors of one length")
  var sum = 0.0
  for i in x.indices { sum += x[i] * y[i] }
  return sum
}
