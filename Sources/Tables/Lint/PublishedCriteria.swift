internal import Evaluation
internal import Foundation

/// Reads criteria from a table as they are published: a heading of a group, a code, a text, points.
enum PublishedCriteria {
  /// The code under which a table of rules says what holds for all criteria that it does not name.
  private static let others = "(other)"

  /// The framework of a table; nil, with the problems in the log, when its columns do not fit.
  static func read(_ location: URL, rules: URL?, log: inout ProblemLog) -> Framework? {
    guard let table = Table(location, required: ["code", "max_points"], log: &log) else { return nil }
    let name = location.deletingPathExtension().lastPathComponent
    let details = rules.flatMap { scoring(in: $0, of: name, log: &log) } ?? [:]
    let types = table["org_type"]
    let hasTypes = Set(types.filter { !$0.isEmpty }).count > 1
    var headings: [GroupHeading] = []
    var criteria: [Criterion] = []
    for row in 0..<table.count {
      let heading = GroupHeading(table["group"][row])
      if !headings.contains(heading) { headings.append(heading) }
      let points = Double(table["max_points"][row]) ?? 0
      let code = table["code"][row]
      let own = table["scoring"][row]
      criteria.append(
        Criterion(
          code: code, maxPoints: abs(points), name: LocalizedText(table["criterion_vi"][row]),
          group: heading.code.isEmpty ? nil : heading.code, types: hasTypes ? [types[row]] : nil,
          kind: points < 0 ? .penalty : heading.isBonus ? .bonus : .score,
          scoring: own.isEmpty ? details[code] ?? details[others] : own))
    }
    let bonus = headings.first(where: \.isBonus)
    return Framework(
      code: name, version: "", criteria: criteria, levels: [],
      groups: headings.filter { !$0.code.isEmpty }.map { CriterionGroup(code: $0.code, points: $0.stated) },
      bonusLimit: bonus?.limit)
  }

  /// The rules of a framework by code.
  private static func scoring(in location: URL, of name: String, log: inout ProblemLog) -> [String: String]? {
    guard let table = Table(location, required: ["framework", "code", "detail"], log: &log) else { return nil }
    let rows = (0..<table.count).filter { table["framework"][$0] == name }
    return Dictionary(rows.map { (table["code"][$0], table["detail"][$0]) }, uniquingKeysWith: { first, _ in first })
  }

  /// A table of texts by heading; a heading that is not there has empty cells.
  private struct Table {
    let count: Int
    private let columns: [String: [String]]
    private let empty: [String]

    init?(_ location: URL, required: [String], log: inout ProblemLog) {
      var files = StudyFiles(folder: location.deletingLastPathComponent(), threads: 1)
      guard let file = files.open(location.lastPathComponent, log: &log),
        TableChecks(file: file).require(required, log: &log)
      else { return nil }
      let table = files.decode(file, file.headings.map { _ in .text }, log: &log)
      count = table.count
      empty = [String](repeating: "", count: table.count)
      columns = Dictionary(
        file.headings.enumerated().map { ($0.element, table.strings($0.offset)) },
        uniquingKeysWith: { first, _ in first })
    }

    subscript(heading: String) -> [String] { columns[heading] ?? empty }
  }
}

/// The heading of a group: its name, and the sum or the limit that it states in brackets.
private struct GroupHeading: Equatable {
  let code: String
  let stated: Double?
  let limit: Double?
  let isBonus: Bool

  init(_ text: String) {
    let lower = text.lowercased()
    isBonus = lower.contains("điểm thưởng") || lower.contains("bonus")
    let bracket = lower.firstMatch(of: /\(([^()]*?)(\d+(?:[.,]\d+)?)\)\s*$/)
    let number = bracket.flatMap { Double($0.2.replacing(",", with: ".")) }
    let isLimit = bracket.map { $0.1.contains("tối đa") || $0.1.contains("at most") } ?? false
    limit = isLimit || isBonus ? number : nil
    stated = isLimit || isBonus ? nil : number
    code = text
  }
}
