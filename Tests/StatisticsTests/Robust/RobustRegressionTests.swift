import LinearAlgebra
import Statistics
import Testing

struct RobustRegressionTests {
  struct Reference: Sendable, CustomTestStringConvertible {
    let file: String
    let coefficients: [Double]
    let initial: [Double]
    let scale: Double
    let standardErrors: [Double]
    var testDescription: String { file }
  }

  // R 4.2.2, robustbase 0.95-0: lmrob(formula, control = lmrob.control(k.max = 2000, nResample = 3000, best.r.s = 20,
  // refine.tol = 1e-10, rel.tol = 1e-12)), seed 2024; psi bisquare, tuning 4.685061, chi 1.54764, bb 0.5, method SM.
  static let references = [
    Reference(
      file: "lmrob_stackloss.csv",
      coefficients: [-41.5246116759533, 0.938845476857599, 0.579552744597459, -0.112921861956969],
      initial: [-36.9254229194462, 0.849574807487571, 0.430473905955, -0.0735388486854892],
      scale: 1.91235190877923,
      standardErrors: [5.29779766384067, 0.117429410577237, 0.262963025011287, 0.0698899319762234]
    ),
    Reference(
      file: "lmrob_coleman.csv",
      coefficients: [
        30.5023181639751, -1.66614687732799, 0.0842538073606095, 0.667736589524637, 1.16777744409073,
        -4.136568820393,
      ],
      initial: [
        21.2662117709315, -1.24477972253795, 0.0676015968905549, 0.629663619675329, 1.1759682609385,
        -2.72977287663735,
      ],
      scale: 1.13383507276805,
      standardErrors: [
        6.71260372020885, 0.431287127288423, 0.0146746839460346, 0.0338508996362736, 0.109833106857793,
        0.920837384271368,
      ]
    ),
    Reference(
      file: "lmrob_hbk.csv",
      coefficients: [-0.189616136141649, 0.085273566303163, 0.0410131487412664, -0.0537134005919878],
      initial: [-0.441171792177128, 0.196836332192193, 0.0535294806419375, -0.093353907610457],
      scale: 0.789173203873351,
      standardErrors: [0.116743428309446, 0.0732861579366375, 0.0295606710416716, 0.0319455495324559]
    ),
    Reference(
      file: "lmrob_starscyg.csv",
      coefficients: [-4.96938773153117, 2.25316129183306],
      initial: [-9.57083438474851, 3.29036215692078],
      scale: 0.471457903157151,
      standardErrors: [3.41003476988376, 0.76906063934547]
    ),
    Reference(
      file: "lmrob_animals2_log.csv",
      coefficients: [2.11749263082981, 0.746026150071839],
      initial: [1.97603095711585, 0.746982359940011],
      scale: 0.721040273806748,
      standardErrors: [0.0914570603213432, 0.0206533213009709]
    ),
  ]

  private func problem(_ file: String) throws -> (design: Matrix, response: [Double], table: Fixture) {
    let table = try Fixture(file)
    let covariates = table.headings.prefix { $0 != "response" }.map { table.numbers($0) }
    let response = table.numbers("response")
    return (Matrix(columnsOf: [response.map { _ in 1 }] + covariates), response, table)
  }

  @Test(arguments: references) func agreesWithLmrob(_ reference: Reference) throws {
    let (design, response, table) = try problem(reference.file)
    let fit = try RobustRegression.mm(design: design, response: response)
    #expect(fit.converged)
    #expect(largestRelativeDifference(fit.coefficients, reference.coefficients) < 1e-7)
    #expect(largestRelativeDifference(fit.initialCoefficients, reference.initial) < 1e-7)
    #expect(abs(fit.scale / reference.scale - 1) < 1e-7)
    #expect(largestRelativeDifference(fit.standardErrors, reference.standardErrors) < 1e-6)
    #expect(largestDifference(fit.weights, table.numbers("weight")) < 1e-7)
    #expect(largestDifference(fit.residuals, table.numbers("residual")) < 1e-7)
  }

  @Test(arguments: references) func theSearchDoesNotDependOnTheSeed(_ reference: Reference) throws {
    let (design, response, _) = try problem(reference.file)
    for seed: UInt64 in 2...4 {
      let fit = try RobustRegression.mm(design: design, response: response, seed: seed)
      #expect(largestRelativeDifference(fit.coefficients, reference.coefficients) < 1e-6)
    }
  }

