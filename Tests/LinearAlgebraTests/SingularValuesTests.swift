import LinearAlgebra
import Statistics
import Testing

@Suite struct SingularValuesTests {
  @Test(arguments: [(9, 4), (4, 9), (5, 5), (3, 1)]) func theProductIsTheMatrix(rows: Int, columns: Int) throws {
    var random = RandomStream(seed: 65, UInt64(rows))
    let a = random.normalMatrix(rows: rows, columns: columns)
    let svd = try SingularValues(a)
    #expect(svd.values == svd.values.sorted(by: >))
    #expect(size(svd.u * Matrix(diagonal: svd.values) * svd.vt - a) < 1e-13)
    #expect(size(svd.u.crossProduct - .identity(svd.values.count)) < 1e-13)
    #expect(size(svd.vt * svd.vt.transposed - .identity(svd.values.count)) < 1e-13)
  }

  @Test func theConditionIsTheRatioOfTheOuterValues() throws {
    #expect(try SingularValues(Matrix(diagonal: [2, 8, 4])).conditionNumber == 4)
    #expect(try SingularValues(Matrix(diagonal: [2, 0])).conditionNumber == .infinity)
  }

  @Test func numbersThatAreNotFiniteAreRefused() {
    #expect(throws: LinearAlgebraError.notFinite) { try SingularValues(Matrix(rowsOf: [[1, .infinity]])) }
  }
}
