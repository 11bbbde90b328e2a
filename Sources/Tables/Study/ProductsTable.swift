internal import Evaluation

/// Reads the products that units show for criteria.
enum ProductsTable {
  /// The products of a study; nil where it names none.
  static func read(
    _ study: StudyDescription, files: inout StudyFiles, units: [String: Int]?, _ timeline: FrameworkTimeline?,
    log: inout ProblemLog
  ) -> [Product]? {
    guard let path = study.optional["products"]?.path, let file = files.open(path, log: &log) else { return nil }
    let checks = TableChecks(file: file)
    guard checks.require(["unit", "year", "criterion", "product"], log: &log) else { return [] }
    let roles = RelatedTables.roles(
      file, text: ["unit", "criterion", "product", "checked_by"], numbers: ["year"])
    let table = files.decode(file, roles, log: &log)
    let years = checks.years(of: table, log: &log)
    let titles = checks.filled("product", of: table, log: &log)
    let criteria = table.column("criterion").map { table.strings($0) } ?? []
    let checkers = table.column("checked_by").map { table.strings($0) }
    let known = RelatedTables.knownUnits(table, checks, units, log: &log)
    for (row, code) in criteria.enumerated() where years[row] > 0 {
      let codes = timeline?[years[row]].criteria.map(\.code) ?? [code]
      guard !codes.contains(code) else { continue }
      let expected = Expectation.known(.criterion, nearest: nearest(to: code, among: codes))
      checks.report(table.lines[row], "criterion", found: code, expected: expected, log: &log)
    }
    return known.enumerated().map { row, unit in
      Product(
        unit: unit, year: years[row], criterion: criteria[row], title: titles[row], checkedBy: checkers?[row] ?? "")
    }
  }
}