  /// Rows around a plane, a share of which lie far off at one leverage point.
  private func contaminated(rows: Int, columns: Int, share: Double, seed: UInt64) -> (Matrix, [Double]) {
    var stream = RandomStream(seed: seed)
    var design = Matrix(rows: rows, columns: columns, repeating: 1)
    var response = [Double](repeating: 0, count: rows)
    for i in 0..<rows {
      let bad = Double(i) < share * Double(rows)
      for j in 1..<columns { design[i, j] = bad ? 5 + 0.1 * stream.normal() : stream.normal() }
      let signal = (0..<columns).reduce(0.0) { $0 + Double($1 + 1) * design[i, $1] }
      response[i] = (bad ? -100 : signal) + stream.normal()
    }
    return (design, response)
  }

  @Test func aThirdOfBadRowsHasNoPartInTheFit() throws {
    let (design, response) = contaminated(rows: 240, columns: 4, share: 0.35, seed: 31)
    let fit = try RobustRegression.mm(design: design, response: response)
    #expect(largestDifference(fit.coefficients, [1, 2, 3, 4]) < 0.35)
    #expect(fit.weights.prefix(84).allSatisfy { $0 == 0 })
    #expect(fit.weights.dropFirst(84).reduce(0, +) > 0.9 * 156)
  }

  @Test func aSearchInAPartOfTheRowsServesAll() throws {
    let (design, response) = contaminated(rows: 2_600, columns: 3, share: 0.3, seed: 37)
    let fit = try RobustRegression.mm(design: design, response: response)
    #expect(fit.converged)
    #expect(largestDifference(fit.coefficients, [1, 2, 3]) < 0.1)
    #expect(fit.weights.prefix(780).allSatisfy { $0 == 0 })
  }

  @Test func normalErrorsGiveTheErrorsOfLeastSquares() throws {
    let (design, response) = contaminated(rows: 500, columns: 3, share: 0, seed: 41)
    let fit = try RobustRegression.mm(design: design, response: response)
    let squares = try QRFactorization(design)
    #expect(largestDifference(fit.coefficients, try squares.leastSquares(response)) < 0.03)
    let expected = try squares.inverseCrossProduct().diagonal.map { ($0 / 0.95).squareRoot() }
    #expect(largestRelativeDifference(fit.standardErrors, expected) < 0.08)
    #expect(abs(fit.scale - 1) < 0.06)
  }

  @Test func fitsFollowUnitsAndShifts() throws {
    let (design, response, _) = try problem("lmrob_stackloss.csv")
    let fit = try RobustRegression.mm(design: design, response: response)
    let shifted = (0..<response.count).map { -3 * response[$0] + 5 + 2 * design[$0, 1] }
    var rescaled = design
    for i in 0..<design.rows { rescaled[i, 2] *= 1000 }
    let moved = try RobustRegression.mm(design: rescaled, response: shifted)
    let b = fit.coefficients
    let expected = [-3 * b[0] + 5, -3 * b[1] + 2, -3 * b[2] / 1000, -3 * b[3]]
    #expect(largestRelativeDifference(moved.coefficients, expected) < 1e-6)
    #expect(abs(moved.scale / fit.scale - 3) < 1e-6)
    #expect(largestDifference(moved.weights, fit.weights) < 1e-6)
  }

  @Test func aFactorWithRareLevelsIsFitted() throws {
    var stream = RandomStream(seed: 43)
    let rows = (0..<120).map { i in [1, i < 6 ? 1.0 : 0, i >= 6 && i < 13 ? 1.0 : 0, stream.normal()] }
    let response = rows.map { $0[0] + 4 * $0[1] - 4 * $0[2] + 2 * $0[3] + 0.2 * stream.normal() }
    let fit = try RobustRegression.mm(design: Matrix(rowsOf: rows), response: response)
    #expect(largestDifference(fit.coefficients, [1, 4, -4, 2]) < 0.3)
  }

  @Test func refusesWhatCannotBeFitted() {
    let ones = Matrix(rows: 4, columns: 1, repeating: 1)
    #expect(throws: FitError.tooFewObservations(found: 1, needed: 2)) {
      try RobustRegression.mm(design: Matrix(rows: 1, columns: 1, repeating: 1), response: [2])
    }
    #expect(throws: FitError.noSpread) { try RobustRegression.mm(design: ones, response: [3, 3, 3, 9]) }
    #expect(throws: FitError.unsolvable(.notFinite)) {
      try RobustRegression.mm(design: ones, response: [1, 2, .nan, 4])
    }
    #expect(throws: FitError.self) {
      try RobustRegression.mm(design: Matrix(rows: 4, columns: 2, repeating: 1), response: [1, 2, 3, 4])
    }
  }
}
