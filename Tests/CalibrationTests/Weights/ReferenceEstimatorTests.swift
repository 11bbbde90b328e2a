import LinearAlgebra
import Statistics
import Testing

@testable import Calibration

/// Weights of the attitude survey from its outcome. R 4.2.2: nnls 1.4, quadprog 1.5.8 on centred columns.
@Suite struct ReferenceEstimatorTests {
  private let gram = (1.0 / 30) * Attitude.centred(Attitude.criteria).crossProduct
  private let linear = Attitude.centred(Attitude.criteria).crossProduct(with: Attitude.centred([0])).elements
    .map { $0 / 30 }

  private func simplex(_ hessian: Matrix, _ linear: [Double], lower: [Double], upper: [Double]) throws -> [Double] {
    let p = linear.count
    let identity = Matrix.identity(p)
    let bounds = (0..<p).flatMap { j in
      [
        LinearConstraint(coefficients: identity.column(j), bound: lower[j]),
        LinearConstraint(coefficients: identity.column(j).map { -$0 }, bound: -upper[j]),
      ]
    }
    let sum = LinearConstraint(coefficients: [Double](repeating: 1, count: p), bound: 1)
    return try solveQuadraticProgram(hessian: hessian, linear: linear, equalities: [sum], inequalities: bounds).x
  }

  private func shifted(_ matrix: Matrix, _ value: Double) -> Matrix {
    matrix + value * Matrix.identity(matrix.rows)
  }

  private var meanDiagonal: Double { gram.diagonal.reduce(0, +) / 6 }

