internal import LinearAlgebra

/// How many points of the total one point read off the composite is worth, by way of departing.
///
/// The composite leans on the criteria that vary least, so that a rating raised step by step on a few coarse criteria
/// moves it further than the total. With D_u the points that a row's departure on the composite stands for and D_T how
/// far its total itself lies above what is expected of it, the factor of a way is Σ P(way) D_T / Σ P(way) D_u over the
/// rows, one where few rows departed that way. The profile of some criteria knows which were raised and needs no factor.
struct PointsPerShift: Sendable {
  /// The factor of each column of the mixture; 1 for honest columns.
  let factors: [Double]

  /// As much evidence for a factor of one as ten rows five points above what is expected of them.
  private static let priorPoints = 50.0
  private static let bounds = 0.4...1.6
  private static let classes =
    [DistortionComponents.over, DistortionComponents.uneven] + Sign.allCases.map(DistortionComponents.columns) + [
      DistortionComponents.under
    ]

  /// Every way as the composite has it.
  static let none = PointsPerShift(factors: [Double](repeating: 1, count: DistortionComponents.count))

  /// The factor of plain over-rating.
  var ofOverRating: Double { factors[DistortionComponents.over.lowerBound] }

  private init(factors: [Double]) { self.factors = factors }

  /// The factors of a fitted year.
  ///
  /// - Throws: `LinearAlgebraError` when the totals cannot be regressed.
  /// - Complexity: O(rows × (columns + criteria)).
  init(_ model: YearModel, expected: ExpectedRating) throws(LinearAlgebraError) {
    let data = model.data
    let totals = (0..<data.count).map { data.total(row: $0, loweredBy: 0) }
    let weights = (0..<data.count).map { model.unitHonesty[$0] * (1 - model.probabilityLenient(row: $0)) }
    let ofTotal = try expected.residuals(of: totals, weights: weights)
    var sums = Self.classes.map { _ in (total: Self.priorPoints, composite: Self.priorPoints) }
    for i in 0..<data.count where model.probabilityLenient(row: i) < 0.5 && model.unitHonesty[i] < 0.9 {
      let posterior = model.mixture.posterior(model.observations[i])
      let effect = totals[i] - data.total(row: i, loweredBy: model.appraiserEffect[i])
      let ofComposite = totals[i] - data.total(row: i, loweredBy: model.residuals[i])
      for (k, columns) in Self.classes.enumerated() {
        let mass = posterior[columns].reduce(0, +) * (k == Self.classes.count - 1 ? -1 : 1)
        sums[k].total += mass * (ofTotal[i] - effect)
        sums[k].composite += mass * (ofComposite - effect)
      }
    }
    var factors = Self.none.factors
    for (columns, sum) in zip(Self.classes, sums) {
      let factor = min(max(sum.total / sum.composite, Self.bounds.lowerBound), Self.bounds.upperBound)
      for c in columns { factors[c] = factor }
    }
    self.factors = factors
  }
}
