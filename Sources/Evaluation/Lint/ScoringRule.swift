/// How a framework says that points are given, as far as it can be read: options between semicolons, each a condition and
/// points (`>= 90: 4`, `75-<90 3`, `đủ 5`), points alone between slashes (`2/1/0`), points less a number a time
/// (`3 - 0.5 x`), a share of points (`% x 6`), the mean of several shares (`70 x (a+b+c)/3`), or points a piece up to a limit
/// (`3 điểm/mô hình, tối đa 6`).
struct ScoringRule {
  /// One way to earn points.
  struct Option {
    /// The points.
    var points: Double
    /// The values it is for, where it names a range of numbers and nothing else.
    var band: ScoringBand?
    /// Whether it names no condition: it is for whatever no other option covers.
    var isOtherwise: Bool
  }

  /// The options; empty where points are not given by options.
  var options: [Option] = []
  /// The most points that the rule gives, where it says so.
  var most: Double?
  /// Whether ranges are of percentages.
  var isPercentage: Bool

  /// The fewest points of the options.
  var least: Double? { options.map(\.points).min() }

  /// The rule that described levels are.
  init(steps: [DescribedStep]) {
    options = steps.map { Option(points: $0.points, band: nil, isOtherwise: false) }
    most = steps.map(\.points).max()
    isPercentage = false
  }

  init(_ text: String) {
    let plain = Self.withoutBrackets(text).replacing(/(\d),(\d)/) { "\($0.output.1).\($0.output.2)" }
    isPercentage = plain.contains("%")
    let lower = plain.lowercased()
    if let mean = text.firstMatch(of: /(?:(\d+(?:[.,]\d+)?)\s*x\s*)?\(\s*\p{L}(?:\s*\+\s*\p{L})+\s*\)\s*\/\s*\d/) {
      most = mean.1.flatMap { Double($0.replacing(",", with: ".")) }
      return
    }
    if let limit = lower.firstMatch(of: /(?:tối đa|at most)(?: trừ)?\s*(\d+(?:\.\d+)?)/) {
      most = Double(limit.1)
    } else if let factor = lower.firstMatch(of: /%\s*x\s*(\d+(?:\.\d+)?)/) {
      most = Double(factor.1)
    } else if let start = lower.firstMatch(of: /^\s*(\d+(?:\.\d+)?)\s*-\s*\d+(?:\.\d+)?\s*x/) {
      most = Double(start.1)
    } else if lower.contains(";") || lower.contains("/") {
      options = plain.split(separator: ";").flatMap { Self.options(String($0)) }
      most = options.map(\.points).max()
    }
  }

  /// The options of a part between semicolons: points alone between slashes, or one condition with its points.
  private static func options(_ text: String) -> [Option] {
    guard text.contains(/^\s*\d+(\.\d+)?(\s*\/\s*\d+(\.\d+)?)+\s*$/) else { return [option(text)].compactMap(\.self) }
    return text.split(separator: "/").compactMap { Double(trimmed(String($0))) }.map {
      Option(points: $0, band: nil, isOtherwise: false)
    }
  }

  /// An option from its text: the points follow a colon, or are the last number; the condition is what stands before.
  private static func option(_ text: String) -> Option? {
    if let match = text.firstMatch(of: /^(.*?):\s*(\d+(?:\.\d+)?)(?:\s|$)/), let points = Double(match.2) {
      let condition = trimmed(String(match.1))
      return Option(points: points, band: ScoringBand(condition), isOtherwise: condition.isEmpty)
    }
    guard let match = text.firstMatch(of: /^(.*?)(\d+(?:\.\d+)?)\s*(?:đ|điểm|points?)?\s*$/.dotMatchesNewlines()),
      let points = Double(match.2)
    else { return nil }
    let condition = trimmed(String(match.1)).trimmingSuffix(":")
    return Option(points: points, band: ScoringBand(condition), isOtherwise: condition.isEmpty)
  }

  private static func withoutBrackets(_ text: String) -> String {
    text.replacing(/\([^)]*\)/, with: "")
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

/// A range of numbers that an option is for.
struct ScoringBand: Equatable {
  var lower: Double
  var upper: Double
  var includesLower: Bool
  var includesUpper: Bool

  /// A band from its text (`>= 90%`, `75-<90`, `2`), or nil when it names anything beside numbers.
  init?(_ text: String) {
    if let match = text.wholeMatch(of: /\s*(>=|<=|>|<|=|≥|≤)\s*(\d+(?:\.\d+)?)\s*%?\s*/), let bound = Double(match.2) {
      switch match.1 {
      case ">=", "≥": self.init(bound, .infinity, true, false)
      case ">": self.init(bound, .infinity, false, false)
      case "<=", "≤": self.init(-.infinity, bound, false, true)
      case "<": self.init(-.infinity, bound, false, false)
      default: self.init(bound, bound, true, true)
      }
    } else if let match = text.wholeMatch(of: /\s*(\d+(?:\.\d+)?)\s*%?\s*[-–]\s*(<?)\s*(\d+(?:\.\d+)?)\s*%?\s*/),
      let lower = Double(match.1), let upper = Double(match.3)
    {
      self.init(lower, upper, true, match.2.isEmpty)
    } else if let match = text.wholeMatch(of: /\s*(\d+(?:\.\d+)?)\s*%?\s*/), let value = Double(match.1) {
      self.init(value, value, true, true)
    } else {
      return nil
    }
  }

  private init(_ lower: Double, _ upper: Double, _ includesLower: Bool, _ includesUpper: Bool) {
    self.lower = lower
    self.upper = upper
    self.includesLower = includesLower
    self.includesUpper = includesUpper
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: Character) -> String {
    var text = self
    while let last = text.last, last == suffix || last.isWhitespace { text.removeLast() }
    return text
  }
}
