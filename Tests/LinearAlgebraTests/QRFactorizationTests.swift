import LinearAlgebra
import Statistics
import Testing

@Suite struct QRFactorizationTests {
  @Test func theFactorsMultiplyToTheMatrix() throws {
    for trial in 0..<20 {
      var random = RandomStream(seed: 61, UInt64(trial))
      let p = 1 + random.index(below: 8)
      let a = random.normalMatrix(rows: p + random.index(below: 20), columns: p)
      let qr = try QRFactorization(a)
      #expect(size(qr.factorQ * qr.factorR - a) < 1e-13)
      #expect(size(qr.factorQ.crossProduct - .identity(p)) < 1e-13)
      #expect(size(try qr.inverseCrossProduct() * a.crossProduct - .identity(p)) < 1e-9)
    }
  }

  @Test func leastSquaresResidualsAreOrthogonalToTheColumns() throws {
    var random = RandomStream(seed: 62)
    let a = random.normalMatrix(rows: 30, columns: 5)
    let y = (0..<30).map { _ in random.normal() }
    let fitted = a * (try QRFactorization(a).leastSquares(y))
    let residuals = Matrix(rows: 30, columns: 1, elements: zip(y, fitted).map { $0 - $1 })
    #expect(size(a.crossProduct(with: residuals)) < 1e-12)
  }

  @Test func aSolveWithDependentColumnsThrowsTheCondition() throws {
    let a = Matrix(columnsOf: [[1, 2, 3, 4], [2, 4, 6, 8]])
    let qr = try QRFactorization(a)
    let error = #expect(throws: LinearAlgebraError.self) { try qr.leastSquares([1, 2, 3, 4]) }
    guard case .singular(let condition) = error else {
      Issue.record("\(String(describing: error)) does not carry the condition number")
      return
    }
    #expect(condition > 1e15)
  }

  @Test func numbersThatAreNotFiniteAreRefused() throws {
    #expect(throws: LinearAlgebraError.notFinite) { try QRFactorization(Matrix(rowsOf: [[1], [.nan]])) }
    let qr = try QRFactorization(Matrix(rowsOf: [[1], [2]]))
    #expect(throws: LinearAlgebraError.notFinite) { try qr.leastSquares([.infinity, 1]) }
  }
}
