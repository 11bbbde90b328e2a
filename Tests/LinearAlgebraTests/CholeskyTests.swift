import Foundation
import LinearAlgebra
import Statistics
import Testing

@Suite struct CholeskyTests {
  @Test func theFactorMultipliesToTheMatrix() throws {
    var random = RandomStream(seed: 63)
    let a = random.positiveDefinite(7)
    let cholesky = try Cholesky(a)
    #expect(size(cholesky.factor * cholesky.factor.transposed - a) < 1e-13 * size(a))
    #expect(size(cholesky.inverse * a - .identity(7)) < 1e-9)
    let eigen = try SymmetricEigen(a)
    let product = eigen.values.reduce(1, *)
    #expect(abs(cholesky.determinantRatio(to: product) - 1) < 1e-12)
  }

  @Test func anIndefiniteMatrixIsRefusedAtItsColumn() {
    #expect(throws: LinearAlgebraError.notPositiveDefinite(column: 1)) {
      try Cholesky(Matrix(rowsOf: [[1, 2], [2, 1]]))
    }
    #expect(throws: LinearAlgebraError.notFinite) { try Cholesky(Matrix(rowsOf: [[.nan]])) }
  }
}

extension Cholesky {
  /// The determinant over a number of about its size, from the logarithm.
  fileprivate func determinantRatio(to product: Double) -> Double {
    exp(logDeterminant) / product
  }
}
