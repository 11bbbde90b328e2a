internal import Evaluation
internal import Foundation
internal import Pipeline
internal import Reports

/// `report.docx`: the Markdown report as pandoc turns it into a document of Word, with the charts where they can be drawn.
struct WordDocument {
  let errors: ErrorPrinting

  /// The bytes of the document, the same for the same report.
  ///
  /// Raw HTML, TeX and typographic quotes are switched off, so that a name stays as it is; the time that pandoc would write is that of the study.
  func data(_ findings: Findings, options: ReportOptions) throws -> Data {
    guard let pandoc = ExternalProgram("pandoc") else { throw errors.exitWithoutPandoc() }
    let pictures = try StillPictures().flatMap { $0.draw(try StillCharts(findings, options: options)) } ?? []
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("thucchat-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    defer { try? FileManager.default.removeItem(at: folder) }
    let names = Self.write(pictures, to: folder)
    let look = ["--reference-doc", Self.writeStyles(to: folder).path]
    let layout = Self.layout(pandoc, look: look, folder: folder)
    let markdown = MarkdownReport.render(findings, options: options, pictures: names, layout: layout)
    let seconds = ((findings.years.last ?? 1_970) - 1_970) * 31_556_952
    let document = pandoc.output(
      [
        "--from", "markdown-raw_html-raw_tex-yaml_metadata_block-tex_math_dollars-citations-smart", "--to", "docx",
        "--output", "-", "--resource-path", folder.path, "--shift-heading-level-by", "-1", "--columns", "1", "--quiet",
        "--metadata", "lang=\(options.language == .vietnamese ? "vi-VN" : "en-GB")",
      ] + look, input: Data(markdown.utf8),
      environment: ["SOURCE_DATE_EPOCH": "\(max(seconds, 0))", "LC_ALL": "C.UTF-8"])
    guard let document, !document.isEmpty else { throw errors.exitWithoutPandoc() }
    return document
  }

  /// Puts the styles where pandoc finds them.
  private static func writeStyles(to folder: URL) -> URL {
    let file = folder.appendingPathComponent("styles.docx")
    try? WordLayout.styles.write(to: file)
    return file
  }

  /// The layout with the headers as pandoc numbers them, seen in a document without a word.
  private static func layout(_ pandoc: ExternalProgram, look: [String], folder: URL) -> WordLayout {
    let file = folder.appendingPathComponent("empty.docx")
    let made = pandoc.output(["--from", "markdown", "--to", "docx", "--output", file.path] + look)
    return made == nil ? WordLayout() : WordLayout(likeThatOf: file)
  }

  /// Puts pictures where pandoc finds them; the names of those that were written.
  private static func write(_ pictures: [(name: String, data: Data)], to folder: URL) -> Set<String> {
    guard (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)) != nil else {
      return []
    }
    let written = pictures.filter { (try? $0.data.write(to: folder.appendingPathComponent($0.name))) != nil }
    return Set(written.map(\.name))
  }
}
