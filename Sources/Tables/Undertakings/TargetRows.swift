internal import Evaluation

/// The records of a table of targets.
struct TargetRows {
  private let table: CSVTable
  private let checks: TableChecks
  private let codes: [String]
  /// The texts of each column of words.
  private let words: [String: [String]]
  private let flags: (yearly: [Bool?], quota: [Bool?])

  init(_ table: CSVTable, _ checks: TableChecks, log: inout ProblemLog) {
    self.table = table
    self.checks = checks
    codes = checks.filled("target", of: table, log: &log)
    words = Dictionary(
      uniqueKeysWithValues: ["kind", "name", "measure", "within", "moves_in"].map { ($0, checks.texts($0, of: table)) })
    flags = (
      checks.flags("every_year", of: table, log: &log), checks.flags("quota", of: table, log: &log)
    )
    var lines: [String: Int] = [:]
    for (row, code) in codes.enumerated() {
      if let first = lines[code], !code.isEmpty {
        checks.report(
          table.lines[row], "target", found: code, expected: .single(firstLine: first, file: nil), log: &log)
      }
      lines[code] = lines[code] ?? table.lines[row]
    }
  }

  func targets(log: inout ProblemLog) -> [TargetProgramme.Target] {
    codes.indices.map { row in target(row, log: &log) }
  }

  private func target(_ row: Int, log: inout ProblemLog) -> TargetProgramme.Target {
    typealias Programme = TargetProgramme
    let kind = choice("kind", row, Programme.Kind.self, usual: nil, log: &log) ?? .atLeast
    let measure = choice("measure", row, Programme.Measure.self, usual: .percent, log: &log) ?? .percent
    if kind == .noneLeft || kind == .eachAtLeast, measure == .percent {
      report("measure", row, text("measure", row), .oneOf(["count", "number"]), log: &log)
    }
    let range = Self.range(of: measure)
    let goal = number("goal", row, within: range, isRequired: kind != .noneLeft, log: &log) ?? 0
    let goalYear = year("goal_year", row, isRequired: true, log: &log) ?? 0
    let baseline = number("baseline", row, within: range, isRequired: false, log: &log)
    let baselineYear = year("baseline_year", row, isRequired: baseline != nil, log: &log)
    if let baselineYear, goalYear > 0, baselineYear > goalYear {
      report("baseline_year", row, "\(baselineYear)", .atMost(column: "goal_year"), log: &log)
    }
    let tolerance = number("tolerance", row, within: .countable, isRequired: kind == .about, log: &log)
    return Programme.Target(
      code: codes[row], name: text("name", row).isEmpty ? nil : text("name", row), kind: kind, measure: measure,
      goal: goal, goalYear: goalYear, baseline: baseline, baselineYear: baselineYear, tolerance: tolerance,
      within: within(row, log: &log), stepYears: stepYears(row, log: &log),
      isYearly: flags.yearly.indices.contains(row) ? flags.yearly[row] ?? false : false,
      isQuota: flags.quota.indices.contains(row) ? flags.quota[row] ?? false : false)
  }

  /// The values that a measure can take.
  static func range(of measure: TargetProgramme.Measure) -> NumberRange {
    switch measure {
    case .percent: .percent
    case .count: .countable
    case .number: .measurable
    }
  }

  private func text(_ column: String, _ row: Int) -> String { words[column]?[row] ?? "" }

  private func report(
    _ column: String, _ row: Int, _ found: String?, _ expected: Expectation, log: inout ProblemLog
  ) {
    checks.report(table.lines[row], column, found: found, expected: expected, log: &log)
  }

  private func choice<Choice: RawRepresentable & CaseIterable>(
    _ column: String, _ row: Int, _ type: Choice.Type, usual: Choice?, log: inout ProblemLog
  ) -> Choice? where Choice.RawValue == String {
    let found = text(column, row)
    if found.isEmpty, let usual { return usual }
    if let value = Choice(rawValue: found) { return value }
    report(column, row, found, .oneOf(Choice.allCases.map(\.rawValue)), log: &log)
    return nil
  }

  private func number(
    _ column: String, _ row: Int, within range: NumberRange, isRequired: Bool, log: inout ProblemLog
  ) -> Double? {
    guard let place = table.column(column) else {
      if isRequired { report(column, row, "", .numberWithin(range), log: &log) }
      return nil
    }
    let value = table.numbers(place)[row]
    if value == CSVTable.invalid { return nil }
    if value.isNaN, !isRequired { return nil }
    guard range.contains(value) else {
      report(column, row, TableChecks.text(of: value), .numberWithin(range), log: &log)
      return nil
    }
    return value
  }

  private func year(_ column: String, _ row: Int, isRequired: Bool, log: inout ProblemLog) -> Int? {
    guard let place = table.column(column) else {
      if isRequired { report(column, row, "", .year, log: &log) }
      return nil
    }
    let value = table.numbers(place)[row]
    if value == CSVTable.invalid || value.isNaN && !isRequired { return nil }
    guard let year = StudyYears.year(value) else {
      report(column, row, TableChecks.text(of: value), .year, log: &log)
      return nil
    }
    return year
  }

  /// The target that this is a share of; one further up may not lead back here.
  private func within(_ row: Int, log: inout ProblemLog) -> Int? {
    let parents = words["within"] ?? []
    guard !parents[row].isEmpty else { return nil }
    guard let parent = codes.firstIndex(of: parents[row]) else {
      report("within", row, parents[row], .known(.code, nearest: nearest(to: parents[row], among: codes)), log: &log)
      return nil
    }
    var place: Int? = parent
    for _ in codes.indices {
      guard let current = place else { return parent }
      if current == row { break }
      place = parents[current].isEmpty ? nil : codes.firstIndex(of: parents[current])
    }
    guard place == nil else {
      report("within", row, parents[row], .ancestorOtherThanItself, log: &log)
      return nil
    }
    return parent
  }

  private func stepYears(_ row: Int, log: inout ProblemLog) -> [Int] {
    let words = text("moves_in", row).split { " ;,".contains($0) }.map(String.init)
    return words.compactMap { word in
      if let year = Int(word), StudyYears.range.contains(year) { return year }
      report("moves_in", row, word, .year, log: &log)
      return nil
    }
  }
}
