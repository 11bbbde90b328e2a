/// The social relations model over several groups: the mean of the groups' components, weighted by members less one, with the
/// standard errors of the jackknife over groups.
///
/// θ̂ = Σ_g (n_g − 1) θ̂_g / Σ_g (n_g − 1), SE² = (G − 1)/G · Σ_g (θ̂_(g) − θ̄_(·))², θ̂_(g) the estimate without group g.
///
/// Source: Kenny and La Voie (1984), The social relations model, section on pooling; Efron and Tibshirani (1993), An
/// Introduction to the Bootstrap, chapter 11, for the jackknife.
public struct SocialRelations: Sendable {
  /// The number of groups.
  public let groups: Int
  /// The number of members of all groups.
  public let members: Int
  /// The components.
  public let components: SocialRelationsComponents
  /// Their standard errors; nil with fewer than two groups.
  public let standardErrors: SocialRelationsComponents?

  /// Pools round robins; nil without any.
  ///
  /// - Complexity: O(groups).
  public init?(_ roundRobins: [RoundRobin]) {
    guard !roundRobins.isEmpty else { return nil }
    let weights = roundRobins.map { Double($0.members - 1) }
    let all = weights.reduce(0, +)
    let zero = SocialRelationsComponents(actor: 0, partner: 0, relationship: 0, actorPartner: 0, dyadic: 0)
    let parts = zip(roundRobins, weights).map { robin, weight in robin.components.map { $0 * weight } }
    let sum = parts.reduce(zero) { $0.combined(with: $1, +) }
    groups = roundRobins.count
    members = roundRobins.reduce(0) { $0 + $1.members }
    components = sum.map { $0 / all }
    guard roundRobins.count > 1 else {
      standardErrors = nil
      return
    }
    let count = Double(roundRobins.count)
    let without = zip(parts, weights).map { part, weight in sum.combined(with: part, -).map { $0 / (all - weight) } }
    let middle = without.reduce(zero) { $0.combined(with: $1, +) }.map { $0 / count }
    let squares = without.reduce(zero) { total, own in
      total.combined(with: own.combined(with: middle, -).map { $0 * $0 }, +)
    }
    standardErrors = squares.map { ((count - 1) / count * $0).squareRoot() }
  }

  /// The interval of a component by Student's t with groups less one degrees of freedom; nil with fewer than two groups.
  public func interval(
    _ component: KeyPath<SocialRelationsComponents, Double>, confidence: Double
  ) -> ClosedRange<Double>? {
    guard let error = standardErrors?[keyPath: component], error.isFinite else { return nil }
    let half = StudentT(degreesOfFreedom: Double(groups - 1)).quantile(0.5 + confidence / 2) * error
    return (components[keyPath: component] - half)...(components[keyPath: component] + half)
  }
}
