internal import Evaluation

/// The table of values.
enum TargetValues {
  static func read(
    _ file: CSVFile, targets: [TargetProgramme.Target], files: StudyFiles, log: inout ProblemLog
  ) -> [TargetProgramme.Observation] {
    let checks = TableChecks(file: file)
    guard checks.require(["target", "year", "value"], log: &log) else { return [] }
    let table = files.decode(
      file, RelatedTables.roles(file, text: ["target", "place"], numbers: ["year", "value"]), log: &log)
    checks.noteIgnored(["target", "year", "value", "place"], log: &log)
    let codes = checks.filled("target", of: table, log: &log)
    let years = checks.years(of: table, log: &log)
    let places = checks.texts("place", of: table)
    let values = table.column("value").map { table.numbers($0) } ?? []
    let index = Dictionary(targets.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    var lines: [String: Int] = [:]
    return codes.indices.compactMap { row in
      guard let target = index[codes[row]] else {
        let near = nearest(to: codes[row], among: targets.map(\.code))
        if !codes[row].isEmpty, !targets.isEmpty {
          checks.report(
            table.lines[row], "target", found: codes[row], expected: .known(.code, nearest: near), log: &log)
        }
        return nil
      }
      let key = "\(codes[row])\u{0}\(years[row])\u{0}\(places[row])"
      if let first = lines[key] {
        checks.report(
          table.lines[row], "year", found: "\(years[row])", expected: .single(firstLine: first, file: nil), log: &log)
      }
      lines[key] = lines[key] ?? table.lines[row]
      let value = values[row]
      if value.isNaN || value == CSVTable.invalid { return nil }
      let range = TargetRows.range(of: targets[target].measure)
      if !range.contains(value) {
        checks.report(
          table.lines[row], "value", found: TableChecks.text(of: value), expected: .numberWithin(range), log: &log)
      }
      return TargetProgramme.Observation(target: target, year: years[row], place: places[row], value: value)
    }
  }
}
