internal import Foundation
internal import Pipeline
internal import Reports

/// `report.docx`: the Markdown report as pandoc turns it into a document of Word.
struct WordDocument {
  let errors: ErrorPrinting

  /// The bytes of the document, the same for the same report.
  ///
  /// Raw HTML, TeX and typographic quotes are switched off, so that a name stays as it is; the time that pandoc would write is that of the study.
  func data(_ markdown: Data, of findings: Findings) throws -> Data {
    guard let pandoc = Self.pandoc else { throw errors.exitWithoutPandoc() }
    let process = Process()
    process.executableURL = pandoc
    process.arguments = [
      "--from", "markdown-raw_html-raw_tex-yaml_metadata_block-tex_math_dollars-citations-smart", "--to", "docx",
      "--output", "-",
    ]
    let seconds = ((findings.years.last ?? 1_970) - 1_970) * 31_556_952
    process.environment = ["SOURCE_DATE_EPOCH": "\(max(seconds, 0))", "LC_ALL": "C.UTF-8"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    do {
      try process.run()
    } catch {
      throw errors.exitWithoutPandoc()
    }
    let writer = Thread {
      try? input.fileHandleForWriting.write(contentsOf: markdown)
      try? input.fileHandleForWriting.close()
    }
    writer.start()
    let document = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0, !document.isEmpty else { throw errors.exitWithoutPandoc() }
    return document
  }

  /// Where pandoc is, by the path of commands.
  private static var pandoc: URL? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { URL(fileURLWithPath: String($0)).appendingPathComponent("pandoc") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }
}
