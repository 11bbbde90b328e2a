extension Framework {
  /// Everything that is wrong with the framework, in the order of its parts; empty when it can be used.
  ///
  /// - Complexity: O(entries × codes).
  public var defects: [FrameworkDefect] {
    repeatedCodes + criterionDefects + indicatorDefects + levelDefects + vetoDefects + limitDefects
  }

  private var repeatedCodes: [FrameworkDefect] {
    repeats(types.map(\.code), .types) + repeats(groups.map(\.code), .groups) + repeats(criteria.map(\.code), .criteria)
      + repeats(indicators.map(\.code), .indicators) + repeats(levels.map(\.code), .levels)
  }

  private func repeats(_ codes: [String], _ element: FrameworkDefect.Element, key: String = "code") -> [FrameworkDefect]
  {
    var first: [String: Int] = [:]
    return codes.enumerated().compactMap { index, code in
      guard let earlier = first[code] else {
        first[code] = index
        return nil
      }
      return FrameworkDefect(element, index, key, .repeated(code, first: earlier))
    }
  }

  private var criterionDefects: [FrameworkDefect] {
    guard criteria.contains(where: { $0.kind == .score }) else { return [FrameworkDefect(.criteria, .empty)] }
    return criteria.enumerated().flatMap { index, criterion in
      var found = numberDefects(of: criterion, at: index) + stepDefects(of: criterion, at: index)
      if let group = criterion.group, !groups.isEmpty {
        found += unknown([group], among: groups.map(\.code), .criteria, index, "group")
      }
      if let own = criterion.types, !types.isEmpty {
        found += unknown(own, among: types.map(\.code), .criteria, index, "types")
      }
      return found + unknown(criterion.evidence, among: indicators.map(\.code), .criteria, index, "evidence")
    }
  }

  private func numberDefects(of criterion: Criterion, at index: Int) -> [FrameworkDefect] {
    let ranges: [(key: String, value: Double?, range: NumberRange)] = [
      ("max_points", criterion.maxPoints, .positive),
      ("step", criterion.step, NumberRange(from: 0, to: criterion.maxPoints, includesLower: false)),
      ("reliability", criterion.reliability, .unit),
      ("floor", criterion.floor, .nonNegative),
      ("cap", criterion.cap, NumberRange(from: criterion.floor)),
    ]
    return ranges.compactMap { key, value, range in outside(value, range, .criteria, index, key) }
  }

  /// Described levels: two or more, each with points of its own between 0 and the most.
  private func stepDefects(of criterion: Criterion, at index: Int) -> [FrameworkDefect] {
    if criterion.steps.count == 1 { return [FrameworkDefect(.criteria, index, "steps", .single)] }
    let range = NumberRange(from: 0, to: criterion.maxPoints)
    var earlier: Set<Double> = []
    return criterion.steps.compactMap { step in
      if let defect = outside(step.points, range, .criteria, index, "steps") { return defect }
      guard !earlier.insert(step.points).inserted else { return nil }
      return FrameworkDefect(.criteria, index, "steps", .samePoints(step.points))
    }
  }

  private var indicatorDefects: [FrameworkDefect] {
    indicators.enumerated().flatMap { index, indicator in
      var found: [FrameworkDefect] = []
      if indicator.use == .outcome, indicator.measuredBy == Rater.selfRating.rawValue {
        found.append(FrameworkDefect(.indicators, index, "measured_by", .selfMeasured))
      }
      if let defect = outside(indicator.reliability, .unit, .indicators, index, "reliability") { found.append(defect) }
      return found
    }
  }

  private var levelDefects: [FrameworkDefect] {
    guard !levels.isEmpty else { return [FrameworkDefect(.levels, .empty)] }
    let codes = conditionCodes
    var found = repeats(levels.map { "\($0.atLeast)" }, .levels, key: "at_least")
    for (index, level) in levels.enumerated() {
      let share = NumberRange(from: 0, to: 100, includesLower: false)
      found += [
        outside(level.atLeast, .percent, .levels, index, "at_least"),
        outside(level.quota?.share, share, .levels, index, "share"),
      ].compactMap { $0 }
      found += unknown(level.requires.map(\.code), among: codes, .levels, index, "requires")
    }
    if !levels.contains(where: { $0.atLeast == 0 }) { found.append(FrameworkDefect(.levels, .noLevelAtZero)) }
    return found
  }

  /// What a condition may name: a criterion, an indicator, or a group by the share of its points.
  private var conditionCodes: [String] {
    criteria.map(\.code) + indicators.map(\.code) + criteria.compactMap(\.group)
  }

  private var vetoDefects: [FrameworkDefect] {
    let codes = conditionCodes
    return vetoes.enumerated().flatMap { index, veto in
      let found =
        unknown([veto.when.code], among: codes, .vetoes, index, "when")
        + unknown(veto.criteria, among: criteria.map(\.code), .vetoes, index, "criteria")
      if let level = veto.level { return found + unknown([level], among: levels.map(\.code), .vetoes, index, "level") }
      let namesLevel = veto.effect == .atMost || veto.effect == .force
      return found + (namesLevel ? [FrameworkDefect(.vetoes, index, "level", .levelMissing)] : [])
    }
  }

  private var limitDefects: [FrameworkDefect] {
    [
      outside(bonusLimit, .nonNegative, .bonus, 0, "most"), outside(penaltyLimit, .nonNegative, .penalty, 0, "most"),
    ].compactMap { $0 }
  }

  private func unknown(
    _ codes: [String], among known: [String], _ element: FrameworkDefect.Element, _ index: Int, _ key: String
  ) -> [FrameworkDefect] {
    codes.filter { !known.contains($0) }.map { FrameworkDefect(element, index, key, .unknown($0, among: known)) }
  }

  private func outside(
    _ value: Double?, _ range: NumberRange, _ element: FrameworkDefect.Element, _ index: Int, _ key: String
  ) -> FrameworkDefect? {
    guard let value, !range.contains(value) else { return nil }
    return FrameworkDefect(element, index, key, .outside(value, range))
  }
}
