/// How many rows of a type and year could not be assessed for one reason.
public struct NotAssessedCount: Sendable, Codable, Equatable {
  /// The type.
  public var type: String
  /// The year.
  public var year: Int
  /// Why.
  public var reason: Evidence.Reason
  /// How many.
  public var rows: Int

  /// The counts by type, year and reason.
  static func all(_ flags: [FlagRow]) -> [NotAssessedCount] {
    var counts: [Key: Int] = [:]
    for flag in flags where flag.status == .notAssessable {
      guard let reason = flag.evidence.reason else { continue }
      counts[Key(type: flag.type, year: flag.year, reason: reason), default: 0] += 1
    }
    return counts.map { NotAssessedCount(type: $0.type, year: $0.year, reason: $0.reason, rows: $1) }
      .sorted { ($0.type, $0.year, $0.reason.rawValue) < ($1.type, $1.year, $1.reason.rawValue) }
  }

  private struct Key: Hashable {
    let type: String
    let year: Int
    let reason: Evidence.Reason
  }
}
