/// One difference between two frameworks.
public struct FrameworkChange: Sendable, Codable, Equatable {
  /// The part it is in.
  public enum Element: String, Sendable, Codable, CaseIterable {
    case framework
    case type
    case group
    case criterion
    case indicator
    case level
    case veto
  }

  /// The part it is in.
  public var element: Element
  /// The code of the entry; empty for the framework itself.
  public var code: String
  /// The key whose value differs; nil where the entry itself was added or taken away.
  public var key: String?
  /// The value before; nil where there was none.
  public var from: String?
  /// The value after; nil where there is none.
  public var to: String?

  /// A difference.
  public init(element: Element, code: String, key: String? = nil, from: String? = nil, to: String? = nil) {
    self.element = element
    self.code = code
    self.key = key
    self.from = from
    self.to = to
  }
}

extension Framework {
  /// What changed from this framework to another: entries by code, their values by key, in the order of this framework, then
  /// what the other added.
  ///
  /// - Complexity: O(entries).
  public func changes(to other: Framework) -> [FrameworkChange] {
    let before = parts
    let after = other.parts
    return FrameworkChange.Element.allCases.flatMap { element in
      changes(element, before.filter { $0.element == element }, after.filter { $0.element == element })
    }
  }

  private func changes(
    _ element: FrameworkChange.Element, _ before: [Part], _ after: [Part]
  ) -> [FrameworkChange] {
    let next = Dictionary(after.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(before.map(\.code))
    let changed = before.flatMap { part -> [FrameworkChange] in
      guard let other = next[part.code] else {
        return [FrameworkChange(element: element, code: part.code, from: part.text)]
      }
      return zip(part.values, other.values).compactMap { old, new in
        guard old.text != new.text else { return nil }
        return FrameworkChange(element: element, code: part.code, key: old.key, from: old.text, to: new.text)
      }
    }
    let added = after.filter { !known.contains($0.code) }
    return changed + added.map { FrameworkChange(element: element, code: $0.code, to: $0.text) }
  }

  /// An entry with its values as texts; entries of one part have the same keys.
  private struct Part {
    let element: FrameworkChange.Element
    let code: String
    let values: [(key: String, text: String?)]

    /// The value that names an entry best: its points, its threshold, its effect.
    var text: String? { values.first?.text }
  }

  private var parts: [Part] {
    let own = Part(
      element: .framework, code: "",
      values: [
        ("version", version), ("bonus", number(bonusLimit)), ("penalty", number(penaltyLimit)),
        ("clauses", list(clauses)),
      ])
    return [own] + types.map { Part(element: .type, code: $0.code, values: names($0.name)) }
      + groups.map { group in
        Part(
          element: .group, code: group.code,
          values: [("fixed", "\(group.isFixed)"), ("points", number(group.points))] + names(group.name))
      } + criteria.map(part) + indicators.map(part) + levels.map(part)
      + vetoes.map { Part(element: .veto, code: $0.text, values: [("effect", $0.effect.rawValue)]) }
  }

  private func part(_ criterion: Criterion) -> Part {
    Part(
      element: .criterion, code: criterion.code,
      values: [
        ("max_points", number(criterion.maxPoints)), ("group", criterion.group), ("kind", criterion.kind.rawValue),
        ("step", number(criterion.step)), ("types", criterion.types.flatMap(list)),
        ("evidence", list(criterion.evidence)), ("reliability", number(criterion.reliability)),
        ("floor", number(criterion.floor)), ("cap", number(criterion.cap)), ("frozen", "\(criterion.isFrozen)"),
        ("minimum_requirement", "\(criterion.isMinimumRequirement)"), ("scoring", criterion.scoring),
        ("steps", list(criterion.steps.map { "\(number($0.points) ?? "") \($0.text.vi)" })),
      ] + names(criterion.name))
  }

  private func part(_ indicator: Indicator) -> Part {
    Part(
      element: .indicator, code: indicator.code,
      values: [
        ("use", indicator.use.rawValue), ("better", indicator.better.rawValue), ("unit", indicator.unit),
        ("baseline", number(indicator.baseline)), ("target", number(indicator.target)),
        ("reliability", number(indicator.reliability)), ("denominator", indicator.denominator),
        ("measured_by", indicator.measuredBy), ("source", indicator.source),
      ] + names(indicator.name))
  }

  private func part(_ level: Level) -> Part {
    let quota = level.quota.map { quota in
      "\(number(quota.share) ?? "") \(quota.of.rawValue) \(quota.within.rawValue) \(quota.rounding.rawValue)"
    }
    return Part(
      element: .level, code: level.code,
      values: [("at_least", number(level.atLeast)), ("requires", list(level.requires.map(\.text))), ("quota", quota)]
        + names(level.name))
  }

  private func names(_ name: LocalizedText) -> [(key: String, text: String?)] {
    [("name.vi", name.vi), ("name.en", name.en)]
  }

  private func list(_ texts: [String]) -> String? {
    texts.isEmpty ? nil : texts.joined(separator: "; ")
  }

  private func number(_ value: Double?) -> String? {
    value.map { $0 == $0.rounded() && abs($0) < 1e15 ? "\(Int($0))" : "\($0)" }
  }
}
