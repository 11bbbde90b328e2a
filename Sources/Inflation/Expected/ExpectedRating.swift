internal import Foundation
internal import LinearAlgebra
internal import Statistics

/// What honest units with these outcomes usually say of themselves, and how widely they spread.
///
/// u_i = x_i'β + A_d + s_i ε_i with ε ~ t_ν and log s_i = ζ_g + ζ₁ m_i + ζ₂ v_i + ζ₃ log V_i, V the variance that the
/// unit's own history leaves. One step of the alternation: β by
/// least squares with weights P(clean)(ν+1)/(ν+z²)/s², ζ by a scoring step of the same likelihood, ν from a grid.
///
/// Source: METHODS section 6; Lange, Little and Taylor (1989) for t regression.
struct ExpectedRating: Sendable {
  /// β.
  private(set) var coefficients: [Double]
  /// (X'WX)⁻¹ at the last step.
  private(set) var inverse: Matrix
  /// log s of each row.
  private(set) var logScale: [Double]
  /// The tails.
  private(set) var density = TDensity(degreesOfFreedom: 7)
  private let design: RegressionDesign
  private let scaleDesign: ScaleDesign

  /// The 95 % efficient constant of the bisquare, for the start alone.
  private static let bisquare = 4.685

  /// A robust start: least squares, then bisquare weights about its residuals until they settle.
  init(_ data: AssessedRows, response: [Double], smallType: Int) throws(LinearAlgebraError) {
    design = RegressionDesign(data, smallType: smallType)
    scaleDesign = ScaleDesign(data, smallType: smallType)
    var weights = [Double](repeating: 1, count: data.count)
    coefficients = []
    inverse = Matrix(rows: 0, columns: 0)
    logScale = []
    for _ in 0..<25 {
      (coefficients, inverse) = try design.solve(response: response, weights: weights)
      let residuals = self.residuals(of: response)
      logScale = scaleDesign.medianStart(residuals)
      weights = residuals.indices.map { i in
        let z = residuals[i] / exp(logScale[i]) / Self.bisquare
        return abs(z) < 1 ? (1 - z * z) * (1 - z * z) : 0
      }
    }
  }

  /// The response less what is expected of it.
  func residuals(of response: [Double]) -> [Double] {
    response.indices.map { response[$0] - design.value(row: $0, coefficients: coefficients) }
  }

  /// Another response less its weighted least squares fit on the same columns.
  func residuals(of response: [Double], weights: [Double]) throws(LinearAlgebraError) -> [Double] {
    let fit = try design.solve(response: response, weights: weights)
    return response.indices.map { response[$0] - design.value(row: $0, coefficients: fit.coefficients) }
  }

  /// The part of what is expected of a row that its own earlier ratings make.
  func historyPart(row i: Int) -> Double { design.historyPart(row: i, coefficients: coefficients) }

  /// The scale s of a row.
  func scale(row i: Int) -> Double { exp(logScale[i]) }

  /// The variance that the estimation of β adds to a row.
  func leverageVariance(row i: Int) -> Double { design.quadraticForm(row: i, inverse) }

  /// One step of the alternation, the appraisers' effects held fixed.
  mutating func step(
    response: [Double], appraiserEffects: [Double], clean: [Double]
  ) throws(LinearAlgebraError) {
    let adjusted = zip(response, appraiserEffects).map { $0 - $1 }
    var residuals = self.residuals(of: adjusted)
    let weights = residuals.indices.map { i in
      let s = scale(row: i)
      return clean[i] * density.weight(residuals[i] / s) / (s * s)
    }
    (coefficients, inverse) = try design.solve(response: adjusted, weights: weights)
    residuals = self.residuals(of: adjusted)
    for _ in 0..<3 {
      logScale = try scaleDesign.scoringStep(residuals, from: logScale, density: density, clean: clean)
    }
    density = TDensity.mostLikely(residuals.indices.map { residuals[$0] / scale(row: $0) }, weights: clean)
  }
}

/// The columns of the log scale: one a type (small types share one), quality, and the outcomes' own uncertainty; and half the
/// logarithm of what the unit's history leaves of the variance, which is known and not fitted: a unit of which little is
/// known was often raised before, and is again, so that a coefficient would take raised ratings for a wide scale.
struct ScaleDesign: Sendable {
  private let column: [Int]
  private let quality: [Double]
  private let uncertainty: [Double]
  /// ½ log of the share of the variance that the history leaves.
  private let history: [Double]
  private let typeColumns: Int

  init(_ data: AssessedRows, smallType: Int) {
    let groups = data.byType
    var next = 1
    let columnOfType = groups.map { rows -> Int in
      guard rows.count >= smallType else { return 0 }
      defer { next += 1 }
      return next
    }
    column = data.type.map { columnOfType[$0] }
    typeColumns = next
    quality = data.quality
    let mean = data.qualityVariance.reduce(0, +) / Double(max(data.count, 1))
    uncertainty = data.qualityVariance.map { $0 - mean }
    history = data.history.map { $0.variance.map { 0.5 * log($0) } } ?? [Double](repeating: 0, count: data.count)
  }

  /// The log of the median absolute residual of each row's type, made consistent at the normal.
  func medianStart(_ residuals: [Double]) -> [Double] {
    var lists = [[Double]](repeating: [], count: typeColumns)
    let sizes = residuals.indices.map { residuals[$0] * exp(-history[$0]) }
    for i in residuals.indices { lists[column[i]].append(sizes[i]) }
    let overall = max(medianAbsoluteDeviation(sizes, center: 0), 1e-9)
    let scales = lists.map { $0.count < 5 ? overall : max(medianAbsoluteDeviation($0, center: 0), 1e-3 * overall) }
    return column.indices.map { Foundation.log(scales[column[$0]]) + history[$0] }
  }

  /// log s + X(X'WX)⁻¹X'g / I with the score g = w((ν+1)z²/(ν+z²) − 1) and the information I = 2ν/(ν+3) a row.
  func scoringStep(
    _ residuals: [Double], from logScale: [Double], density: TDensity, clean: [Double]
  ) throws(LinearAlgebraError) -> [Double] {
    let columns = typeColumns + 2
    let nu = density.degreesOfFreedom
    let information = 2 * nu / (nu + 3)
    var gram = Matrix(rows: columns, columns: columns)
    var score = [Double](repeating: 0, count: columns)
    for i in residuals.indices {
      let z = residuals[i] / exp(logScale[i])
      let g = clean[i] * (density.weight(z) * z * z - 1)
      for a in entries(i) {
        score[a.column] += a.value * g
        for b in entries(i) { gram[a.column, b.column] += clean[i] * information * a.value * b.value }
      }
    }
    // A unit of prior information about no change keeps columns without data where they are.
    for k in 0..<columns { gram[k, k] += 1 }
    let change = try Cholesky(gram).solve(score)
    return logScale.indices.map { i in
      let move = entries(i).reduce(0) { $0 + change[$1.column] * $1.value }
      return logScale[i] + min(max(move, -1), 1)
    }
  }

  private func entries(_ i: Int) -> [(column: Int, value: Double)] {
    [(column[i], 1), (typeColumns, quality[i]), (typeColumns + 1, uncertainty[i])]
  }
}
