internal import Evaluation
internal import Inflation
internal import Pipeline

/// What codes are called, in one language.
struct Names: Sendable {
  private let criteria: [String: String]
  private let levels: [String: String]
  private let indicators: [String: String]
  private let types: [String: String]
  private let units: [String: String]

  /// The names that the findings hold; a unit's name is that of its first row.
  init(_ findings: Findings, language: Language) {
    func table(_ names: [Findings.Name]) -> [String: String] {
      let pairs = names.map { ($0.code, language == .vietnamese ? $0.vi : $0.en) }
      return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
    criteria = table(findings.criterionNames)
    levels = table(findings.levelNames)
    indicators = table(findings.indicatorNames)
    types = table(findings.typeNames)
    units = Dictionary(findings.flags.map { ($0.unit, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  /// No names: every code stands for itself.
  static let none = Names(criteria: [:], levels: [:], indicators: [:], types: [:], units: [:])

  private init(
    criteria: [String: String], levels: [String: String], indicators: [String: String], types: [String: String],
    units: [String: String]
  ) {
    self.criteria = criteria
    self.levels = levels
    self.indicators = indicators
    self.types = types
    self.units = units
  }

  /// A criterion's name, else its code.
  func criterion(_ code: String) -> String { criteria[code] ?? code }
  /// A level's name, else its code.
  func level(_ code: String) -> String { levels[code] ?? code }
  /// An indicator's name, else its code.
  func indicator(_ code: String) -> String { indicators[code] ?? code }
  /// A type's name, else its code.
  func type(_ code: String) -> String { types[code] ?? code }
  /// A unit's name, else its code.
  func unit(_ code: String) -> String { units[code].flatMap { $0.isEmpty ? nil : $0 } ?? code }
}
