internal import Evaluation

/// Reads a framework that is given as tables, with the keys as headings.
struct FrameworkTables {
  let code: String
  let version: String

  /// What a table holds, as its headings tell.
  private enum Content {
    case criteria
    case levels
    case indicators
  }

  /// Reads the tables; indicators that no table holds are those of the headings of the study's own file, and said.
  func read(
    _ names: [String], indicators: String?, files: inout StudyFiles, log: inout ProblemLog
  ) -> FrameworkDocument? {
    var framework = Framework(code: code, version: version, criteria: [], levels: [])
    var places = FrameworkPlaces(file: names[0], isTabular: true)
    var contents: Set<Content> = []
    for name in names {
      guard let file = files.open(name, log: &log) else { return nil }
      guard let content = content(of: file, log: &log) else { return nil }
      contents.insert(content)
      let rows = FrameworkRows(file, files: files, log: &log)
      switch content {
      case .criteria:
        let read = rows.criteria(log: &log)
        framework.criteria = read.map(\.value)
        places.set(.criteria, name, read.map(\.place))
      case .levels:
        let read = rows.levels(log: &log).sorted { $0.value.atLeast > $1.value.atLeast }
        framework.levels = read.map(\.value)
        places.set(.levels, name, read.map(\.place))
      case .indicators:
        let read = rows.indicators(log: &log)
        framework.indicators = read.map(\.value)
        places.set(.indicators, name, read.map(\.place))
      }
    }
    let missing: [(Content, String)] = [(.criteria, "max_points"), (.levels, "at_least")]
    for (content, column) in missing where !contents.contains(content) {
      log.add(DataProblem(file: names[0], line: 1, expected: .column(column)))
    }
    guard contents.isSuperset(of: [.criteria, .levels]) else { return nil }
    if contents.contains(.indicators) { return FrameworkDocument(framework: framework, places: places) }
    framework.indicators = inferredIndicators(indicators, files: &files)
    let codes = framework.indicators.map(\.code).joined(separator: ", ")
    let note = Note("data.indicatorsInferred", ["count": "\(framework.indicators.count)", "indicators": codes])
    return FrameworkDocument(framework: framework, places: places, notes: framework.indicators.isEmpty ? [] : [note])
  }

  /// An outcome of which more is better for each heading of the study's indicators, whose problems are told elsewhere.
  private func inferredIndicators(_ name: String?, files: inout StudyFiles) -> [Indicator] {
    var untold = ProblemLog()
    guard let name, let file = files.open(name, log: &untold) else { return [] }
    return file.headings.filter { !["", "unit", "year"].contains($0) }.map { Indicator(code: $0) }
  }

  private func content(of file: CSVFile, log: inout ProblemLog) -> Content? {
    if file.headings.contains("max_points") { return .criteria }
    if file.headings.contains("at_least") { return .levels }
    if file.headings.contains("code"), file.headings.contains(where: FrameworkParts.indicatorKeys.contains) {
      return .indicators
    }
    log.add(DataProblem(file: file.name, line: 1, expected: .column("max_points")))
    return nil
  }
}

extension FrameworkPlaces {
  /// Says where a part is written.
  mutating func set(_ element: FrameworkDefect.Element, _ file: String, _ entries: [Entry]) {
    files[element] = file
    self.entries[element] = entries
  }
}
