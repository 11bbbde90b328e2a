import LinearAlgebra
import Statistics
import Testing

/// The attitude survey: 30 departments, an overall rating and six criteria.
///
/// Data: R 4.2.2, datasets::attitude (Chatterjee and Price 1977). Values: R 4.2.2, stats::lm(rating ~ .), variance
/// inflation 1 / (1 − R²_j), stats::prcomp(scale. = TRUE) on the criteria; tolerance 1e-9. Columns: rating, complaints,
/// privileges, learning, raises, critical, advance.
@Suite struct AttitudeTests {
  func moments() throws -> CoMoments {
    var moments = CoMoments(dimension: 7)
    try moments.update(Matrix(rowsOf: Attitude.rows))
    return moments
  }

  @Test(.reference("30_attitude_ols_diagnostics")) func theRegressionIsThatOfR() throws {
    let fit = try LinearRegression(moments(), response: 0, on: [1, 2, 3, 4, 5, 6])
    let coefficients = [
      10.7870763857098, 0.613187607809699, -0.0730501430995275, 0.32033211637611, 0.0817321335319664,
      0.0383814473020531, -0.217056681586501,
    ]
    let errors = [
      11.5892572444882, 0.160983114891304, 0.135724690214353, 0.168520318578051, 0.221477677375194,
      0.146995442242874, 0.178209471070454,
    ]
    let inflation = [
      2.66706030825785, 1.600891407384, 2.27104315804566, 3.07822621819102, 1.22810896720675, 1.95159079115008,
    ]
    #expect(agree([fit.intercept] + fit.slopes, coefficients, within: 1e-9))
    #expect(agree([fit.interceptError] + fit.slopeErrors, errors, within: 1e-9))
    #expect(agree(fit.varianceInflation, inflation, within: 1e-9))
    #expect(agree(fit.rSquared, 0.732601992531149, within: 1e-9))
    #expect(agree(fit.residualScale, 7.06799376499668, within: 1e-9))
  }

  @Test(.reference("30_attitude_ols_diagnostics")) func thePrincipalComponentsAreThoseOfR() throws {
    let eigen = try SymmetricEigen(moments().columns([1, 2, 3, 4, 5, 6]).correlation)
    let deviations = [
      1.78023122358137, 1.00316835485859, 0.873446463745386, 0.743314506495072, 0.563246379155901, 0.437902247275231,
    ]
    let loadings = [
      0.439375201881567, 0.39471084650437, 0.46140095932979, 0.492657626302679, 0.224813035304186, 0.380801124940585,
    ]
    #expect(agree(eigen.values.reversed().map { $0.squareRoot() }, deviations, within: 1e-9))
    #expect(agree(eigen.vectors.column(5), loadings, within: 1e-9))
  }

  @Test func theConditionOfACollinearSetIsThrown() throws {
    var moments = CoMoments(dimension: 3)
    try moments.update(Matrix(rowsOf: Attitude.rows.map { [$0[0], $0[1], 2 * $0[1] + 5] }))
    #expect {
      try LinearRegression(moments, response: 0, on: [1, 2])
    } throws: { error in
      switch error as? MomentsError {
      case .linearAlgebra(.singular(let condition)): condition > 1e14
      case .linearAlgebra(.notPositiveDefinite(let column)): column == 1
      default: false
      }
    }
  }

  @Test func aConstantPredictorIsRefused() throws {
    var moments = CoMoments(dimension: 2)
    try moments.update(Matrix(rowsOf: Attitude.rows.map { [$0[0], 7] }))
    #expect(throws: MomentsError.linearAlgebra(.notPositiveDefinite(column: 0))) {
      try LinearRegression(moments, response: 0, on: [1])
    }
  }
}
