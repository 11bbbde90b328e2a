internal import Evaluation

/// The change of each unit's total from each step of the chain to the next one that it has.
struct ChainChanges {
  /// A change of one unit.
  struct Change {
    let unit: Int
    let year: Int
    let from: Int
    let to: Int
    /// Points of 100.
    let points: Double
  }

  private(set) var changes: [Change] = []

  /// A rating of a superior counts for the step of the unit above that its `rater_id` names; without one, for the first.
  init(_ context: RoundContext) {
    let ratings = context.study.ratings
    let totals = RatingTotals(context.study)
    var steps: [RoundContext.Key: [Int: (sum: Double, count: Int)]] = [:]
    for row in 0..<ratings.count {
      guard let step = Self.step(row, context), let total = totals.total(row) else { continue }
      let key = RoundContext.Key(unit: ratings.unit[row], year: ratings.year[row])
      let earlier = steps[key, default: [:]][step] ?? (0, 0)
      steps[key, default: [:]][step] = (earlier.sum + total, earlier.count + 1)
    }
    for key in steps.keys.sorted(by: { ($0.year, $0.unit) < ($1.year, $1.unit) }) {
      let own = steps[key] ?? [:]
      let order = own.keys.sorted()
      let means = order.map { own[$0].map { $0.sum / Double($0.count) } ?? .nan }
      for place in order.indices.dropFirst() {
        changes.append(
          Change(
            unit: key.unit, year: key.year, from: order[place - 1], to: order[place],
            points: means[place] - means[place - 1]))
      }
    }
  }

  private static func step(_ row: Int, _ context: RoundContext) -> Int? {
    let ratings = context.study.ratings
    switch ratings.rater[row] {
    case .selfRating: return ChainStep.selfRating
    case .collective: return ChainStep.collective
    case .superior:
      let above = context.index[ratings.raterID[row]].flatMap { context.tiers.steps(from: ratings.unit[row], upTo: $0) }
      return ChainStep.superior + (above ?? 1) - 1
    case .peer, .publicRating: return nil
    }
  }
}

/// The totals of single ratings under the points in force.
struct RatingTotals {
  private let study: Study
  /// The most points of each column by year and type; nil where the criterion does not count.
  private let maxima: [[Int]: [Double?]]

  init(_ study: Study) {
    self.study = study
    var maxima: [[Int]: [Double?]] = [:]
    for year in study.years {
      let framework = study.frameworks[year]
      for (type, code) in study.units.types.enumerated() {
        let most = Dictionary(
          framework.scoredCriteria(for: code).map { ($0.code, $0.maxPoints) }, uniquingKeysWith: { first, _ in first })
        maxima[[year, type]] = study.ratings.criteria.map { most[$0] }
      }
    }
    self.maxima = maxima
  }

  /// The total of a row as a share 0…100 of what applies; nil where nothing was rated.
  func total(_ row: Int) -> Double? {
    let ratings = study.ratings
    guard let most = maxima[[ratings.year[row], study.units.type[ratings.unit[row]]]] else { return nil }
    let there = most.indices.filter { most[$0] != nil }
    let total = Total(points: there.map { ratings.points[$0][row] }, maxima: there.map { most[$0] ?? 0 })
    return total.share.isFinite ? total.share : nil
  }
}
