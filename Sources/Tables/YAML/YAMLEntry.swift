internal import Evaluation
internal import Yams

/// A value of a YAML file with its place, and the ways to read it; what cannot be read goes to the log.
struct YAMLEntry {
  let file: String
  /// The keys that lead to it, such as `criteria[2].max_points`.
  let path: String
  let line: Int
  let node: Node

  /// Whether nothing was written: an empty value, `~` or `null`.
  var isNull: Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  /// Whether it is a list.
  var isList: Bool {
    if case .sequence = node { true } else { false }
  }

  /// Whether it has keys.
  var isMapping: Bool {
    if case .mapping = node { true } else { false }
  }

  /// What was written, where it is one word or sentence.
  var found: String? {
    guard case .scalar(let scalar) = node else { return nil }
    return scalar.string
  }

  /// Logs that something else was expected here.
  func expect(_ expected: Expectation, log: inout ProblemLog) {
    log.add(
      DataProblem(
        file: file, line: line, place: path.isEmpty ? nil : .key(path), found: found, expected: expected))
  }

  /// The text.
  func text(log: inout ProblemLog) -> String? {
    guard let found, !isNull else {
      expect(.scalar, log: &log)
      return nil
    }
    return CellText.normalised(found)
  }

  /// A number written with a decimal point.
  func number(_ range: NumberRange = NumberRange(), log: inout ProblemLog) -> Double? {
    guard let value = found.flatMap(Self.decimal) else {
      expect(.number, log: &log)
      return nil
    }
    guard range.contains(value) else {
      expect(.numberWithin(range), log: &log)
      return nil
    }
    return value
  }

  /// A whole number.
  func whole(_ range: ClosedRange<Int>, log: inout ProblemLog) -> Int? {
    guard let value = found.flatMap({ Int($0) }), range.contains(value) else {
      expect(.wholeNumber, log: &log)
      return nil
    }
    return value
  }

  /// `yes` or `no`, `true` or `false`.
  func flag(log: inout ProblemLog) -> Bool? {
    switch found?.lowercased() {
    case "yes", "true", "on": return true
    case "no", "false", "off": return false
    default:
      expect(.yesOrNo, log: &log)
      return nil
    }
  }

  /// One of some words.
  func choice<Value>(_ type: Value.Type, log: inout ProblemLog) -> Value?
  where Value: RawRepresentable<String> & CaseIterable {
    guard let value = found.flatMap(Value.init(rawValue:)) else {
      expect(.oneOf(Value.allCases.map(\.rawValue)), log: &log)
      return nil
    }
    return value
  }

  /// A code, a comparison and a number.
  func condition(log: inout ProblemLog) -> Condition? {
    guard let value = found.flatMap({ Condition(text: CellText.normalised($0)) }) else {
      expect(.condition, log: &log)
      return nil
    }
    return value
  }

  /// One text for both languages, or `{vi:, en:}`.
  func localized(log: inout ProblemLog) -> LocalizedText? {
    if isMapping {
      guard let map = mapping(keys: ["vi", "en"], log: &log) else { return nil }
      let vi = map["vi"]?.text(log: &log)
      let en = map["en"]?.text(log: &log)
      guard let first = vi ?? en else {
        expect(.filled, log: &log)
        return nil
      }
      return LocalizedText(vi: vi ?? first, en: en ?? first)
    }
    return text(log: &log).map { LocalizedText($0) }
  }

  private static func decimal(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    guard case .value(let value, let mark) = NumberCell.read(bytes.span, CSVField(start: 0, end: bytes.count)),
      mark != .comma
    else { return nil }
    return value
  }
}
