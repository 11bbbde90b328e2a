/// The rules by which points become a level: bonus and penalty, conditions and vetoes.
///
/// total = 100 · (Σ earned / Σ rated) + 100 · (min(Σ bonus, most) − min(Σ penalty, most)) / Σ applying
///
/// over the criteria of kind `score`: what was not rated is left out of the first share, what does not apply out of both
/// sums, so that a point of bonus is worth the same to a unit with missing cells.
public struct LevelRules: Sendable {
  /// The framework whose rules these are.
  public let framework: Framework
  private let failing: FailedCondition
  private let points: [Double]
  private let placeOfCriterion: [String: Int]
  private let placesOfGroup: [String: [Int]]
  private let placesOfEvidence: [String: [Int]]

  /// The rules of a framework.
  ///
  /// - Parameters:
  ///   - framework: the framework in which units were rated.
  ///   - points: the most points of each criterion under which totals are taken; those of the framework by default.
  ///   - failing: what follows when points suffice and a condition fails.
  public init(_ framework: Framework, points: [Double]? = nil, failing: FailedCondition = .next) {
    let own = framework.criteria.map(\.maxPoints)
    precondition(points?.count ?? own.count == own.count, "a number of points for each criterion")
    self.framework = framework
    self.failing = failing
    self.points = points ?? own
    let places = framework.criteria.enumerated()
    placeOfCriterion = Dictionary(places.map { ($0.element.code, $0.offset) }, uniquingKeysWith: { first, _ in first })
    placesOfGroup = Dictionary(
      places.compactMap { place, criterion in criterion.group.map { ($0, [place]) } }, uniquingKeysWith: +)
    placesOfEvidence = Dictionary(
      places.flatMap { place, criterion in criterion.evidence.map { ($0, [place]) } }, uniquingKeysWith: +)
  }

  /// The level of one rating.
  ///
  /// Vetoes are read on the rating as it was given. Conditions come first, then caps, then what lowers by one level each,
  /// and a forced level last; of several caps or forced levels the lowest holds.
  ///
  /// - Parameters:
  ///   - rated: points by criterion in the order of the framework; `Points.missing` or `Points.notApplicable` where there
  ///     is no number.
  ///   - type: the type of the unit.
  ///   - indicators: the values of the indicators of the year; a missing one is absent or NaN.
  /// - Complexity: O(criteria + conditions).
  public func assess(_ rated: [Double], type: String, indicators: [String: Double] = [:]) -> LevelAssessment {
    precondition(rated.count == points.count, "a number for each criterion")
    let values = Values(rules: self, rated: rated, indicators: indicators)
    var unchecked: [Condition] = []
    let fired = framework.vetoes.filter { veto in
      guard let holds = values.holds(veto.when) else {
        unchecked.append(veto.when)
        return false
      }
      return holds
    }
    let counted = withoutZeroed(rated, fired)
    guard let total = total(counted, type: type), let byPoints = place(forTotal: total) else { return .none }
    var result = LevelAssessment(total: total, byPoints: byPoints)
    result.unchecked = unchecked
    result.vetoes = fired
    applyConditions(values, to: &result)
    applyVetoes(fired, to: &result)
    return result
  }

  /// What conditions and vetoes make of every level that the rating could reach by points; see ``assess(_:type:indicators:)``.
  ///
  /// - Complexity: O(criteria + levels × conditions).
  public func ladder(_ rated: [Double], type: String, indicators: [String: Double] = [:]) -> LevelLadder {
    precondition(rated.count == points.count, "a number for each criterion")
    let values = Values(rules: self, rated: rated, indicators: indicators)
    let fired = framework.vetoes.filter { values.holds($0.when) == true }
    let reached = framework.levels.indices.map { place in
      var result = LevelAssessment(total: framework.levels[place].atLeast, byPoints: place)
      applyConditions(values, to: &result)
      applyVetoes(fired, to: &result)
      return result.level ?? place
    }
    let zeroed = fired.filter { $0.effect == .zeroCriterion }.flatMap { self.zeroed(by: $0) }
    return LevelLadder(
      leastTotals: framework.levels.map(\.atLeast), reached: reached,
      extraPoints: extraPoints(withoutZeroed(rated, fired), type: type), zeroed: Set(zeroed).sorted())
  }

  /// The place of the level that a total reaches by points.
  public func place(forTotal total: Double) -> Int? {
    guard total.isFinite else { return nil }
    return framework.levels.firstIndex { total >= $0.atLeast - LevelLadder.tolerance }
  }

