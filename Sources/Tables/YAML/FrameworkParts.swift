internal import Evaluation

/// The entries of the lists of a framework.
enum FrameworkParts {
  /// An entry with its place.
  struct Placed<Value> {
    var value: Value
    var place: FrameworkPlaces.Entry

    init(_ value: Value, _ place: FrameworkPlaces.Entry) {
      self.value = value
      self.place = place
    }

    init(_ value: Value, _ map: YAMLMapping) {
      self.value = value
      place = FrameworkPlaces.Entry(line: map.line, keys: map.lines)
    }
  }

  static func type(_ entry: YAMLEntry, log: inout ProblemLog) -> Placed<Framework.UnitType>? {
    guard let map = entry.mapping(keys: ["code", "name"], required: ["code"], log: &log),
      let code = map["code"]?.text(log: &log)
    else { return nil }
    return Placed(Framework.UnitType(code: code, name: map["name"]?.localized(log: &log)), map)
  }

  static func group(_ entry: YAMLEntry, log: inout ProblemLog) -> Placed<CriterionGroup>? {
    guard let map = entry.mapping(keys: ["code", "name", "fixed", "points"], required: ["code"], log: &log),
      let code = map["code"]?.text(log: &log)
    else { return nil }
    let isFixed = map["fixed"]?.flag(log: &log) ?? false
    let points = map["points"]?.number(.nonNegative, log: &log)
    let group = CriterionGroup(code: code, name: map["name"]?.localized(log: &log), isFixed: isFixed, points: points)
    return Placed(group, map)
  }

  static let criterionKeys = [
    "code", "max_points", "name", "group", "step", "types", "evidence", "kind", "reliability", "floor", "cap", "frozen",
    "minimum_requirement", "scoring", "steps",
  ]

  static func criterion(_ entry: YAMLEntry, log: inout ProblemLog) -> Placed<Criterion>? {
    guard let map = entry.mapping(keys: criterionKeys, required: ["code", "max_points"], log: &log),
      let code = map["code"]?.text(log: &log), let maxPoints = map["max_points"]?.number(log: &log)
    else { return nil }
    var criterion = Criterion(code: code, maxPoints: maxPoints, name: map["name"]?.localized(log: &log))
    criterion.group = map["group"]?.text(log: &log)
    criterion.step = map["step"]?.number(log: &log)
    criterion.types = map["types"]?.texts(log: &log)
    criterion.evidence = map["evidence"]?.texts(log: &log) ?? []
    criterion.kind = map["kind"]?.choice(Criterion.Kind.self, log: &log) ?? .score
    criterion.reliability = map["reliability"]?.number(log: &log)
    criterion.floor = map["floor"]?.number(log: &log) ?? 0
    criterion.cap = map["cap"]?.number(log: &log)
    criterion.isFrozen = map["frozen"]?.flag(log: &log) ?? false
    criterion.isMinimumRequirement = map["minimum_requirement"]?.flag(log: &log) ?? false
    criterion.scoring = map["scoring"]?.text(log: &log)
    for entry in map["steps"]?.list(log: &log) ?? [] {
      if let step = step(entry, log: &log) { criterion.steps.append(step) }
    }
    return Placed(criterion, map)
  }

  private static func step(_ entry: YAMLEntry, log: inout ProblemLog) -> DescribedStep? {
    let keys = ["points", "text"]
    guard let map = entry.mapping(keys: keys, required: keys, log: &log),
      let points = map["points"]?.number(log: &log), let text = map["text"]?.localized(log: &log)
    else { return nil }
    return DescribedStep(points: points, text: text)
  }

  static let indicatorKeys = [
    "code", "name", "better", "use", "unit", "baseline", "target", "reliability", "denominator", "measured_by",
    "source",
  ]

  static func indicator(_ entry: YAMLEntry, log: inout ProblemLog) -> Placed<Indicator>? {
    guard let map = entry.mapping(keys: indicatorKeys, required: ["code"], log: &log),
      let code = map["code"]?.text(log: &log)
    else { return nil }
    var indicator = Indicator(code: code, name: map["name"]?.localized(log: &log))
    indicator.better = map["better"]?.choice(Indicator.Direction.self, log: &log) ?? .higher
    indicator.use = map["use"]?.choice(Indicator.Use.self, log: &log) ?? .outcome
    indicator.unit = map["unit"]?.text(log: &log)
    indicator.baseline = map["baseline"]?.number(log: &log)
    indicator.target = map["target"]?.number(log: &log)
    indicator.reliability = map["reliability"]?.number(log: &log)
    indicator.denominator = map["denominator"]?.text(log: &log)
    indicator.measuredBy = map["measured_by"]?.text(log: &log)
    indicator.source = map["source"]?.text(log: &log)
    return Placed(indicator, map)
  }

  static func level(_ entry: YAMLEntry, log: inout ProblemLog) -> Placed<Level>? {
    let keys = ["code", "name", "at_least", "requires", "quota"]
    guard let map = entry.mapping(keys: keys, required: ["code", "at_least"], log: &log),
      let code = map["code"]?.text(log: &log), let atLeast = map["at_least"]?.number(log: &log)
    else { return nil }
    var requires: [Condition] = []
    for condition in map["requires"]?.list(log: &log) ?? [] {
      if let condition = condition.condition(log: &log) { requires.append(condition) }
    }
    let quota = map["quota"].flatMap { readQuota($0, log: &log) }
    let level = Level(
      code: code, name: map["name"]?.localized(log: &log), atLeast: atLeast, requires: requires,
      quota: quota?.value)
    var placed = Placed(level, map)
    if let share = quota?.place.keys["share"] { placed.place.keys["share"] = share }
    return placed
  }

  private static func readQuota(_ entry: YAMLEntry, log: inout ProblemLog) -> Placed<Quota>? {
    guard let map = entry.mapping(keys: ["share", "of", "within", "rounding"], required: ["share"], log: &log),
      let share = map["share"]?.number(log: &log)
    else { return nil }
    var quota = Quota(share: share)
    if let of = map["of"]?.choice(Quota.Base.self, log: &log) { quota.of = of }
    if let within = map["within"]?.choice(Quota.Group.self, log: &log) { quota.within = within }
    if let rounding = map["rounding"]?.choice(Quota.Rounding.self, log: &log) { quota.rounding = rounding }
    return Placed(quota, map)
  }

  static func veto(_ entry: YAMLEntry, log: inout ProblemLog) -> Placed<Veto>? {
    let keys = ["when", "effect", "level", "criteria"]
    guard let map = entry.mapping(keys: keys, required: ["when", "effect"], log: &log),
      let when = map["when"]?.condition(log: &log), let effect = map["effect"]?.choice(Veto.Effect.self, log: &log)
    else { return nil }
    let criteria = map["criteria"]?.texts(log: &log) ?? []
    return Placed(Veto(when: when, effect: effect, level: map["level"]?.text(log: &log), criteria: criteria), map)
  }
}
