internal import Calibration
internal import Evaluation
internal import Statistics

/// How many of a group's assessed rows are listed, with Wilson's interval.
public struct FlagRate: Sendable, Codable, Equatable {
  /// What the rows are grouped by.
  public enum Grouping: String, Sendable, Codable, CaseIterable {
    /// Fifths of the quality estimated from the outcomes, within type and year: 1 the lowest.
    case quality
    /// The type.
    case type
    /// Fifths of a context column, within type and year: 1 the lowest.
    case context
    /// The number of outcomes that are missing; 3 stands for three and more.
    case missingOutcomes = "missing_outcomes"
    /// Whether every criterion is rated: 0, or 1 where one is missing.
    case missingCriteria = "missing_criteria"
  }

  /// What the rows are grouped by.
  public var grouping: Grouping
  /// The context column; empty for other groupings.
  public var column: String
  /// The group.
  public var group: String
  /// The number of assessed rows.
  public var rows: Int
  /// How many of them are listed for over-rating.
  public var flagged: Int
  /// How many are listed for under-rating.
  public var flaggedUnder: Int
  /// The share listed for over-rating, in 0…1.
  public var share: Double
  /// The lower end of its interval.
  public var lower: Double
  /// The upper end.
  public var upper: Double

  private static let fifths = 5
  private static let mostMissing = 3

  /// The rates of every grouping that has two groups or more.
  static func all(_ data: DiagnosticRows, confidence: Double) -> [FlagRate] {
    var result = rates(.quality, groups: fifthGroups(data.outcomes.posteriorMean, data), data, confidence)
    result += rates(.type, groups: data.assessed.map { data.panel.types[data.panel.type[$0]] }, data, confidence)
    for (k, context) in data.panel.contexts.enumerated() {
      let groups = fifthGroups(data.panel.contextValues[k], data)
      result += rates(.context, column: context.code, groups: groups, data, confidence)
    }
    let missing = data.assessed.map { row in
      data.panel.outcomeValues.count { !$0[row].isFinite }
    }
    result += rates(.missingOutcomes, groups: missing.map { "\(min($0, mostMissing))" }, data, confidence)
    let incomplete = data.assessed.map { row in data.panel.shares.contains { $0[row].isNaN } ? "1" : "0" }
    return result + rates(.missingCriteria, groups: incomplete, data, confidence)
  }

  /// The fifth of each assessed row by its value within type and year; empty where there is no value.
  private static func fifthGroups(_ values: [Double], _ data: DiagnosticRows) -> [String] {
    var result = [String](repeating: "", count: data.assessed.count)
    let cells = Dictionary(grouping: data.assessed.indices.filter { values[data.assessed[$0]].isFinite }) {
      data.cell(data.assessed[$0])
    }
    for places in cells.values {
      let sorted = places.sorted { (values[data.assessed[$0]], $0) < (values[data.assessed[$1]], $1) }
      for (rank, place) in sorted.enumerated() { result[place] = "\(1 + fifths * rank / sorted.count)" }
    }
    return result
  }

  private static func rates(
    _ grouping: Grouping, column: String = "", groups: [String], _ data: DiagnosticRows, _ confidence: Double
  ) -> [FlagRate] {
    let members = Dictionary(grouping: groups.indices.filter { !groups[$0].isEmpty }) { groups[$0] }
    guard members.count > 1 else { return [] }
    return members.keys.sorted().map { group in
      let flags = (members[group] ?? []).map { data.flags[data.assessed[$0]] }
      let listed = flags.count { $0.isFlagged }
      let interval = wilsonInterval(
        successes: Double(listed), trials: Double(flags.count), confidence: confidence)
      return FlagRate(
        grouping: grouping, column: column, group: group, rows: flags.count, flagged: listed,
        flaggedUnder: flags.count { $0.isFlaggedUnder }, share: Double(listed) / Double(flags.count),
        lower: interval.lowerBound, upper: interval.upperBound)
    }
  }
}
