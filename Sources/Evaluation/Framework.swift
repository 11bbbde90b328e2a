/// The criteria, levels and indicators against which units are rated.
public struct Framework: Sendable, Hashable {
  /// A type of unit.
  public struct UnitType: Sendable, Hashable {
    /// The code that units name.
    public var code: String
    /// What people call it.
    public var name: LocalizedText

    /// A type of unit.
    public init(code: String, name: LocalizedText? = nil) {
      self.code = code
      self.name = name ?? LocalizedText(code)
    }
  }

  /// The code of the framework.
  public var code: String
  /// Its version.
  public var version: String
  /// The criteria, in their order.
  public var criteria: [Criterion]
  /// The levels, from the highest `atLeast` down.
  public var levels: [Level]
  /// The types; empty when they are left to the units.
  public var types: [UnitType]
  /// The groups of criteria.
  public var groups: [CriterionGroup]
  /// The indicators.
  public var indicators: [Indicator]
  /// Rules that limit a level whatever the points.
  public var vetoes: [Veto]
  /// The most bonus points that count.
  public var bonusLimit: Double?
  /// The most penalty points that count.
  public var penaltyLimit: Double?
  /// The numbers of the clauses of the rules, in the order of the document; read by the lint alone.
  public var clauses: [String]

  /// A framework; levels are put in order, highest first.
  public init(
    code: String, version: String, criteria: [Criterion], levels: [Level], types: [UnitType] = [],
    groups: [CriterionGroup] = [], indicators: [Indicator] = [], vetoes: [Veto] = [], bonusLimit: Double? = nil,
    penaltyLimit: Double? = nil, clauses: [String] = []
  ) {
    self.code = code
    self.version = version
    self.criteria = criteria
    self.levels = levels.sorted { $0.atLeast > $1.atLeast }
    self.types = types
    self.groups = groups
    self.indicators = indicators
    self.vetoes = vetoes
    self.bonusLimit = bonusLimit
    self.penaltyLimit = penaltyLimit
    self.clauses = clauses
  }

  /// The criteria of kind `score` that apply to a type, in their order.
  public func scoredCriteria(for type: String) -> [Criterion] {
    criteria.filter { $0.kind == .score && $0.applies(to: type) }
  }

  /// The indicators that are read as quality.
  public var outcomes: [Indicator] {
    indicators.filter { $0.use == .outcome }
  }

  /// The totals from which levels above the lowest begin, as shares 0…100, in the order of the levels.
  public var cutoffs: [Double] { levels.map(\.atLeast).filter { $0 > 0 } }

  /// The level that a total, as a share 0…100, reaches by its points alone.
  public func level(forTotal total: Double) -> Level? {
    levels.first { total >= $0.atLeast - 1e-9 }
  }
}

/// Which framework is in force in which year.
public struct FrameworkTimeline: Sendable, Hashable {
  /// The frameworks by the year from which they are in force; year `Int.min` for one framework of all years.
  public let editions: [(year: Int, framework: Framework)]

  /// One framework for all years.
  public init(_ framework: Framework) {
    editions = [(Int.min, framework)]
  }

  /// A framework a year; at least one.
  public init(byYear frameworks: [Int: Framework]) {
    precondition(!frameworks.isEmpty, "a timeline holds at least one framework")
    editions = frameworks.sorted { $0.key < $1.key }.map { (year: $0.key, framework: $0.value) }
  }

  /// The framework in force in a year: the latest that is not after it, else the first.
  public subscript(year: Int) -> Framework {
    (editions.last { $0.year <= year } ?? editions[0]).framework
  }

  /// The latest framework.
  public var latest: Framework {
    editions[editions.count - 1].framework
  }

  /// Whether two timelines hold the same frameworks in the same years.
  public static func == (a: Self, b: Self) -> Bool {
    a.editions.elementsEqual(b.editions) { $0.year == $1.year && $0.framework == $1.framework }
  }

  /// Feeds the years and frameworks into a hasher.
  public func hash(into hasher: inout Hasher) {
    for edition in editions {
      hasher.combine(edition.year)
      hasher.combine(edition.framework)
    }
  }
}
