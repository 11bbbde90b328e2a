public import Evaluation

/// Writes a framework as YAML that reads back as the same framework.
public enum FrameworkWriter {
  /// The text of a `framework.yml`; what has its default is left out.
  public static func text(_ framework: Framework) -> String {
    var lines = [
      "framework: \(YAMLText.scalar(framework.code))", "version: \(YAMLText.scalar(framework.version))",
    ]
    lines += section("types", framework.types.map(entry))
    lines += section("groups", framework.groups.map(entry))
    lines += section("criteria", framework.criteria.map(entry))
    lines += section("indicators", framework.indicators.map(entry))
    lines += section("levels", framework.levels.map(entry))
    lines += section("vetoes", framework.vetoes.map(entry))
    if let most = framework.bonusLimit { lines.append("bonus: {most: \(CSVNumber.shortest(most))}") }
    if let most = framework.penaltyLimit { lines.append("penalty: {most: \(CSVNumber.shortest(most))}") }
    if !framework.clauses.isEmpty { lines.append("clauses: \(YAMLText.list(framework.clauses))") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func section(_ key: String, _ entries: [Entry]) -> [String] {
    entries.isEmpty ? [] : ["\(key):"] + entries.map { "  - {" + $0.parts.joined(separator: ", ") + "}" }
  }

  /// The keys of an entry with their values, those with the default left out.
  private struct Entry {
    private(set) var parts: [String]

    init(code: String, name: LocalizedText) {
      parts = ["code: \(YAMLText.scalar(code))"]
      if name != LocalizedText(code) { parts.append("name: \(FrameworkWriter.text(name))") }
    }

    init(_ parts: [String]) {
      self.parts = parts
    }

    mutating func add(_ key: String, _ value: String?) {
      if let value { parts.append("\(key): \(value)") }
    }

    mutating func add(_ key: String, text value: String?) {
      add(key, value.map(YAMLText.scalar))
    }

    mutating func add(_ key: String, _ value: Double?) {
      add(key, value.map(CSVNumber.shortest))
    }

    mutating func add(_ key: String, _ value: Bool) {
      add(key, value ? "yes" : nil)
    }
  }

  /// A text in both languages: one string where they agree.
  static func text(_ text: LocalizedText) -> String {
    text.vi == text.en
      ? YAMLText.scalar(text.vi) : "{vi: \(YAMLText.scalar(text.vi)), en: \(YAMLText.scalar(text.en))}"
  }

  private static func entry(_ type: Framework.UnitType) -> Entry {
    Entry(code: type.code, name: type.name)
  }

  private static func entry(_ group: CriterionGroup) -> Entry {
    var entry = Entry(code: group.code, name: group.name)
    entry.add("fixed", group.isFixed)
    entry.add("points", group.points)
    return entry
  }

  private static func entry(_ criterion: Criterion) -> Entry {
    var entry = Entry(code: criterion.code, name: criterion.name)
    entry.add("max_points", criterion.maxPoints)
    entry.add("group", text: criterion.group)
    entry.add("step", criterion.step)
    entry.add("types", criterion.types.map(YAMLText.list))
    entry.add("evidence", criterion.evidence.isEmpty ? nil : YAMLText.list(criterion.evidence))
    entry.add("kind", criterion.kind == .score ? nil : criterion.kind.rawValue)
    entry.add("reliability", criterion.reliability)
    entry.add("floor", criterion.floor == 0 ? nil : criterion.floor)
    entry.add("cap", criterion.cap)
    entry.add("frozen", criterion.isFrozen)
    entry.add("minimum_requirement", criterion.isMinimumRequirement)
    entry.add("scoring", text: criterion.scoring)
    entry.add("steps", criterion.steps.isEmpty ? nil : "[\(criterion.steps.map(text).joined(separator: ", "))]")
    return entry
  }

  private static func text(_ step: DescribedStep) -> String {
    "{points: \(CSVNumber.shortest(step.points)), text: \(text(step.text))}"
  }

  private static func entry(_ indicator: Indicator) -> Entry {
    var entry = Entry(code: indicator.code, name: indicator.name)
    entry.add("better", indicator.better == .higher ? nil : indicator.better.rawValue)
    entry.add("use", indicator.use == .outcome ? nil : indicator.use.rawValue)
    entry.add("unit", text: indicator.unit)
    entry.add("baseline", indicator.baseline)
    entry.add("target", indicator.target)
    entry.add("reliability", indicator.reliability)
    entry.add("denominator", text: indicator.denominator)
    entry.add("measured_by", text: indicator.measuredBy)
    entry.add("source", text: indicator.source)
    return entry
  }

  private static func entry(_ level: Level) -> Entry {
    var entry = Entry(code: level.code, name: level.name)
    entry.add("at_least", level.atLeast)
    entry.add("requires", level.requires.isEmpty ? nil : YAMLText.list(level.requires.map(\.text)))
    entry.add("quota", level.quota.map(text))
    return entry
  }

  private static func text(_ quota: Quota) -> String {
    let share = CSVNumber.shortest(quota.share)
    return "{share: \(share), of: \(quota.of.rawValue), within: \(quota.within.rawValue), "
      + "rounding: \(quota.rounding.rawValue)}"
  }

  private static func entry(_ veto: Veto) -> Entry {
    var entry = Entry(["when: \(YAMLText.scalar(veto.when.text))", "effect: \(veto.effect.rawValue)"])
    entry.add("level", text: veto.level)
    entry.add("criteria", veto.criteria.isEmpty ? nil : YAMLText.list(veto.criteria))
    return entry
  }
}
