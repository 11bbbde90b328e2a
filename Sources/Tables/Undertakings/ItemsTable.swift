internal import Evaluation

/// The table of a survey's items.
enum ItemsTable {
  /// An item and the line that lists it.
  struct Row {
    let item: SurveyAnswers.Item
    let line: Int
  }

  static let required = ["item", "scale"]
  static let optional = ["name", "reversed", "lowest", "highest"]
  /// The answers of an item that says nothing else.
  static let usual = (lowest: 1.0, highest: 5.0)

  static func read(_ file: CSVFile, files: StudyFiles, log: inout ProblemLog) -> [Row] {
    let checks = TableChecks(file: file)
    guard checks.require(required, log: &log) else { return [] }
    let roles = RelatedTables.roles(file, text: ["item", "scale", "name", "reversed"], numbers: ["lowest", "highest"])
    let table = files.decode(file, roles, log: &log)
    checks.noteIgnored(required + optional, log: &log)
    let codes = checks.filled("item", of: table, log: &log)
    let scales = checks.filled("scale", of: table, log: &log)
    let names = checks.texts("name", of: table)
    let reversed = checks.flags("reversed", of: table, log: &log)
    let lowest = checks.optionalNumbers("lowest", of: table, within: .measurable, log: &log)
    let highest = checks.optionalNumbers("highest", of: table, within: .measurable, log: &log)
    var lines: [String: Int] = [:]
    return codes.indices.compactMap { row in
      if let first = lines[codes[row]] {
        checks.report(
          table.lines[row], "item", found: codes[row], expected: .single(firstLine: first, file: nil), log: &log)
      }
      lines[codes[row]] = lines[codes[row]] ?? table.lines[row]
      let low = lowest.indices.contains(row) && lowest[row].isFinite ? lowest[row] : usual.lowest
      let high = highest.indices.contains(row) && highest[row].isFinite ? highest[row] : usual.highest
      if high <= low {
        checks.report(
          table.lines[row], "highest", found: TableChecks.text(of: high),
          expected: .numberWithin(NumberRange(from: low, includesLower: false)), log: &log)
      }
      let item = SurveyAnswers.Item(
        code: codes[row], name: names[row].isEmpty ? codes[row] : names[row], scale: scales[row],
        isReversed: (reversed.indices.contains(row) ? reversed[row] : nil) ?? false, lowest: low, highest: high)
      return Row(item: item, line: table.lines[row])
    }
  }

  /// Logs items without a column of answers, and scales of a single item.
  static func check(
    _ rows: [Row], of file: CSVFile, in survey: CSVFile, _ files: StudyFiles, log: inout ProblemLog
  ) {
    let checks = TableChecks(file: file)
    let counts = Dictionary(rows.map { ($0.item.scale, 1) }, uniquingKeysWith: +)
    for row in rows {
      if !survey.headings.contains(row.item.code) {
        checks.report(row.line, "item", found: row.item.code, expected: .answersOfItem, log: &log)
      }
      if counts[row.item.scale] == 1 {
        checks.report(row.line, "scale", found: row.item.scale, expected: .itemsOfScale(least: 2), log: &log)
      }
    }
    if rows.isEmpty { log.add(DataProblem(file: file.name, expected: .content)) }
  }
}
