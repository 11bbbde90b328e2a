internal import LinearAlgebra

/// How many points of the total one point read off the composite is worth, by way of departing.
///
/// The composite leans on the criteria that vary least, so that a rating raised step by step on a few coarse criteria
/// moves it further than the total. Let D_u be the points that a row's departure on the composite stands for, D_T how
/// far its total itself lies above what is expected of it, b the slope of D_T on D_u over honest rows, and S the points
/// of the shift that a way means for the row. Of a row that departed that way D_T is f S + b (D_u − S) in the mean: what
/// the departure has beyond its shift is honest noise, for which rows with much of it are picked. So
///
/// f = Σ P(way) (D_T − b (D_u − S)) / Σ P(way) S,
///
/// one where few rows departed that way; rows under a lenient appraiser, the shift its mean residual, likewise. The
/// profile of some criteria knows which were raised and needs no factor.
///
/// Before anybody has departed, b itself says what a raise of all criteria alike is worth: under weights a of least variance
/// for s'a = 1, s what a common raise moves each criterion by, the covariance of any other weights w with the composite is
/// w'Sa = s'w Var(a'E), so that b is what the raise moves the total by over what it moves the composite.
struct PointsPerShift: Sendable {
  /// The factor of each column of the mixture; 1 for honest columns.
  let factors: [Double]
  /// The factor of what a lenient appraiser adds.
  let ofLeniency: Double
  /// b, the factor of a raise of all criteria alike.
  let ofCommonRaise: Double

  /// As much evidence for a factor of one as ten rows five points above what is expected of them.
  private static let priorPoints = 50.0
  private static let bounds = 0.4...1.6
  /// Rows less probably of a way than this do not speak of it.
  private static let negligible = 1e-3
  private static let classes =
    [DistortionComponents.over, DistortionComponents.uneven]
    + [Sign.similar, .straight].map(DistortionComponents.columns) + [DistortionComponents.under]

  /// Every way as the composite has it.
  static let none = PointsPerShift(
    factors: [Double](repeating: 1, count: DistortionComponents.count), ofLeniency: 1, ofCommonRaise: 1)

  private init(factors: [Double], ofLeniency: Double, ofCommonRaise: Double) {
    self.factors = factors
    self.ofLeniency = ofLeniency
    self.ofCommonRaise = ofCommonRaise
  }

  /// The factors of a fitted year.
  ///
  /// - Throws: `LinearAlgebraError` when the totals cannot be regressed.
  /// - Complexity: O(rows × (columns + criteria)).
  init(_ model: YearModel) throws(LinearAlgebraError) {
    let weights = (0..<model.data.count).map { model.probabilityHonest(row: $0) }
    let departures = try Self.departures(model, weights: weights)
    let slope = Self.slope(departures, weights: weights)
    var sums = Self.classes.map { _ in Sum() }
    for i in 0..<model.data.count where model.probabilityLenient(row: i) < 0.5 && model.unitHonesty[i] < 0.9 {
      let posterior = model.posterior(row: i)
      for (k, columns) in Self.classes.enumerated() {
        let mass = posterior[columns].reduce(0, +)
        guard mass > Self.negligible else { continue }
        let points = Self.points(of: columns, posterior, mass: mass, model, row: i)
        let sign = k == Self.classes.count - 1 ? -1.0 : 1
        sums[k].add(departures[i].apart, points: points, slope: slope, weight: sign * mass)
      }
    }
    var factors = Self.none.factors
    for (columns, sum) in zip(Self.classes, sums) {
      for c in columns { factors[c] = sum.factor }
    }
    self.factors = factors
    ofLeniency = Self.leniency(model, departures, slope: slope).factor
    ofCommonRaise = slope > 0 ? min(max(slope, Self.bounds.lowerBound), Self.bounds.upperBound) : 1
  }

  /// What rows of one way say of its factor.
  private struct Sum {
    private var total = priorPoints
    private var shift = priorPoints

    /// Σ P(way) (D_T − b (D_u − S)) over Σ P(way) S.
    var factor: Double { min(max(total / shift, bounds.lowerBound), bounds.upperBound) }

    mutating func add(_ departure: Pair, points: Double, slope: Double, weight: Double) {
      total += weight * (departure.total - slope * (departure.composite - points))
      shift += weight * points
    }
  }

  /// D_T and D_u.
  private struct Pair {
    let total: Double
    let composite: Double
  }

  /// The departures of all rows with what their appraisers add, and apart from it.
  private static func departures(
    _ model: YearModel, weights: [Double]
  ) throws(LinearAlgebraError) -> [(whole: Pair, apart: Pair)] {
    let data = model.data
    let totals = (0..<data.count).map { data.total(row: $0, loweredBy: 0) }
    let ofTotal = try model.expected.residuals(of: totals, weights: weights)
    return (0..<data.count).map { i in
      func points(_ shift: Double) -> Double { totals[i] - model.total(row: i, loweredBy: shift) }
      let base = model.appraiserSlope[i]
      let whole = Pair(
        total: ofTotal[i] - points(base), composite: points(base + model.residuals[i]) - points(base))
      let effect = points(base + model.appraiserEffect[i]) - points(base)
      return (whole, Pair(total: whole.total - effect, composite: whole.composite - effect))
    }
  }

  /// The rows under lenient appraisers, as far as they have not departed by themselves.
  private static func leniency(
    _ model: YearModel, _ departures: [(whole: Pair, apart: Pair)], slope: Double
  ) -> Sum {
    var sum = Sum()
    for i in departures.indices where model.probabilityLenient(row: i) > 0.5 {
      guard let raise = model.leniency(row: i) else { continue }
      let points = model.data.total(row: i, loweredBy: 0) - model.total(row: i, loweredBy: raise.ofAll)
      let weight = model.probabilityLenient(row: i) * model.unitHonesty[i]
      sum.add(departures[i].whole, points: points, slope: slope, weight: weight)
    }
    return sum
  }

  /// S: the points of the mean shift of a class of columns, above the appraiser's honest effect.
  private static func points(
    of columns: Range<Int>, _ posterior: [Double], mass: Double, _ model: YearModel, row i: Int
  ) -> Double {
    let observation = model.observations[i]
    let shift = columns.reduce(0.0) { sum, c in
      sum + posterior[c] * (DistortionComponents.shift(ofColumn: c, observation) ?? 0)
    }
    let effect = model.appraiserEffect[i]
    return model.total(row: i, loweredBy: effect)
      - model.total(row: i, loweredBy: effect + shift / mass * model.nullDeviation[i])
  }

  /// b.
  private static func slope(_ departures: [(whole: Pair, apart: Pair)], weights: [Double]) -> Double {
    var (products, squares) = (0.0, 0.0)
    for (departure, weight) in zip(departures, weights) {
      products += weight * departure.apart.total * departure.apart.composite
      squares += weight * departure.apart.composite * departure.apart.composite
    }
    return squares > 0 ? products / squares : 0
  }
}
