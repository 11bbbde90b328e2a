public import LinearAlgebra

/// The principal components of a correlation matrix (p × p).
public struct PrincipalComponents: Sendable {
  /// The eigenvalues, largest first (p).
  public let eigenvalues: [Double]
  /// The eigenvectors as columns (p × p), each turned so that its entries sum to no less than 0.
  public let vectors: Matrix

  /// The components of a correlation matrix.
  ///
  /// - Throws: `notFinite`, `notConverged`.
  /// - Complexity: O(p³).
  ///
  /// Source: Jolliffe (2002), Principal Component Analysis, section 2.3.
  public init(correlation: Matrix) throws(LinearAlgebraError) {
    let eigen = try SymmetricEigen(correlation)
    let p = correlation.rows
    var turned = Matrix(rows: p, columns: p)
    for j in 0..<p {
      let column = eigen.vectors.column(p - 1 - j)
      let sign: Double = column.reduce(0, +) < 0 ? -1 : 1
      for i in 0..<p { turned[i, j] = sign * column[i] }
    }
    eigenvalues = eigen.values.reversed()
    vectors = turned
  }

  /// The loadings of the first components, vector times √eigenvalue (p × count).
  public func loadings(count: Int) -> Matrix {
    var result = vectors.submatrix(rows: Array(0..<vectors.rows), columns: Array(0..<count))
    for j in 0..<count {
      for i in 0..<result.rows { result[i, j] *= max(0, eigenvalues[j]).squareRoot() }
    }
    return result
  }

  /// Weights in proportion to the entries of the first component; negative ones, which would punish good work, are 0.
  public var firstComponentWeights: [Double]? {
    vectors.columns > 0 ? normalised(vectors.column(0).map { max(0, $0) }) : nil
  }
}
