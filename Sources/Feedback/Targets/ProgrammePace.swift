internal import Statistics

/// How fast the targets of a programme move, each learning from the others.
///
/// Changes are measured in planned paces, u = change/planned pace, 1 being on plan. For target k with changes u_j over times
/// e_j, E = Σe:  δ̂_k = Σu/E,  s²_k = Σ (u_j − δ̂_k e_j)²/e_j/(m − 1). Spreads are moderated, σ²_k = (d₀s₀² + d_k s²_k)/(d₀ + d_k),
/// d_k = m − 1; drifts are shrunk to the programme's mean,
///
/// δ̃_k = (E/σ² δ̂_k + μ/ω²)/(E/σ² + 1/ω²),  variance v_k = 1/(E/σ² + 1/ω²) + (1 − weight)² var(μ̂)
///
/// with ω² by DerSimonian and Laird and μ the weighted mean of drifts, shrunk to half a pace as from a prior N(½, ½²). After
/// a time h the change is Student's t about hδ̃_k with variance hσ²_k + h²v_k and min(d₀ + d_k, Σd) degrees of freedom. ω² and
/// s₀² enter as if they were known, which makes probabilities near 1 a little too large.
///
/// Source: Harvey (1989), Forecasting, Structural Time Series Models, section 2.3 (random walk with drift); DerSimonian and
/// Laird (1986); Smyth (2004), Linear models and empirical Bayes methods, for moderated spreads.
struct ProgrammePace: Sendable {
  /// What is known of one target's changes.
  struct Target: Sendable {
    /// Changes in planned paces with their times, all above 0.
    let changes: [(size: Double, time: Double)]

    var time: Double { changes.reduce(0) { $0 + $1.time } }
    var drift: Double { changes.reduce(0) { $0 + $1.size } / time }
    var freedom: Int { max(changes.count - 1, 0) }
    var squares: Double {
      changes.reduce(0) { $0 + ($1.size - drift * $1.time) * ($1.size - drift * $1.time) / $1.time }
    }
  }

  /// The distribution of a change over a time.
  struct Forecast: Sendable {
    /// In planned paces.
    let mean: Double
    /// In planned paces.
    let standardDeviation: Double
    /// Of Student's t.
    let degreesOfFreedom: Double
  }

  /// μ, the mean drift of the programme.
  let mean: Double
  /// ω², the variance of drifts between targets.
  let between: Double
  /// s₀², the variance of a change over a time of 1.
  let within: Double
  private let varianceOfMean: Double
  /// The degrees of freedom that s₀² was found with; a moderated spread has no more.
  private let pooledFreedom: Int
  private let targets: [Target]

  /// d₀: spreads of single targets from a handful of years are trusted no more than as many changes of the others.
  private static let priorFreedom = 4.0
  /// The fewest targets whose drifts say how drifts differ.
  private static let fewestTargets = 3
  /// Before anything was seen, a programme's mean pace lies between none and plan, give or take half a pace: goals are set
  /// beyond what comes by itself, and programmes move towards them.
  private static let prior = (mean: 0.5, variance: 0.25)
  /// Without enough targets, the variance of drifts between them: half a pace either way.
  private static let vagueBetween = 0.25

  /// The pace of targets that have changes; nil where spreads cannot be told from drifts at all.
  ///
  /// - Complexity: O(changes).
  init?(_ targets: [Target]) {
    let known = targets.filter { !$0.changes.isEmpty }
    self.targets = targets
    let freedom = known.reduce(0) { $0 + $1.freedom }
    pooledFreedom = freedom > 0 ? freedom : known.count - 1
    if freedom > 0 {
      within = max(known.reduce(0) { $0 + $1.squares } / Double(freedom), Self.leastVariance)
    } else if known.count >= Self.fewestTargets {
      // One change each: all that they differ by is taken as spread, none as lasting drift.
      let mean = known.reduce(0) { $0 + $1.drift } / Double(known.count)
      let sum = known.reduce(0) { $0 + $1.time * ($1.drift - mean) * ($1.drift - mean) }
      within = max(sum / Double(known.count - 1), Self.leastVariance)
    } else {
      return nil
    }
    guard known.count >= Self.fewestTargets else {
      (mean, between, varianceOfMean) = (Self.prior.mean, Self.vagueBetween, Self.prior.variance)
      return
    }
    let spread = within
    let apart = varianceBetween(known.map(\.drift), variances: known.map { spread / $0.time })
    let between = freedom > 0 ? apart.variance : 0
    let random = known.map { 1 / (between + spread / $0.time) }
    let precision = random.reduce(0, +) + 1 / Self.prior.variance
    self.between = between
    let pulled = zip(random, known).reduce(Self.prior.mean / Self.prior.variance) { $0 + $1.0 * $1.1.drift }
    mean = pulled / precision
    varianceOfMean = 1 / precision
  }

  /// A thousandth of a planned pace: figures that never move are forecast to stay, not to stay for certain.
  private static let leastVariance = 1e-6

  /// The change of a target over a time, counted in planned paces.
  func forecast(_ place: Int, time: Double) -> Forecast {
    let own = targets[place]
    let freedom = Double(own.freedom)
    let variance = (Self.priorFreedom * within + own.squares) / (Self.priorFreedom + freedom)
    let precision = own.changes.isEmpty ? 0 : own.time / variance
    let weight = between > 0 ? precision / (precision + 1 / between) : 0
    let drift = weight * (own.changes.isEmpty ? 0 : own.drift) + (1 - weight) * mean
    let shrunk = between > 0 ? 1 / (precision + 1 / between) : 0
    let ofDrift = shrunk + (1 - weight) * (1 - weight) * varianceOfMean
    return Forecast(
      mean: time * drift, standardDeviation: (time * variance + time * time * ofDrift).squareRoot(),
      degreesOfFreedom: min(Self.priorFreedom + freedom, Double(pooledFreedom)))
  }
}
