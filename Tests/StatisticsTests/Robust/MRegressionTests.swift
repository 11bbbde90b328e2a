import LinearAlgebra
import Statistics
import Testing

struct MRegressionTests {
  private func stackloss() throws -> (design: Matrix, response: [Double]) {
    let table = try Fixture("lmrob_stackloss.csv")
    let columns = ["air_flow", "water_temp", "acid_conc_"].map { table.numbers($0) }
    let response = table.numbers("response")
    return (Matrix(columnsOf: [response.map { _ in 1 }] + columns), response)
  }

  // R 4.2.2, MASS 7.3-58.2: rlm(stack.loss ~ ., stackloss, psi = psi.huber, maxit = 500, acc = 1e-12); tolerance 1e-8.
  @Test func agreesWithRlmForHuber() throws {
    let (design, response) = try stackloss()
    let fit = try MRegression(design: design, response: response, loss: .efficientHuber)
    let expected = [-41.0264853732949, 0.829385770253742, 0.926059415549029, -0.12784631796544]
    #expect(largestRelativeDifference(fit.coefficients, expected) < 1e-8)
    #expect(abs(fit.scale - 2.44048904599446) < 1e-8)
    #expect(abs(fit.weights[2] - 0.785796612530378) < 1e-8)
    #expect(abs(fit.weights[20] - 0.368083781778164) < 1e-8)
  }

  // R 4.2.2, MASS 7.3-58.2: rlm(stack.loss ~ ., stackloss, psi = psi.bisquare, maxit = 500, acc = 1e-12);
  // tolerance 1e-8.
  @Test func agreesWithRlmForTheBisquare() throws {
    let (design, response) = try stackloss()
    let fit = try MRegression(design: design, response: response, loss: .efficientBisquare)
    let expected = [-42.2853215364908, 0.927558992802355, 0.650711198390328, -0.112333123035647]
    #expect(largestRelativeDifference(fit.coefficients, expected) < 1e-8)
    #expect(abs(fit.scale - 2.28185331456713) < 1e-8)
    #expect(abs(fit.weights[3] - 0.335787977879859) < 1e-8)
    #expect(abs(fit.weights[20] - 0.0022178553166039) < 1e-8)
  }

  @Test func smallResidualsAloneGiveLeastSquares() throws {
    let (design, response) = try stackloss()
    let fit = try MRegression(design: design, response: response, loss: .huber(tuning: 1e6))
    let squares = try QRFactorization(design).leastSquares(response)
    #expect(largestRelativeDifference(fit.coefficients, squares) < 1e-9)
    #expect(fit.weights.allSatisfy { $0 == 1 })
  }

  @Test func refusesAResponseWithoutSpread() {
    #expect(throws: FitError.noSpread) {
      let ones = Matrix(rows: 5, columns: 1, repeating: 1)
      return try MRegression(design: ones, response: [2, 2, 2, 2, 2], loss: .efficientHuber)
    }
  }
}
