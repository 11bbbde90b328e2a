internal import Evaluation
internal import Pipeline

/// What every part of a report is made from.
struct ReportContext: Sendable {
  /// What was found.
  let findings: Findings
  /// How it is shown.
  let options: ReportOptions
  /// The texts of the language.
  let texts: any Texts
  /// What codes are called.
  let names: Names
  /// What is said of units.
  let story: UnitStory
  /// The units that are listed.
  let listed: ListedUnits

  /// Findings to be shown in a form; groups withheld from publication are gone already.
  init(_ findings: Findings, options: ReportOptions) {
    self.findings = findings
    self.options = options
    texts = Reports.texts(options.language)
    names = Names(findings, language: options.language)
    listed = ListedUnits(findings.flags, pageLimit: options.pageLimit)
    story = UnitStory(findings, texts: texts, language: options.language)
  }

  /// How numbers are written.
  var numbers: NumberFormat { texts.numbers }

  /// A part with its heading; a sentence that says so when there is nothing.
  func part(_ section: ReportSection, _ blocks: [Document.Block]) -> Document.Part {
    let content = blocks.isEmpty ? [.paragraph(texts.nothing(section))] : blocks
    return Document.Part(id: section.rawValue, heading: texts.heading(section), blocks: content)
  }

  /// A chart with its caption.
  func chart(id: String, caption: String, _ specification: ChartSpecification) -> Document.Chart {
    Document.Chart(id: id, caption: caption, specification: specification)
  }

  /// A column of texts.
  func words(_ column: ReportColumn) -> Document.Column {
    Document.Column(title: texts.column(column))
  }

  /// A column of numbers.
  func figures(_ column: ReportColumn) -> Document.Column {
    Document.Column(title: texts.column(column), isNumeric: true)
  }

  /// A number with fixed decimals; a dash when there is none.
  func fixed(_ value: Double?, _ decimals: Int = 1) -> Document.Cell {
    .text(finite(value).map { numbers.fixed($0, decimals) } ?? dash)
  }

  /// A signed number; a dash when there is none.
  func signed(_ value: Double?, _ decimals: Int = 1) -> Document.Cell {
    .text(finite(value).map { numbers.signed($0, decimals) } ?? dash)
  }

  /// A percentage; a dash when there is none.
  func percent(_ value: Double?) -> Document.Cell {
    .text(finite(value).map { numbers.percent($0) } ?? dash)
  }

  /// Two ends; a dash when either is missing.
  func range(_ lower: Double?, _ upper: Double?, isSigned: Bool = false) -> Document.Cell {
    guard let lower = finite(lower), let upper = finite(upper) else { return .text(dash) }
    let form = isSigned ? { numbers.signed($0) } : { numbers.fixed($0) }
    return .text(NumberFormat.interval(form(lower), form(upper)))
  }

  /// The first rows up to the limit, and a remark on the rest.
  func limited<Row>(_ rows: [Row], to limit: Int, file: String) -> (rows: [Row], remark: [Document.Block]) {
    guard rows.count > limit else { return (rows, []) }
    return (Array(rows.prefix(limit)), [.remark(texts.moreRows(rows.count - limit, file: file))])
  }

  private func finite(_ value: Double?) -> Double? {
    value.flatMap { $0.isFinite ? $0 : nil }
  }

  private var dash: String { "–" }
}
