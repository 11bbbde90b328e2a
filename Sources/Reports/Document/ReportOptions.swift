public import Evaluation

/// How a report is made from findings.
public struct ReportOptions: Sendable, Equatable {
  /// The language.
  public var language: Language
  /// Whether the report leaves the office: groups under `minimumGroup` are then withheld.
  public var isForPublication: Bool
  /// Whether units stand under random codes.
  public var isPseudonymous: Bool
  /// The most rows that a list of units shows; the rest is counted.
  public var rowLimit: Int
  /// The most units that have a page of their own.
  public var pageLimit: Int
  /// The most groups that are named in a list beside their table.
  public var groupLimit: Int

  /// The form of a report; the limits keep a report on 50,000 units under 3 MB.
  public init(
    language: Language = .vietnamese, isForPublication: Bool = false, isPseudonymous: Bool = false, rowLimit: Int = 500,
    pageLimit: Int = 200,
    groupLimit: Int = 40
  ) {
    self.language = language
    self.isForPublication = isForPublication
    self.isPseudonymous = isPseudonymous
    self.rowLimit = rowLimit
    self.pageLimit = pageLimit
    self.groupLimit = groupLimit
  }
}