  /// nnls::nnls, then divided by the sum; tolerance 1e-6, for the programme adds a ridge of 1e-8.
  @Test(.reference("31_attitude_nnls_simplex_prior")) func theProgramAtNoPenaltyIsNonNegativeLeastSquares() throws {
    let program = WeightProgram(
      moment: gram, linear: linear, reference: [Double](repeating: 1.0 / 6, count: 6))
    let solution = try program.solve(penalty: 0)
    let coefficients = [0.643396896592101, 0, 0.211187244724419, 0, 0.000882725331803215, 0]
    let weights = [0.752100311158629, 0, 0.246867824994602, 0, 0.00103186384676906, 0]
    for j in 0..<6 {
      #expect(abs(solution.coefficients[j] - coefficients[j]) < 1e-6)
      #expect(abs(solution.weights[j] - weights[j]) < 1e-6)
    }
    let exact = try solveNonNegative(hessian: gram, linear: linear).x
    for j in 0..<6 { #expect(agree(exact[j], coefficients[j], within: 1e-9)) }
  }

  /// quadprog::solve.QP: least squares on the simplex is another estimator; tolerance 1e-8.
  @Test(.reference("31_attitude_nnls_simplex_prior")) func leastSquaresOnTheSimplexDiffers() throws {
    let expected = [0.657765480874585, 0, 0.259127788085697, 0, 0.0831067310397179, 0]
    let w = try simplex(
      gram, linear, lower: [Double](repeating: 0, count: 6), upper: [Double](repeating: 1, count: 6))
    for j in 0..<6 { #expect(agree(w[j], expected[j], within: 1e-8)) }
  }

  /// quadprog::solve.QP, λs/2‖w − 1/6‖² added, s the mean diagonal; tolerance 1e-8.
  @Test(.reference("31_attitude_nnls_simplex_prior")) func shrinkageToEqualWeights() throws {
    let expected: [(Double, [Double])] = [
      (0.1, [0.595175806032353, 0, 0.258957627936206, 0.0595667106868724, 0.0862998553445681, 0]),
      (
        1,
        [
          0.366694912468705, 0.1088468562862, 0.224163336810007, 0.168453408617718, 0.115574660186291,
          0.0162668256310789,
        ]
      ),
      (
        10,
        [
          0.201123043584719, 0.160122285271241, 0.175699332328932, 0.167900247584921, 0.154374366374159,
          0.140780724856027,
        ]
      ),
    ]
    for (penalty, weights) in expected {
      let pull = penalty * meanDiagonal
      let w = try simplex(
        shifted(gram, pull), linear.map { $0 + pull / 6 }, lower: [Double](repeating: 0, count: 6),
        upper: [Double](repeating: 1, count: 6))
      for j in 0..<6 { #expect(agree(w[j], weights[j], within: 1e-8)) }
    }
  }

  /// quadprog::solve.QP on the sums X'X, X'y with the pull to last year's weights; tolerance 1e-8.
  @Test(.reference("31_attitude_nnls_simplex_prior")) func boundedChange() throws {
    let previous = [0.25, 0.15, 0.2, 0.15, 0.15, 0.1]
    let cases: [(most: Double, least: Double, largest: Double, penalty: Double, weights: [Double])] = [
      (0.1, 0.05, 0.4, 0, [0.35, 0.05, 0.3, 0.185956121828138, 0.064043878171862, 0.05]),
      (
        0.15, 0.02, 0.5, 0.5,
        [0.4, 0.070335740483481, 0.264714390846851, 0.149346664140605, 0.0956032045290637, 0.02]
      ),
      (
        0.1, 0.05, 0.4, 1,
        [0.35, 0.0985939364974278, 0.244257440298286, 0.153130559474393, 0.104018063729893, 0.05]
      ),
      (0.05, 0.05, 0.4, 0, [0.3, 0.1, 0.25, 0.2, 0.1, 0.05]),
    ]
    for item in cases {
      let pull = item.penalty * 30 * meanDiagonal
      let w = try simplex(
        shifted(30 * gram, pull), zip(linear, previous).map { 30 * $0 + pull * $1 },
        lower: previous.map { max(item.least, $0 - item.most) },
        upper: previous.map { min(item.largest, $0 + item.most) })
      for j in 0..<6 { #expect(agree(w[j], item.weights[j], within: 1e-8)) }
    }
  }

  /// R 4.2.2, 1/(1 − R²) of lm; tolerance 1e-9.
  @Test(.reference("30_attitude_ols_diagnostics")) func varianceInflation() {
    let expected = [
      2.66706030825785, 1.600891407384, 2.27104315804566, 3.07822621819102, 1.22810896720675, 1.95159079115008,
    ]
    let factors = varianceInflationFactors(Attitude.covariance(of: Attitude.criteria))
    for (factor, value) in zip(factors, expected) { #expect(agree(factor, value, within: 1e-9)) }
  }

  @Test func aDependentCriterionHasInfiniteInflation() {
    let columns = Attitude.centred([1, 2, 3])
    let sum = zip(columns.column(0), columns.column(1)).map { $0 + $1 }
    let all = Matrix(columnsOf: [columns.column(0), columns.column(1), columns.column(2), sum])
    let factors = varianceInflationFactors(all.crossProduct)
    #expect(factors[0] == .infinity)
    #expect(factors[3] == .infinity)
    #expect(factors[2].isFinite)
  }

  /// relaimpo 2.2-7, "first": the squared correlation of each criterion with the total; tolerance 1e-9.
  @Test(.reference("33_relative_importance_lmg")) func squaredCorrelations() throws {
    let expected = [
      0.681314164108863, 0.181575586984046, 0.388974452874352, 0.348264033275246, 0.0244732081555923,
      0.0240517457458813,
    ]
    let squared = squaredCorrelationsWithTotal(
      covariance: Attitude.covariance(of: Attitude.all), weights: [1, 0, 0, 0, 0, 0, 0])
    #expect(squared[0] == 1)
    for j in 0..<6 { #expect(try agree(#require(squared[j + 1]), expected[j], within: 1e-9)) }
  }

  /// UCLA hsb2, write on read (reliability 0.9) and female: Stata's eivreg, computed in R from A = X'X − S,
  /// S = diag((1 − r)·Σ(x − x̄)²); tolerance 1e-9.
  @Test(.reference("34_errors_in_variables_hsb2")) func errorsInVariables() throws {
    let x = Matrix(columnsOf: [HighSchool.centred(HighSchool.read), HighSchool.centred(HighSchool.female)])
    var moments = CalibrationMoments(criteria: 2)
    moments.count = 200
    moments.scatter = x.crossProduct
    moments.cross = x.crossProduct(with: Matrix(columnsOf: [HighSchool.centred(HighSchool.write)])).elements
    moments.outcome = HighSchool.centred(HighSchool.write).reduce(0) { $0 + $1 * $1 }
    let noise = RatingNoise(moments, declared: [0.1, 0], roundingVariance: [0, 0], seed: 1)
    let coefficients = try Cholesky(noise.adjusted(moments)).solve(moments.linear)
    #expect(agree(coefficients[0], 0.628960739251002, within: 1e-9))
    #expect(agree(coefficients[1], 5.555658981173515, within: 1e-9))
    let means = [HighSchool.write, HighSchool.read, HighSchool.female].map { $0.reduce(0, +) / 200 }
    let intercept = means[0] - coefficients[0] * means[1] - coefficients[1] * means[2]
    #expect(agree(intercept, 16.8965464441806, within: 1e-9))
  }

  /// Stata, `regress write read female` as printed; tolerance 1e-6 of the slopes.
  @Test(.reference("34_errors_in_variables_hsb2")) func withoutErrorsInVariables() throws {
    var moments = CoMoments(dimension: 3)
    try moments.update(Matrix(columnsOf: [HighSchool.write, HighSchool.read, HighSchool.female]))
    let fit = try LinearRegression(moments, response: 0, on: [1, 2])
    #expect(agree(fit.slopes[0], 0.5658869, within: 1e-6))
    #expect(agree(fit.slopes[1], 5.486894, within: 1e-6))
    #expect(agree(fit.intercept, 20.22837, within: 1e-5))
    #expect(agree(fit.slopeErrors[0], 0.0493849, within: 1e-6))
    #expect(agree(fit.slopeErrors[1], 1.014261, within: 1e-6))
    #expect(agree(fit.rSquared, 0.4394, within: 6e-5))
  }
}
