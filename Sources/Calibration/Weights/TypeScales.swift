internal import LinearAlgebra

/// How many standard deviations of quality the same points are worth in each type, in relation to the other types.
///
/// Quality is standardised within its type, so that types whose units differ more have smaller coefficients for the same
/// weights: g_t = c_t G_t β with one β for all. Summing types as they are would take each criterion's weight mostly from the
/// type in which it varies most, and mix c_t into it. Here β is the non-negative solution of Σ c_t²S_t β = Σ c_t s_t and
/// c_t = β's_t/β'S_tβ, in turn; the c_t are drawn together by their standard errors and scaled to Σ N_t c_t² = Σ N_t.
///
/// Source: the proportional case of multi-group regression, Jöreskog (1971), Simultaneous factor analysis in several populations.
struct TypeScales {
  /// c_t.
  let values: [Double]

  private static let rounds = 20

  /// No difference between so many types.
  init(none types: Int) {
    values = [Double](repeating: 1, count: types)
  }

  /// The scales that the sums of the types show; all alike where the outcomes rise with no criterion.
  ///
  /// - Complexity: O(types × p² + p³) a round.
  init(_ parts: [CalibrationMoments]) {
    var scales = [Double](repeating: 1, count: parts.count)
    for _ in 0..<Self.rounds where parts.count > 1 {
      let sums = Self.pooled(parts, scales)
      guard sums.count > 0, let b = try? solveNonNegative(hessian: sums.ridged, linear: sums.linear).x,
        b.contains(where: { $0 > 0 })
      else { break }
      let drawn = drawnTogether(parts.map { Self.scale(of: $0, along: b) })
      scales = Self.normalised(drawn.map { max($0?.value ?? 1, 0) }, parts) ?? scales
    }
    values = scales
  }

  /// The sums of all types on one scale.
  func pooled(_ parts: [CalibrationMoments]) -> CalibrationMoments { Self.pooled(parts, values) }

  private static func pooled(_ parts: [CalibrationMoments], _ scales: [Double]) -> CalibrationMoments {
    let none = CalibrationMoments(criteria: parts.first?.criteria ?? 0)
    return zip(parts, scales).reduce(none) { $0 + $1.0.scaled(by: $1.1) }
  }

  /// c_t by least squares along β.
  private static func scale(of part: CalibrationMoments, along b: [Double]) -> UncertainFigure? {
    let squared = dot(b, part.scatter * b)
    guard part.count > 1, squared > 0 else { return nil }
    let value = dot(b, part.cross) / squared
    let residual = max(0, part.outcome - value * dot(b, part.cross))
    return UncertainFigure(value: value, standardError: (residual / part.count / squared).squareRoot())
  }

  private static func normalised(_ scales: [Double], _ parts: [CalibrationMoments]) -> [Double]? {
    let count = parts.reduce(0) { $0 + $1.count }
    let sum = zip(scales, parts).reduce(0) { $0 + $1.1.count * $1.0 * $1.0 }
    guard sum > 0 else { return nil }
    return scales.map { $0 * (count / sum).squareRoot() }
  }
}
