internal import Evaluation

/// The rows of a table of criteria, levels or indicators.
struct FrameworkRows {
  private let table: CSVTable
  private let checks: TableChecks
  private let texts: [String: [String]]

  init(_ file: CSVFile, files: StudyFiles, log: inout ProblemLog) {
    let table = files.decode(file, file.headings.map { _ in .text }, log: &log)
    self.table = table
    checks = TableChecks(file: file)
    texts = Dictionary(
      file.headings.enumerated().map { ($0.element, table.strings($0.offset)) }, uniquingKeysWith: { first, _ in first }
    )
  }

  /// A row with its cells by heading.
  private struct Row {
    let rows: FrameworkRows
    let index: Int

    func text(_ key: String) -> String? {
      guard let text = rows.texts[key]?[index], !text.isEmpty else { return nil }
      return text
    }

    func expect(_ key: String, _ expected: Expectation, log: inout ProblemLog) {
      rows.checks.report(rows.table.lines[index], key, found: text(key) ?? "", expected: expected, log: &log)
    }

    func required(_ key: String, log: inout ProblemLog) -> String? {
      if let text = text(key) { return text }
      expect(key, .filled, log: &log)
      return nil
    }

    func number(_ key: String, log: inout ProblemLog) -> Double? {
      guard let text = text(key) else { return nil }
      let bytes = Array(text.utf8)
      if case .value(let value, _) = NumberCell.read(bytes.span, CSVField(start: 0, end: bytes.count)) { return value }
      expect(key, .number, log: &log)
      return nil
    }

    func requiredNumber(_ key: String, log: inout ProblemLog) -> Double? {
      required(key, log: &log) == nil ? nil : number(key, log: &log)
    }

    func flag(_ key: String, log: inout ProblemLog) -> Bool {
      switch text(key)?.lowercased() {
      case nil, "no", "false", "0", "không": return false
      case "yes", "true", "1", "có", "x": return true
      default:
        expect(key, .yesOrNo, log: &log)
        return false
      }
    }

    func choice<Value>(_ key: String, _ type: Value.Type, log: inout ProblemLog) -> Value?
    where Value: RawRepresentable<String> & CaseIterable {
      guard let text = text(key) else { return nil }
      if let value = Value(rawValue: text) { return value }
      expect(key, .oneOf(Value.allCases.map(\.rawValue)), log: &log)
      return nil
    }

    /// The texts of a cell, between any of some separators.
    func list(_ key: String, separators: String) -> [String]? {
      text(key).map { text in
        text.split { separators.contains($0) }.map { CellText.trimmed(String($0)) }.filter { !$0.isEmpty }
      }
    }

    /// The described levels of a cell: `0: none | 3: a plan | 6: a plan and its report`.
    func steps(log: inout ProblemLog) -> [DescribedStep] {
      (list("steps", separators: "|") ?? []).compactMap { part in
        guard let match = part.wholeMatch(of: /([0-9]+(?:[.,][0-9]+)?)\s*:\s*(.+)/.dotMatchesNewlines()),
          let points = Double(match.1.replacing(",", with: "."))
        else {
          expect("steps", .describedSteps, log: &log)
          return nil
        }
        return DescribedStep(points: points, text: LocalizedText(String(match.2)))
      }
    }

    var name: LocalizedText? {
      if let both = text("name") { return LocalizedText(both) }
      guard let first = text("name_vi") ?? text("name_en") else { return nil }
      return LocalizedText(vi: text("name_vi") ?? first, en: text("name_en") ?? first)
    }

    func placed<Value>(_ value: Value) -> FrameworkParts.Placed<Value> {
      FrameworkParts.Placed(value, FrameworkPlaces.Entry(line: rows.table.lines[index]))
    }
  }

  private static let names = ["name_vi", "name_en"]
  private static let quotaKeys = ["quota_share", "quota_of", "quota_within", "quota_rounding"]

  func criteria(log: inout ProblemLog) -> [FrameworkParts.Placed<Criterion>] {
    read(FrameworkParts.criterionKeys, log: &log) { row, log in
      guard let code = row.required("code", log: &log), let most = row.requiredNumber("max_points", log: &log) else {
        return nil
      }
      var criterion = Criterion(code: code, maxPoints: most, name: row.name)
      criterion.group = row.text("group")
      criterion.step = row.number("step", log: &log)
      criterion.types = row.list("types", separators: ";|,")
      criterion.evidence = row.list("evidence", separators: ";|,") ?? []
      criterion.kind = row.choice("kind", Criterion.Kind.self, log: &log) ?? .score
      criterion.reliability = row.number("reliability", log: &log)
      criterion.floor = row.number("floor", log: &log) ?? 0
      criterion.cap = row.number("cap", log: &log)
      criterion.isFrozen = row.flag("frozen", log: &log)
      criterion.isMinimumRequirement = row.flag("minimum_requirement", log: &log)
      criterion.steps = row.steps(log: &log)
      return row.placed(criterion)
    }
  }

  func levels(log: inout ProblemLog) -> [FrameworkParts.Placed<Level>] {
    read(["code", "name", "at_least", "requires"] + Self.quotaKeys, log: &log) { row, log in
      guard let code = row.required("code", log: &log), let atLeast = row.requiredNumber("at_least", log: &log) else {
        return nil
      }
      var requires: [Condition] = []
      for text in row.list("requires", separators: ";|") ?? [] {
        if let condition = Condition(text: text) {
          requires.append(condition)
        } else {
          row.expect("requires", .condition, log: &log)
        }
      }
      var quota = row.number("quota_share", log: &log).map { Quota(share: $0) }
      if let of = row.choice("quota_of", Quota.Base.self, log: &log) { quota?.of = of }
      if let within = row.choice("quota_within", Quota.Group.self, log: &log) { quota?.within = within }
      if let rounding = row.choice("quota_rounding", Quota.Rounding.self, log: &log) { quota?.rounding = rounding }
      return row.placed(Level(code: code, name: row.name, atLeast: atLeast, requires: requires, quota: quota))
    }
  }

  func indicators(log: inout ProblemLog) -> [FrameworkParts.Placed<Indicator>] {
    read(FrameworkParts.indicatorKeys, log: &log) { row, log in
      guard let code = row.required("code", log: &log) else { return nil }
      var indicator = Indicator(code: code, name: row.name)
      indicator.better = row.choice("better", Indicator.Direction.self, log: &log) ?? .higher
      indicator.use = row.choice("use", Indicator.Use.self, log: &log) ?? .outcome
      indicator.unit = row.text("unit")
      indicator.baseline = row.number("baseline", log: &log)
      indicator.target = row.number("target", log: &log)
      indicator.reliability = row.number("reliability", log: &log)
      indicator.denominator = row.text("denominator")
      indicator.measuredBy = row.text("measured_by")
      indicator.source = row.text("source")
      return row.placed(indicator)
    }
  }

  private func read<Value>(
    _ keys: [String], log: inout ProblemLog,
    _ part: (Row, inout ProblemLog) -> FrameworkParts.Placed<Value>?
  ) -> [FrameworkParts.Placed<Value>] {
    let known = keys + Self.names
    for heading in checks.file.headings where !heading.isEmpty && !known.contains(heading) {
      let expected = Expectation.knownColumn(nearest: nearest(to: heading, among: known))
      checks.report(1, heading, found: heading, expected: expected, log: &log)
    }
    var result: [FrameworkParts.Placed<Value>] = []
    for index in 0..<table.count {
      if let value = part(Row(rows: self, index: index), &log) { result.append(value) }
    }
    return result
  }
}
