public import Evaluation
internal import Foundation

/// What a panel of experts makes of the points of one type.
///
/// Judgements over some of the criteria share out the points that those criteria have now; the others keep theirs. Where
/// experts judged different sets, each set is shared out by those who judged it; of sets that overlap, the one that more
/// experts judged comes first.
public struct ExpertPanel: Sendable {
  /// The points by method (p each), summing to the points in force; methods that nobody answered are missing.
  public private(set) var points: [WeightingMethod: [Double]] = [:]
  /// The experts some of whose judgements are not used here: on criteria that do not all apply to the type, or on a set
  /// that overlaps with one that more experts judged.
  public private(set) var unused: [String] = []
  /// The variances of one expert's points (p, in squared points) by method; nil entries where nobody, or one alone,
  /// judged the criterion, or all agreed.
  private(set) var variances: [WeightingMethod: [Double?]] = [:]

  /// The points of a type with the given criteria.
  ///
  /// - Complexity: O(experts × p³).
  public init(_ judgements: ExpertJudgements, criteria: [String], pointsNow: [Double]) {
    add(
      .pairwise, judgements.comparisons.map { Opinion($0.expert, $0.criteria, ExpertPanel.comparisons($0)) }, criteria,
      pointsNow)
    add(
      .bestWorst, judgements.bestWorst.map { Opinion($0.expert, $0.criteria, ExpertPanel.bestWorst($0)) }, criteria,
      pointsNow)
    add(.budget, judgements.budgets.map { Opinion($0.expert, $0.criteria, normalised($0.points)) }, criteria, pointsNow)
    pool(judgements.comparisons, criteria, pointsNow)
  }

  /// One expert's weights over some criteria.
  private struct Opinion {
    let expert: String
    let criteria: [String]
    let weights: [Double]?

    init(_ expert: String, _ criteria: [String], _ weights: [Double]?) {
      self.expert = expert
      self.criteria = criteria
      self.weights = weights
    }

    /// The weights in the order of other criteria.
    func weights(in order: [String]) -> [Double]? {
      weights.flatMap { weights in
        let place = Dictionary(zip(criteria, weights), uniquingKeysWith: { a, _ in a })
        let result = order.compactMap { place[$0] }
        return result.count == order.count ? result : nil
      }
    }
  }

  private static func comparisons(_ judgement: ExpertJudgements.Comparisons) -> [Double]? {
    ExpertPriorities(PairwiseComparisons(judgement))?.weights
  }

  private static func bestWorst(_ judgement: ExpertJudgements.BestWorst) -> [Double]? {
    let vectors = BestWorstJudgements(bestToOthers: judgement.bestTo, othersToWorst: judgement.toWorst)
    return try? BestWorstWeights.linear(vectors).weights
  }

  /// The sets of criteria that were judged, those with most experts first; none overlaps one before it.
  private static func sets(_ lists: [[String]], _ criteria: [String]) -> [[String]] {
    var counts: [[String]: Int] = [:]
    for list in lists where Set(list).isSubset(of: criteria) {
      counts[criteria.filter(list.contains), default: 0] += 1
    }
    var covered: Set<String> = []
    return counts.sorted { ($1.value, $1.key.count, $0.key.joined()) < ($0.value, $0.key.count, $1.key.joined()) }
      .map(\.key).filter { set in
        guard set.count > 1, covered.isDisjoint(with: set) else { return false }
        covered.formUnion(set)
        return true
      }
  }

  /// Experts' weights averaged over those who judged the same set.
  private mutating func add(
    _ method: WeightingMethod, _ opinions: [Opinion], _ criteria: [String], _ pointsNow: [Double]
  ) {
    let sets = Self.sets(opinions.map(\.criteria), criteria)
    for opinion in opinions where !sets.contains(where: { Set($0) == Set(opinion.criteria) }) {
      if !unused.contains(opinion.expert) { unused.append(opinion.expert) }
    }
    for set in sets {
      let own = opinions.filter { Set($0.criteria) == Set(set) }.compactMap { $0.weights(in: set) }
      guard let mean = aggregatedPriorities(own) else { continue }
      let spread = panelVariances(own)
      share(mean, among: set, method, criteria, pointsNow)
      var variances = self.variances[method] ?? [Double?](repeating: nil, count: criteria.count)
      let places = set.compactMap { criteria.firstIndex(of: $0) }
      let sum = places.reduce(0) { $0 + pointsNow[$1] }
      for (position, place) in places.enumerated() { variances[place] = spread.map { $0[position] * sum * sum } }
      self.variances[method] = variances
    }
  }

  /// Comparisons are averaged as judgements, pair by pair, instead of as priorities.
  private mutating func pool(
    _ judgements: [ExpertJudgements.Comparisons], _ criteria: [String], _ pointsNow: [Double]
  ) {
    for set in Self.sets(judgements.map(\.criteria), criteria) {
      let own = judgements.filter { Set($0.criteria) == Set(set) }.map { PairwiseComparisons($0, order: set) }
      guard let weights = ExpertPriorities(aggregatedJudgements(own))?.weights else { continue }
      share(weights, among: set, .pairwise, criteria, pointsNow)
    }
  }

  private mutating func share(
    _ weights: [Double], among set: [String], _ method: WeightingMethod, _ criteria: [String], _ pointsNow: [Double]
  ) {
    var result = points[method] ?? pointsNow
    let places = set.compactMap { criteria.firstIndex(of: $0) }
    let sum = places.reduce(0) { $0 + pointsNow[$1] }
    for (place, weight) in zip(places, weights) { result[place] = sum * weight }
    points[method] = result
  }

  /// The prior variance of each criterion's points (p): the panel's spread by pairwise comparisons, else best–worst, else
  /// budgets; a criterion without one gets a variance in proportion to its points, on the scale of the others. Nil where no
  /// spread is known.
  public func priorVariances(pointsNow: [Double]) -> [Double]? {
    for method in [WeightingMethod.pairwise, .bestWorst, .budget] {
      guard let known = variances[method] else { continue }
      let places = known.indices.filter { known[$0] != nil }
      let sum = places.reduce(0) { $0 + (known[$1] ?? 0) }
      let points = places.reduce(0) { $0 + pointsNow[$1] }
      guard sum > 0, points > 0 else { continue }
      return known.indices.map { known[$0] ?? max(pointsNow[$0], points / Double(places.count) / 10) * sum / points }
    }
    return nil
  }
}

extension PairwiseComparisons {
  /// An expert's judgements as they were read.
  public init(_ judgement: ExpertJudgements.Comparisons) {
    self.init(judgement, order: judgement.criteria)
  }

  /// An expert's judgements with the criteria in another order.
  init(_ judgement: ExpertJudgements.Comparisons, order: [String]) {
    self.init(count: order.count)
    let place = order.map { judgement.criteria.firstIndex(of: $0) ?? 0 }
    let count = order.count
    for i in 0..<count {
      for j in (i + 1)..<max(count, i + 1) {
        let (a, b) = (min(place[i], place[j]), max(place[i], place[j]))
        let value = judgement.upperTriangle[a * count - a * (a + 1) / 2 + b - a - 1]
        self[i, j] = place[i] < place[j] ? value : value.map { 1 / $0 }
      }
    }
  }
}
