import Foundation
import LinearAlgebra
import Statistics
import Testing

/// Longley's data, whose predictors are so nearly collinear that normal equations without centring lose every digit.
///
/// Data and certified values: NIST Statistical Reference Datasets, Longley (linear least squares, higher difficulty); the
/// certified values equal the exact rational solution to 13 digits and more. Columns: TOTEMP, GNPDEFL, GNP, UNEMP, ARMED,
/// POP, YEAR.
@Suite struct LongleyTests {
  static let rows: [[Double]] = [
    [60323, 83, 234289, 2356, 1590, 107608, 1947],
    [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
    [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
    [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
    [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
    [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
    [64989, 99, 365385, 1870, 3547, 115094, 1953],
    [63761, 100, 363112, 3578, 3350, 116219, 1954],
    [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
    [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
    [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
    [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
    [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
    [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
    [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
    [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
  ]

  static let coefficients = [
    -3482258.63459582, 15.0618722713733, -0.0358191792925910, -2.02022980381683, -1.03322686717359,
    -0.0511041056535807, 1829.15146461355,
  ]
  static let standardErrors = [
    890420.383607373, 84.9149257747669, 0.0334910077722432, 0.488399681651699, 0.214274163161675, 0.226073200069370,
    455.478499142212,
  ]
  static let residualScale = 304.854073561965
  static let rSquared = 0.995479004577296

  /// The smallest number of digits in which the values agree, −log₁₀ of the relative error.
  func digits(_ values: [Double], _ certified: [Double]) -> Double {
    zip(values, certified).map { -log10(max(abs($0 / $1 - 1), 1e-16)) }.min() ?? 0
  }

  static let midScale = [65_000.0, 100, 390_000, 3_200, 2_600, 117_000, 1_954]

  func fit(_ pieces: [Range<Int>], origin: [Double]) throws -> LinearRegression {
    var moments = CoMoments(origin: origin)
    for piece in pieces { try moments.update(Matrix(rowsOf: Array(Self.rows[piece]))) }
    return try LinearRegression(moments, response: 0, on: [1, 2, 3, 4, 5, 6])
  }

  /// The fewest digits over coefficients, standard errors, residual scale and R².
  func fewestDigits(_ fit: LinearRegression) -> Double {
    min(
      digits([fit.intercept] + fit.slopes, Self.coefficients),
      digits([fit.interceptError] + fit.slopeErrors, Self.standardErrors),
      digits([fit.residualScale, fit.rSquared], [Self.residualScale, Self.rSquared]))
  }

  /// Twelve digits to the nearest: which way the last bit of a product falls differs from processor to processor.
  @Test(.reference("35_nist_longley")) func coMomentsOfABatchKeepTwelveDigits() throws {
    let fit = try fit([0..<16], origin: Self.midScale)
    #expect(fewestDigits(fit).rounded() >= 12)
    let found =
      [fit.intercept] + fit.slopes + [fit.interceptError] + fit.slopeErrors + [fit.residualScale, fit.rSquared]
    let certified = Self.coefficients + Self.standardErrors + [Self.residualScale, Self.rSquared]
    #expect(agree(zip(found, certified).map { $0 / $1 }, certified.map { _ in 1 }, within: 1e-7))
    #expect(fit.degreesOfFreedom == 9)
  }

  /// Each merge rounds once more, and the condition number of the correlations is 10⁴.
  @Test func mergedCoMomentsKeepElevenDigits() throws {
    for cut in 1..<16 {
      #expect(fewestDigits(try fit([0..<cut, cut..<16], origin: Self.midScale)) >= 11)
    }
  }

  @Test func householderReflectionsKeepTenDigitsOfTheRawColumns() throws {
    let design = Matrix(rowsOf: Self.rows.map { [1] + $0[1...] })
    let response = Self.rows.map { $0[0] }
    let qr = try QRFactorization(design)
    let b = try qr.leastSquares(response)
    let residuals = zip(response, design * b).map { $0 - $1 }
    let scale = (dot(residuals, residuals) / 9).squareRoot()
    let errors = try qr.inverseCrossProduct().diagonal.map { scale * $0.squareRoot() }
    #expect(digits(b, Self.coefficients) >= 10)
    #expect(digits(errors, Self.standardErrors) >= 10)
  }
}
