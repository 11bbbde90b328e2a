/// A dense matrix of doubles in column-major order, as BLAS and LAPACK read it.
public struct Matrix: Sendable, Equatable {
  /// Number of rows.
  public let rows: Int
  /// Number of columns.
  public let columns: Int
  /// The entries, column after column: entry (i, j) is `elements[i + j * rows]`.
  public var elements: [Double]

  /// A matrix with the given entries in column-major order; their number must be `rows * columns`.
  public init(rows: Int, columns: Int, elements: [Double]) {
    precondition(elements.count == rows * columns, "a matrix needs rows × columns elements")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// A matrix with every entry equal to `value`.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    self.init(rows: rows, columns: columns, elements: [Double](repeating: value, count: rows * columns))
  }

  /// A matrix from its rows, all of one length.
  public init(rowsOf lists: [[Double]]) {
    let columns = lists.first?.count ?? 0
    precondition(lists.allSatisfy { $0.count == columns }, "rows of a matrix have one length")
    self.init(rows: lists.count, columns: columns)
    for (i, list) in lists.enumerated() {
      for (j, value) in list.enumerated() { self[i, j] = value }
    }
  }

  /// A matrix from its columns, all of one length.
  public init(columnsOf lists: [[Double]]) {
    let rows = lists.first?.count ?? 0
    precondition(lists.allSatisfy { $0.count == rows }, "columns of a matrix have one length")
    self.init(rows: rows, columns: lists.count, elements: lists.flatMap { $0 })
  }

  /// A square matrix with the given diagonal and zeros elsewhere.
  public init(diagonal: [Double]) {
    self.init(rows: diagonal.count, columns: diagonal.count)
    for (i, value) in diagonal.enumerated() { self[i, i] = value }
  }

  /// The identity of order n.
  public static func identity(_ n: Int) -> Matrix {
    Matrix(diagonal: [Double](repeating: 1, count: n))
  }

  /// The entry in row i, column j.
  public subscript(i: Int, j: Int) -> Double {
    get { elements[i + j * rows] }
    set { elements[i + j * rows] = newValue }
  }

  /// Column j as an array of `rows` values.
  public func column(_ j: Int) -> [Double] {
    Array(elements[j * rows..<(j + 1) * rows])
  }

  /// Row i as an array of `columns` values.
  public func row(_ i: Int) -> [Double] {
    (0..<columns).map { self[i, $0] }
  }

  /// Whether every entry is a finite number.
  public var isFinite: Bool {
    elements.allSatisfy(\.isFinite)
  }

  /// The main diagonal.
  public var diagonal: [Double] {
    (0..<Swift.min(rows, columns)).map { self[$0, $0] }
  }

  /// The matrix with rows and columns exchanged.
  public var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for j in 0..<columns {
      for i in 0..<rows { result[j, i] = self[i, j] }
    }
    return result
  }

  /// The matrix of the named rows and columns, in the order given.
  public func submatrix(rows chosenRows: [Int], columns chosenColumns: [Int]) -> Matrix {
    var result = Matrix(rows: chosenRows.count, columns: chosenColumns.count)
    for (j, column) in chosenColumns.enumerated() {
      for (i, row) in chosenRows.enumerated() { result[i, j] = self[row, column] }
    }
    return result
  }
}
