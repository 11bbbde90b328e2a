/// A comparison between a measured value and a number.
public enum Comparison: String, Sendable, CaseIterable {
  case greaterOrEqual = ">="
  case lessOrEqual = "<="
  case notEqual = "!="
  case equal = "=="
  case greater = ">"
  case less = "<"

  /// Whether the comparison holds between two numbers.
  public func holds(_ left: Double, _ right: Double) -> Bool {
    switch self {
    case .greaterOrEqual: left >= right
    case .lessOrEqual: left <= right
    case .notEqual: left != right
    case .equal: left == right
    case .greater: left > right
    case .less: left < right
    }
  }
}

/// A code, a comparison and a number, for example `Y5 >= 30`.
public struct Condition: Sendable, Hashable {
  /// The code of a criterion or an indicator.
  public var code: String
  /// How its value is compared.
  public var comparison: Comparison
  /// What its value is compared with.
  public var number: Double

  /// A condition from its three parts.
  public init(code: String, comparison: Comparison, number: Double) {
    self.code = code
    self.comparison = comparison
    self.number = number
  }

  /// A condition from its text, or nil when it is not a code, a comparison and a number.
  public init?(text: String) {
    for comparison in Comparison.allCases {
      guard let range = text.firstRange(of: comparison.rawValue) else { continue }
      let code = text[..<range.lowerBound].trimmingSpaces
      let number = text[range.upperBound...].trimmingSpaces
      guard !code.isEmpty, !code.contains(where: \.isWhitespace), number.allSatisfy({ "+-.0123456789e".contains($0) }),
        let value = Double(number), value.isFinite
      else { return nil }
      self.init(code: String(code), comparison: comparison, number: value)
      return
    }
    return nil
  }

  /// The condition as it is written in a framework.
  public var text: String {
    let whole = number.rounded() == number && abs(number) < 1e15
    return "\(code) \(comparison.rawValue) \(whole ? "\(Int(number))" : "\(number)")"
  }
}

/// A rule that limits a level whatever the points.
public struct Veto: Sendable, Hashable {
  /// What a veto does.
  public enum Effect: String, Sendable, CaseIterable {
    /// The level is at most the named one.
    case atMost = "at_most"
    /// The named criteria earn nothing, else the criterion of the condition, else those whose evidence or group it names.
    case zeroCriterion = "zero_criterion"
    /// The level falls by one.
    case oneLevelDown = "one_level_down"
    /// The level is the named one.
    case force
  }

  /// When it applies.
  public var when: Condition
  /// What it does.
  public var effect: Effect
  /// The level it names, for `atMost` and `force`.
  public var level: String?
  /// The criteria that earn nothing, for `zeroCriterion`; empty for the criterion of the condition.
  public var criteria: [String]

  /// A veto.
  public init(when: Condition, effect: Effect, level: String? = nil, criteria: [String] = []) {
    self.when = when
    self.effect = effect
    self.level = level
    self.criteria = criteria
  }

  /// The veto as tables show it: its condition, its effect, and what it names.
  public var text: String {
    ([when.text, effect.rawValue] + [level].compactMap(\.self) + criteria).joined(separator: " ")
  }
}

extension Substring {
  fileprivate var trimmingSpaces: Substring {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