  /// The place of a level by its code.
  public func place(ofLevel code: String) -> Int? {
    framework.levels.firstIndex { $0.code == code }
  }

  private func total(_ rated: [Double], type: String) -> Double? {
    var (earned, most, applying) = (0.0, 0.0, 0.0)
    for (j, criterion) in framework.criteria.enumerated() where criterion.kind == .score && criterion.applies(to: type)
    {
      let value = rated[j]
      guard value != Points.notApplicable else { continue }
      applying += points[j]
      if value.isFinite {
        earned += value / criterion.maxPoints * points[j]
        most += points[j]
      }
    }
    guard most > 0 else { return nil }
    return max(0, 100 * earned / most + 100 * extraPoints(rated, type: type) / applying)
  }

  /// Bonus less penalty, each as far as it counts.
  private func extraPoints(_ rated: [Double], type: String) -> Double {
    var (bonus, penalty) = (0.0, 0.0)
    for (j, criterion) in framework.criteria.enumerated() where criterion.applies(to: type) && rated[j].isFinite {
      let scaled = rated[j] / criterion.maxPoints * points[j]
      switch criterion.kind {
      case .score: break
      case .bonus: bonus += scaled
      case .penalty: penalty += scaled
      }
    }
    return min(bonus, framework.bonusLimit ?? .infinity) - min(penalty, framework.penaltyLimit ?? .infinity)
  }

  /// The rating with nothing for the criteria that a veto zeroes.
  private func withoutZeroed(_ rated: [Double], _ fired: [Veto]) -> [Double] {
    var result = rated
    for veto in fired where veto.effect == .zeroCriterion {
      for place in zeroed(by: veto) where result[place].isFinite { result[place] = 0 }
    }
    return result
  }

  /// The criteria that a veto names; else the criterion of its condition, those of its group, or those whose evidence it is.
  private func zeroed(by veto: Veto) -> [Int] {
    if !veto.criteria.isEmpty { return veto.criteria.compactMap { placeOfCriterion[$0] } }
    let code = veto.when.code
    if let place = placeOfCriterion[code] { return [place] }
    return placesOfEvidence[code] ?? placesOfGroup[code] ?? []
  }

  private func applyConditions(_ values: Values, to result: inout LevelAssessment) {
    guard let byPoints = result.byPoints else { return }
    let lowest = framework.levels.count - 1
    var place = byPoints
    while place < lowest {
      let checks = framework.levels[place].requires.map { (condition: $0, holds: values.holds($0)) }
      result.unchecked += checks.filter { $0.holds == nil }.map(\.condition)
      let failed = checks.filter { $0.holds == false }.map(\.condition)
      if failed.isEmpty { break }
      result.failed += failed.filter { !result.failed.contains($0) }
      switch failing {
      case .keep: break
      case .oneLevelDown: place += 1
      case .lowest: place = lowest
      case .next:
        place += 1
        continue
      }
      break
    }
    result.level = place
  }

  private func applyVetoes(_ fired: [Veto], to result: inout LevelAssessment) {
    guard let reached = result.level else { return }
    let lowest = framework.levels.count - 1
    let caps = fired.filter { $0.effect == .atMost }.compactMap { $0.level.flatMap(place(ofLevel:)) }
    let forced = fired.filter { $0.effect == .force }.compactMap { $0.level.flatMap(place(ofLevel:)) }
    let lowered = max(reached, caps.max() ?? reached) + fired.count { $0.effect == .oneLevelDown }
    result.level = forced.max() ?? min(lowest, lowered)
  }

  /// What the codes of conditions stand for in one rating.
  private struct Values {
    let rules: LevelRules
    let rated: [Double]
    let indicators: [String: Double]

    /// Whether a condition holds; nil when its value is missing.
    func holds(_ condition: Condition) -> Bool? {
      guard let value = value(of: condition.code), value.isFinite else { return nil }
      return condition.comparison.holds(value, condition.number)
    }

    /// The points of a criterion, the value of an indicator, or the share 0…100 of a group's points.
    private func value(of code: String) -> Double? {
      if let place = rules.placeOfCriterion[code] { return rated[place] }
      if let value = indicators[code] { return value }
      guard let places = rules.placesOfGroup[code] else { return nil }
      let criteria = rules.framework.criteria
      let there = places.filter { criteria[$0].kind == .score && rated[$0].isFinite }
      let most = there.reduce(0) { $0 + criteria[$1].maxPoints }
      return most > 0 ? 100 * there.reduce(0) { $0 + rated[$1] } / most : nil
    }
  }
}
