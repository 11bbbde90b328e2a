internal import Evaluation
internal import Statistics

/// The ratings that others give beside the self-rating.
struct OtherRaters {
  private let plan: SimulationPlan
  private let population: Population
  private let performance: Performance
  private let ratings: SelfRatings
  private let scales: [RatingScale]
  /// How each appraiser appraises.
  let appraisers: [AppraiserHabits]

  /// How an appraiser appraises.
  struct AppraiserHabits {
    /// How far it leans on the self-rating, in 0…1.
    let leaning: Double
    /// The share of the units that it copies whole.
    let copyShare: Double
    /// Its severity on the logit scale; below 0 is severe.
    let severity: Double
  }

  /// How closely somebody sees a unit.
  private struct Sight {
    /// Standard deviation of the view of a whole unit on the logit scale.
    let unitNoise: Double
    /// Standard deviation of the view of a criterion, as a share of that of its true logits.
    let itemNoise: Double
    /// Standard deviation of severities from rater to rater, on the logit scale.
    let severity: Double
  }

  /// Peers see less of a unit than its superior does, the public less again.
  private static let peerSight = Sight(unitNoise: 0.1, itemNoise: 0.5, severity: 0.15)
  private static let publicSight = Sight(unitNoise: 0.2, itemNoise: 0.6, severity: 0.1)
  private static let collectiveSight = Sight(unitNoise: 0.08, itemNoise: 0.35, severity: 0)
  /// How far the collective's meeting leans on the draft before it.
  private static let collectiveLeaning = 0.4

  init(_ plan: SimulationPlan, population: Population, performance: Performance, ratings: SelfRatings) {
    self.plan = plan
    self.population = population
    self.performance = performance
    self.ratings = ratings
    scales = plan.design.framework.types.map { RatingScale(plan.design.framework, type: $0) }
    appraisers = population.members.indices.map { d in
      var stream = RandomStream(seed: plan.seed, .superior, 0, d)
      let world = plan.superiors
      let leaning = stream.uniform(in: world.leaning)
      let severity = world.severity * stream.normal()
      let copyShare = stream.share(mean: world.copyShare, concentration: world.copyConcentration)
      return AppraiserHabits(leaning: leaning, copyShare: copyShare, severity: severity)
    }
  }

  /// The ratings of a row beside its own, in the order in which they are written.
  func ratings(of row: Int) -> [(rater: Rater, id: String, points: [Double])] {
    var result: [(rater: Rater, id: String, points: [Double])] = []
    if plan.superiors.collective { result.append((.collective, "", collectiveRating(row))) }
    if plan.superiors.exists { result.append((.superior, "", superiorRating(row))) }
    for (id, points) in peerRatings(row) { result.append((.peer, id, points)) }
    for group in 0..<plan.superiors.publicRaters {
      var severity = RandomStream(seed: plan.seed, .publicRating, 0, group)
      var stream = RandomStream(seed: plan.seed, .publicRating, 1 + row, group)
      let view = seen(row, Self.publicSight, severity: Self.publicSight.severity * severity.normal(), &stream)
      result.append(
        (.publicRating, numbered("G", group, of: plan.superiors.publicRaters), scale(row).points(logits: view)))
    }
    return result
  }

  private func superiorRating(_ row: Int) -> [Double] {
    let habits = appraisers[population.appraiser[row / plan.years]]
    var stream = RandomStream(seed: plan.seed, .superior, 1 + row)
    if stream.uniform() < habits.copyShare { return ratings.points[row] }
    let world = plan.superiors
    let sight = Sight(unitNoise: world.unitNoise, itemNoise: world.itemNoise, severity: world.severity)
    let isLenient = ratings.assignment.pattern[row] == .appraiser
    let confirmed = isLenient ? world.confirmation * ratings.shifts[row] : 0
    let view = seen(row, sight, severity: habits.severity + confirmed, &stream)
    return leaning(on: row, view: view, by: habits.leaning)
  }

  private func collectiveRating(_ row: Int) -> [Double] {
    var stream = RandomStream(seed: plan.seed, .collective, row)
    let view = seen(row, Self.collectiveSight, severity: 0, &stream)
    return leaning(on: row, view: view, by: Self.collectiveLeaning)
  }

  /// The peers of a unit are the next units of the same appraiser, each with its own severity.
  private func peerRatings(_ row: Int) -> [(id: String, points: [Double])] {
    let unit = row / plan.years
    let own = population.members[population.appraiser[unit]]
    guard let place = own.firstIndex(of: unit) else { return [] }
    return (0..<min(plan.superiors.peers, own.count - 1)).map { number in
      let peer = own[(place + 1 + number) % own.count]
      var severity = RandomStream(seed: plan.seed, .peer, 0, peer)
      var stream = RandomStream(seed: plan.seed, .peer, 1 + row, number)
      let view = seen(row, Self.peerSight, severity: Self.peerSight.severity * severity.normal(), &stream)
      return (numbered("U", peer, of: plan.units), scale(row).points(logits: view))
    }
  }

  /// True performance as somebody sees it, on the logit scale.
  private func seen(_ row: Int, _ sight: Sight, severity: Double, _ stream: inout RandomStream) -> [Double] {
    let unitView = severity + sight.unitNoise * stream.normal()
    let spreads = performance.spreads[population.type[row / plan.years]]
    return zip(performance.logits[row], spreads).map { $0 + unitView + sight.itemNoise * $1 * stream.normal() }
  }

  /// A rating between an own view and the self-rating, (1 − α) · view + α · logit of what was written.
  private func leaning(on row: Int, view: [Double], by degree: Double) -> [Double] {
    let scale = scale(row)
    let written = ratings.points[row]
    return scale.points(
      logits: view.indices.map { j in
        guard written[j].isFinite else { return view[j] }
        return (1 - degree) * view[j] + degree * scale.logit(points: written[j], of: j)
      })
  }

  private func scale(_ row: Int) -> RatingScale {
    scales[population.type[row / plan.years]]
  }
}

extension RandomStream {
  /// A beta number with a mean and a sum of its parameters; the mean itself at 0 and 1.
  fileprivate mutating func share(mean: Double, concentration: Double) -> Double {
    guard mean > 0, mean < 1 else { return mean }
    return beta(mean * concentration, (1 - mean) * concentration)
  }
}
