public import Evaluation
public import Foundation
public import Pipeline
public import Tables

/// What stands over a report on tables that stand alone.
public struct UndertakingHeading: Sendable {
  /// What the office calls it; nil for the report's own name.
  public var title: String?
  /// The version of the tool.
  public var version: String
  /// The files that were read, with their hashes.
  public var inputs: [Findings.Input]
  /// What has to be told of the data.
  public var notes: [Note]

  /// A heading.
  public init(title: String?, version: String, inputs: [Findings.Input], notes: [Note]) {
    self.title = title
    self.version = version
    self.inputs = inputs
    self.notes = notes
  }

  /// Whether the title says that the data are simulated, by the rule of a study's title.
  public var isSimulated: Bool {
    let title = (title ?? "").lowercased()
    return title.contains("mô phỏng") || title.contains("simulated")
  }
}

/// What a command on tables that stand alone writes and says.
public protocol UndertakingResult: Sendable {
  /// The files of the results with their names.
  ///
  /// - Throws: `ReportError` when a file cannot be made.
  func files(style: CSVWriter.Style) throws(ReportError) -> [(name: String, data: Data)]

  /// The findings as JSON.
  ///
  /// - Throws: `ReportError.notFinite` when a figure is not finite.
  func json() throws(ReportError) -> Data

  /// What the console says.
  func console(results: String) -> String
}

/// A report on tables that stand alone, in every form it is written in.
struct UndertakingReport {
  let heading: UndertakingHeading
  let language: Language
  /// What kind of report it is.
  let name: String
  let parts: [Document.Part]

  /// The document: the parts, then what was told of the data and what it was made from.
  var document: Document {
    let texts = texts(language)
    return Document(
      language: texts.languageCode, title: name, subtitle: heading.title ?? name,
      banner: heading.isSimulated ? texts.simulated : nil, contents: texts.contents, skipToContent: texts.skipToContent,
      parts: parts + [dataPart(texts)], words: texts.controls,
      numbers: ReportScript.Numbers(
        decimal: String(texts.numbers.decimalMark), thousands: String(texts.numbers.groupMark)),
      footer: texts.footer(version: heading.version))
  }

  private func dataPart(_ texts: any Texts) -> Document.Part {
    let notes = DataNoteTexts(language)
    let sentences = heading.notes.compactMap { notes.sentence($0) }
    let table = Document.Table(
      caption: texts.inputsHeading,
      columns: [Document.Column(title: texts.column(.file)), Document.Column(title: texts.column(.hash))],
      rows: heading.inputs.map { [.text($0.file), .text($0.sha256)] })
    return Document.Part(
      id: "data", heading: texts.inputsHeading,
      blocks: (sentences.isEmpty ? [] : [.list(sentences)]) + [.table(table)])
  }

  /// The report as Markdown.
  var markdown: Data { Data(MarkdownReport.render(document).utf8) }

  /// The report as a page.
  ///
  /// - Throws: `ReportError`.
  func html() throws(ReportError) -> Data { Data(try HTMLReport.render(document).utf8) }

  /// Findings with their heading as JSON, keys sorted.
  ///
  /// - Throws: `ReportError.notFinite`.
  static func json(_ findings: some Encodable, heading: UndertakingHeading) throws(ReportError) -> Data {
    try JSONWriter.data(Envelope(heading: heading, findings: findings))
  }

  private struct Envelope<Content: Encodable>: Encodable {
    let heading: UndertakingHeading
    let findings: Content

    enum CodingKeys: String, CodingKey { case title, version, simulated, inputs, notes, findings }

    func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: CodingKeys.self)
      try values.encodeIfPresent(heading.title, forKey: .title)
      try values.encode(heading.version, forKey: .version)
      try values.encode(heading.isSimulated, forKey: .simulated)
      try values.encode(heading.inputs, forKey: .inputs)
      try values.encode(heading.notes, forKey: .notes)
      try values.encode(findings, forKey: .findings)
    }
  }

  /// What the console says: a title where there is one, rows of a name and a value, and where the results lie.
  static func console(
    _ rows: [[String]], heading: UndertakingHeading, results: String, language: Language, width: Int = 100
  ) -> String {
    let texts = texts(language)
    var table = TextTable()
    // Where a line breaks is no question here, and terminals and their tests know the plain blank best.
    for row in rows { table.append(row.map { $0.replacing("\u{A0}", with: " ") }) }
    let banner = heading.isSimulated ? TextTable.wrapped(texts.simulated, to: width) + [""] : []
    let end = ["", "\(texts.console(.results)): \(TextTable.visible(results))"]
    return (banner + table.lines(width: width) + end).joined(separator: "\n") + "\n"
  }
}

extension Document.Table {
  /// A table whose columns after the first few hold numbers.
  init(_ caption: String, words: [String], figures: [String], rows: [[String]]) {
    self.init(
      caption: caption,
      columns: words.map { Document.Column(title: $0) } + figures.map { Document.Column(title: $0, isNumeric: true) },
      rows: rows.map { $0.map { .text($0) } })
  }
}
