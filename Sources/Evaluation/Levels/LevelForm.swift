/// A form of the yearly report: levels by type of organisation, one year.
public struct LevelForm: Sendable, Equatable {
  /// What a line of a form counts.
  public enum Line: Sendable, Hashable {
    /// All units.
    case all
    /// The units with a level.
    case rated
    /// The units at a level.
    case level(String)
    /// The units without a level.
    case notRated
    /// Those of them with one reason.
    case reason(String)
  }

  /// The counts of a line.
  public struct Row: Sendable, Equatable {
    /// Of whom.
    public var subject: ClassificationRow.Subject
    /// What is counted.
    public var line: Line
    /// The units by type, in the order of `types`.
    public var counts: [Int]
    /// The units of the year before, all types; nil where that year has none of the subject.
    public var before: Int?

    /// The units over all types.
    public var total: Int { counts.reduce(0, +) }
  }

  /// The year.
  public let year: Int
  /// The codes of the types, the columns.
  public let types: [String]
  /// The lines.
  public let rows: [Row]

  /// Counts whoever decides on each unit (form 7A: organisations, then the organisations below them; 7B: individuals).
  ///
  /// - Parameters:
  ///   - rows: the classified ratings of all years.
  ///   - year: the year of the form.
  ///   - subjects: who the form is on.
  ///   - levels: the codes of the levels, highest first.
  public init(
    _ rows: [ClassificationRow], year: Int, subjects: [ClassificationRow.Subject], levels: [String]
  ) {
    let decided = Classification.decided(rows.filter { subjects.contains($0.subject) })
    let now = decided.filter { $0.year == year }
    let before = decided.filter { $0.year == year - 1 }
    let types = Set(now.map(\.type)).sorted()
    self.year = year
    self.types = types
    self.rows = subjects.flatMap { subject -> [Row] in
      let own = now.filter { $0.subject == subject }
      guard !own.isEmpty else { return [] }
      let earlier = before.filter { $0.subject == subject }
      let reasons = Set(own.compactMap(\.notRated)).sorted().map(Line.reason)
      let lines = [.all, .rated] + levels.map(Line.level) + [.notRated] + reasons
      return lines.map { line in
        Row(
          subject: subject, line: line,
          counts: types.map { type in own.count { $0.type == type && line.counts($0) } },
          before: earlier.isEmpty ? nil : earlier.count(where: line.counts))
      }
    }
  }
}

extension LevelForm.Line {
  fileprivate func counts(_ row: ClassificationRow) -> Bool {
    switch self {
    case .all: true
    case .rated: row.level != nil
    case .level(let code): row.level == code
    case .notRated: row.level == nil
    case .reason(let reason): row.level == nil && row.notRated == reason
    }
  }
}
