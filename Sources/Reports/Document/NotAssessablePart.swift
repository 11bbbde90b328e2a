internal import Inflation
internal import Pipeline

extension ReportContext {
  /// What could not be assessed: counts by type, year and reason.
  func notAssessablePart() -> Document.Part {
    let rows = findings.flags.filter { $0.status == .notAssessable }
    guard !rows.isEmpty else { return part(.notAssessable, []) }
    let counts = Dictionary(rows.map { (Group($0), 1) }, uniquingKeysWith: +)
    let table = Document.Table(
      caption: texts.heading(.notAssessable),
      columns: [words(.type), figures(.year), words(.reason), figures(.count)],
      rows: counts.keys.sorted().map { group in
        [
          .text(names.type(group.type)), .text(String(group.year)),
          .text(texts.reasonName(group.reason)), .text(numbers.integer(counts[group] ?? 0)),
        ]
      })
    let introduction = texts.notAssessableIntroduction(count: rows.count, of: findings.flags.count)
    return part(.notAssessable, [.paragraph(introduction), .table(table)])
  }

  /// Units of one type and year that could not be assessed for one reason.
  private struct Group: Hashable, Comparable {
    let type: String
    let year: Int
    let reason: Evidence.Reason?

    init(_ row: FlagRow) {
      type = row.type
      year = row.year
      reason = row.evidence.reason
    }

    static func < (a: Group, b: Group) -> Bool {
      (a.type, a.year, a.reason?.rawValue ?? "") < (b.type, b.year, b.reason?.rawValue ?? "")
    }
  }
}
