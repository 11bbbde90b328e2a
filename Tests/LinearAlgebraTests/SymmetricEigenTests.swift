import LinearAlgebra
import Statistics
import Testing

@Suite struct SymmetricEigenTests {
  @Test func theVectorsDiagonaliseTheMatrix() throws {
    var random = RandomStream(seed: 64)
    let half = random.normalMatrix(rows: 6, columns: 6)
    let a = half + half.transposed
    let eigen = try SymmetricEigen(a)
    #expect(eigen.values == eigen.values.sorted())
    #expect(size(eigen.vectors.crossProduct - .identity(6)) < 1e-13)
    #expect(size(a * eigen.vectors - eigen.vectors * Matrix(diagonal: eigen.values)) < 1e-13 * size(a))
    for j in 0..<6 {
      let column = eigen.vectors.column(j)
      #expect(column.max() == column.map { abs($0) }.max())
    }
  }

  @Test func numbersThatAreNotFiniteAreRefused() {
    #expect(throws: LinearAlgebraError.notFinite) { try SymmetricEigen(Matrix(rowsOf: [[.nan]])) }
  }
}
