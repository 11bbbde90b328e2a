import LinearAlgebra
import Statistics
import Testing

@Suite struct PivotedCholeskyTests {
  /// Columns of very different units, of which two follow from others.
  @Test func dependentColumnsAreFoundWithTheirCoefficients() throws {
    for trial in 0..<20 {
      var random = RandomStream(seed: 66, UInt64(trial))
      let base = random.normalMatrix(rows: 40, columns: 4)
      let sum = (0..<40).map { 3 * base[$0, 0] - 500 * base[$0, 2] }
      let copy = (0..<40).map { 1e-4 * base[$0, 1] }
      let a = Matrix(columnsOf: [base.column(0), base.column(1), sum, base.column(2), copy, base.column(3)])
      let scatter = a.crossProduct
      let pivoted = try PivotedCholesky(scatter)
      #expect(pivoted.rank == 4)
      #expect(pivoted.pivots.sorted() == Array(0..<6))
      let permuted = scatter.submatrix(rows: pivoted.pivots, columns: pivoted.pivots)
      let rebuilt = pivoted.factor * pivoted.factor.transposed
      for j in 0..<6 {
        for i in 0..<6 {
          let scale = (permuted[i, i] * permuted[j, j]).squareRoot()
          #expect(abs(rebuilt[i, j] - permuted[i, j]) < 1e-12 * scale)
        }
      }
      for column in pivoted.dependentColumns {
        let coefficients = pivoted.coefficients(ofDependent: column)
        for i in 0..<40 {
          let predicted = zip(coefficients, pivoted.pivots).reduce(0) { $0 + $1.0 * a[i, $1.1] }
          #expect(abs(predicted - a[i, column]) < 1e-9 * scatter[column, column].squareRoot())
        }
      }
    }
  }

  @Test func aColumnThatDoesNotVaryIsDependent() throws {
    let pivoted = try PivotedCholesky(Matrix(diagonal: [4, 0, 9]))
    #expect(pivoted.rank == 2)
    #expect(pivoted.dependentColumns == [1])
    #expect(pivoted.coefficients(ofDependent: 1) == [0, 0])
  }

  @Test func numbersThatAreNotFiniteAreRefused() {
    #expect(throws: LinearAlgebraError.notFinite) { try PivotedCholesky(Matrix(rowsOf: [[.nan]])) }
  }
}
