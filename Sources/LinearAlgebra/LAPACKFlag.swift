/// The letters by which LAPACK is told what to read and what to compute.
enum LAPACKFlag {
  /// The lower triangle of a symmetric or triangular matrix.
  static let lower = CChar(UInt8(ascii: "L"))
  /// The upper triangle of a symmetric or triangular matrix.
  static let upper = CChar(UInt8(ascii: "U"))
  /// The 1-norm, the largest sum of magnitudes in a column.
  static let oneNorm = CChar(UInt8(ascii: "1"))
  /// The matrix itself, not its transpose.
  static let notTransposed = CChar(UInt8(ascii: "N"))
  /// The transpose of the matrix.
  static let transposed = CChar(UInt8(ascii: "T"))
  /// A diagonal that is stored, not one of ones.
  static let storedDiagonal = CChar(UInt8(ascii: "N"))
  /// The matrix multiplies from the left.
  static let left = CChar(UInt8(ascii: "L"))
  /// Eigenvectors are wanted beside the eigenvalues.
  static let withVectors = CChar(UInt8(ascii: "V"))
  /// The thin singular vectors, min(n, p) of them on either side.
  static let thinVectors = CChar(UInt8(ascii: "S"))
}
