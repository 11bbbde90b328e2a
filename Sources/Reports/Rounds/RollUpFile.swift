public import Evaluation
public import Feedback
public import Foundation
public import Tables

/// A file that `rollup` writes.
public enum RollUpFile: String, Sendable, CaseIterable {
  case list = "rollup.csv"
  case calendar = "rollup-calendar.csv"
  case levels = "rollup-levels.csv"
  case sums = "rollup-sums.csv"
  case chain = "rollup-chain.csv"
  case coherence = "coherence.csv"
  case relations = "round-robin.csv"
  case products = "product-evidence.csv"
  case positions = "positions.csv"
  case publication = "publication.csv"
  case report = "rollup.md"

  /// The bytes of the file.
  ///
  /// - Parameters:
  ///   - rollUp: what was found.
  ///   - study: the study that was rolled up, for its names.
  ///   - language: the language of the report.
  ///   - style: the convention of CSV.
  /// - Complexity: O(rows).
  public func data(
    _ rollUp: RollUp, of study: Study, language: Language = .vietnamese, style: CSVWriter.Style = .plain
  ) -> Data {
    switch self {
    case .list: OutputTable.rollUpFindings(rollUp.findings).csv(style: style)
    case .calendar: OutputTable.punctuality(rollUp.punctuality).csv(style: style)
    case .levels: OutputTable.tierLevels(rollUp.levels).csv(style: style)
    case .sums: OutputTable.reportedSums(rollUp.sums).csv(style: style)
    case .chain: OutputTable.chain(rollUp.chain).csv(style: style)
    case .coherence: OutputTable.coherence(rollUp.coherence).csv(style: style)
    case .relations: OutputTable.relations(rollUp.relations).csv(style: style)
    case .products: OutputTable.products(rollUp.products).csv(style: style)
    case .positions: OutputTable.positions(rollUp.positions).csv(style: style)
    case .publication:
      OutputTable.publication(PublishedLevels(rollUp, minimum: study.settings.minimumGroup)).csv(style: style)
    case .report: Data(RollUpReport(rollUp, study: study, language: language).text.utf8)
    }
  }
}
