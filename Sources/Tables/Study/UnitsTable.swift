internal import Evaluation

/// Reads the units of a study.
struct UnitsTable {
  var units: Units
  /// The index of each code.
  var index: [String: Int]
  var notes: [Note] = []

  private static let columns = ["unit", "name", "type", "parent", "collective", "weight", "lat", "lon"]

  /// The units of a file; nil, with the problems in the log, when it has no codes.
  static func read(
    _ file: CSVFile, files: StudyFiles, frameworks: [Framework], settings: Settings, log: inout ProblemLog
  ) -> UnitsTable? {
    let checks = TableChecks(file: file)
    let hasColumns = checks.require(["unit", "type"], log: &log)
    for name in settings.covariates where !file.headings.contains(name) {
      log.add(DataProblem(file: file.name, line: 1, expected: .column(name)))
    }
    guard hasColumns else { return nil }
    let numeric = ["weight", "lat", "lon"]
    let table = files.decode(
      file,
      file.headings.map { heading in
        if settings.covariates.contains(heading) { return .text }
        if numeric.contains(heading) { return .number }
        return columns.contains(heading) || OfficeWords.isRowNumber(heading) ? .text : .ignored
      }, log: &log)
    if table.count == 0, !log.hasProblems(in: file.name) {
      log.add(DataProblem(file: file.name, line: 2, expected: .content))
    }
    return UnitsTable(table, checks, frameworks: frameworks, settings: settings, log: &log)
  }

  private init(
    _ table: CSVTable, _ checks: TableChecks, frameworks: [Framework], settings: Settings, log: inout ProblemLog
  ) {
    func strings(_ heading: String) -> [String]? { table.column(heading).map(table.strings) }
    let codes = strings("unit") ?? []
    let types = strings("type") ?? []
    let parents = strings("parent") ?? codes.map { _ in "" }
    index = Self.index(codes, table, checks, log: &log)
    Self.checkTypes(types, table, checks, frameworks: frameworks, log: &log)
    let names = zip(strings("name") ?? codes, codes).map { $0.isEmpty ? $1 : $0 }
    let (typeCodes, type) = Self.numbered(types)
    let (parentCodes, parent) = Self.numbered(parents)
    units = Units(
      codes: codes, names: names, types: typeCodes, type: type, parents: parentCodes, parent: parent,
      collectives: strings("collective") ?? [],
      covariates: settings.covariates.compactMap { name in
        strings(name).map { (name: name, values: Self.covariate($0)) }
      })
    checkAncestors(table, checks, log: &log)
    log.replace(by: Self.remarks(in: table, codes: codes))
    let ignored = checks.file.headings.filter {
      !$0.isEmpty && !Self.columns.contains($0) && !settings.covariates.contains($0)
    }
    if !ignored.isEmpty {
      let list = ignored.joined(separator: ", ")
      notes.append(
        Note("data.columnsIgnored", ["file": checks.file.name, "columns": list, "count": "\(ignored.count)"]))
    }
  }

  /// The rows that hold one text and no code, as remarks and signatures below a table do: one thing is said of each.
  private static func remarks(in table: CSVTable, codes: [String]) -> [DataProblem] {
    let headings = table.file.headings
    let texts = headings.indices.filter {
      ["name", "type", "parent", "collective"].contains(headings[$0]) || OfficeWords.isRowNumber(headings[$0])
    }
    let empty = codes.indices.filter { codes[$0].isEmpty }
    guard !empty.isEmpty else { return [] }
    let columns = texts.map { (heading: headings[$0], strings: table.strings($0)) }
    return empty.compactMap { row in
      let filled = columns.filter { !$0.strings[row].isEmpty }
      guard filled.count == 1, let only = filled.first else { return nil }
      return DataProblem(
        file: table.file.name, line: table.lines[row], place: .column(only.heading), found: only.strings[row],
        expected: .unitCode)
    }
  }

  private static func index(
    _ codes: [String], _ table: CSVTable, _ checks: TableChecks, log: inout ProblemLog
  ) -> [String: Int] {
    var index: [String: Int] = [:]
    index.reserveCapacity(codes.count)
    for (row, code) in codes.enumerated() {
      if code.isEmpty {
        checks.report(table.lines[row], "unit", found: "", expected: .filled, log: &log)
      } else if let first = index[code] {
        let expected = Expectation.single(firstLine: table.lines[first], file: nil)
        checks.report(table.lines[row], "unit", found: code, expected: expected, log: &log)
      } else {
        index[code] = row
      }
    }
    return index
  }

  private static func checkTypes(
    _ types: [String], _ table: CSVTable, _ checks: TableChecks, frameworks: [Framework], log: inout ProblemLog
  ) {
    let known = frameworks.flatMap { $0.types.map(\.code) }
    let knownSet = Set(known)
    for (row, type) in types.enumerated() {
      if type.isEmpty {
        checks.report(table.lines[row], "type", found: "", expected: .filled, log: &log)
      } else if !known.isEmpty, !knownSet.contains(type) {
        let expected = Expectation.known(.type, nearest: nearest(to: type, among: known))
        checks.report(table.lines[row], "type", found: type, expected: expected, log: &log)
      }
    }
  }

  /// The distinct codes, sorted, and the number of each among them; −1 for an empty one.
  private static func numbered(_ codes: [String]) -> (codes: [String], number: [Int]) {
    let distinct = Set(codes).subtracting([""]).sorted()
    let number = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($0.element, $0.offset) })
    return (distinct, codes.map { number[$0] ?? -1 })
  }

  /// Numbers where every cell that is filled is one, else texts.
  private static func covariate(_ cells: [String]) -> Units.Covariate {
    var numbers: [Double] = []
    for cell in cells {
      let bytes = Array(cell.utf8)
      switch NumberCell.read(bytes.span, CSVField(start: 0, end: bytes.count)) {
      case .value(let value, _): numbers.append(value)
      case .empty, .notApplicable: numbers.append(.nan)
      case .thousands, .invalid: return .text(cells)
      }
    }
    return numbers.allSatisfy(\.isNaN) ? .text(cells) : .numeric(numbers)
  }

  /// Logs the units that are above themselves.
  private func checkAncestors(_ table: CSVTable, _ checks: TableChecks, log: inout ProblemLog) {
    let above = units.parent.map { $0 < 0 ? -1 : index[units.parents[$0]] ?? -1 }
    var isSettled = [Bool](repeating: false, count: above.count)
    for start in above.indices {
      var path: Set<Int> = []
      var unit = start
      while unit >= 0, !isSettled[unit], path.insert(unit).inserted { unit = above[unit] }
      if unit >= 0, !isSettled[unit] {
        let parent = units.parents[units.parent[unit]]
        checks.report(table.lines[unit], "parent", found: parent, expected: .ancestorOtherThanItself, log: &log)
      }
      for settled in path { isSettled[settled] = true }
    }
  }
}
