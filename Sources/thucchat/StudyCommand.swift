internal import ArgumentParser
internal import Evaluation
internal import Foundation
internal import Inflation
internal import Ledger
internal import LinearAlgebra
internal import Pipeline
internal import Reports
internal import Statistics
internal import Tables

/// What the commands that compute on a study have in common: read, compute, write, say.
struct StudyCommand {
  let path: String
  let options: GlobalOptions
  let output: OutputOptions

  /// Reads the study and takes it along the road.
  func analyse(penalty: Double? = nil, power: PowerEffort = .off) throws -> Analysis {
    try analyse(try options.readStudy(path), penalty: penalty, power: power)
  }

  /// Takes a study that was read along the road.
  func analyse(_ reading: StudyReading, penalty: Double? = nil, power: PowerEffort = .off) throws -> Analysis {
    setBLASThreads(1)
    let progress = ProgressLine(options)
    let analysis = Analysis(
      reading.study, inputs: try hashes(reading.inputs),
      options: Analysis.Options(penalty: penalty, threads: options.threadCount, power: power)
    ) { progress.show($0) }
    progress.clear()
    return analysis
  }

  /// Writes result files, all in one step, and prints a summary.
  ///
  /// - Parameter framework: the framework proposed for the next year, where the command writes it.
  func write(
    _ files: [ResultFile], of named: Findings, framework: Framework? = nil, isWhole: Bool = false,
    extras: Set<Extra> = [], summary: Summary = .counts
  ) throws {
    let key = output.pseudonyms.map {
      PseudonymKey(url: URL(fileURLWithPath: $0), errors: ErrorPrinting(options))
    }
    let findings = try key?.apply(to: named) ?? named
    var ready = framework.map { [content(of: $0)] } ?? []
    if extras.contains(.pictures) { ready += try pictures(of: findings) }
    if extras.contains(.word) {
      let word = WordDocument(errors: ErrorPrinting(options))
      ready.append(("report.docx", try word.data(findings, options: output.report(options.language))))
    }
    let pending = pending(files, of: findings) + ready.map { .init($0) }
    do {
      try ResultFolder(folder).replace(pending, threads: options.threadCount, replacingAll: isWhole)
    } catch let failure as ResultFolder.Failure {
      throw ErrorPrinting(options).exit(for: failure, folder: folder.relativePath)
    }
    try say(findings, summary)
  }

  /// Result files to come; the largest stand last in their list and are begun first.
  private func pending(_ files: [ResultFile], of findings: Findings) -> [ResultFolder.PendingFile] {
    let style = output.excel ? CSVWriter.Style.excel : .plain
    let report = output.report(options.language)
    return files.reversed().map { file in
      .init(name: file.rawValue) { () throws(ReportError) in
        try file.data(findings, options: report, style: style)
      }
    }
  }

  private func content(of framework: Framework) -> (name: String, data: Data) {
    ("framework-\(framework.version).yml", Data(FrameworkWriter.text(framework).utf8))
  }

  /// The bytes of result files, several made at a time.
  func contents(
    _ files: [ResultFile], of findings: Findings, framework: Framework?
  ) throws -> [(name: String, data: Data)] {
    let pending = pending(files, of: findings)
    let made = try concurrentMap(pending.count, threads: options.threadCount) { index throws(ReportError) in
      (name: pending[index].name, data: try pending[index].data())
    }
    return made.reversed() + (framework.map { [content(of: $0)] } ?? [])
  }

  /// What other programs make of a report, where they are installed.
  enum Extra {
    /// The charts as pictures, by vl-convert.
    case pictures
    /// A document of Word, by pandoc.
    case word
  }

  private func pictures(of findings: Findings) throws -> [(name: String, data: Data)] {
    let charts = try StillCharts(findings, options: output.report(options.language))
    guard let pictures = StillPictures()?.draw(charts) else { throw ErrorPrinting(options).exitWithoutPictures() }
    return pictures
  }

  /// The folder of the study and the name of its file in it.
  var studyFile: (folder: URL, name: String) { StudyPlace.locate(path) }

  /// Where results go.
  var folder: URL {
    if let out = options.out { return URL(fileURLWithPath: out) }
    return studyFile.folder.appendingPathComponent("results")
  }

  /// What a command says when it is done.
  enum Summary {
    /// Counts and the first units to look at.
    case counts
    /// The same, and what is to be said of the weights.
    case weights
    /// The methods of weighting, and what is to be said of them.
    case methods
  }

  private func say(_ findings: Findings, _ summary: Summary) throws {
    let place = folder.relativePath
    switch (summary, options.json, options.quiet) {
    case (.counts, true, _), (.weights, true, _): FileHandle.standardOutput.write(try ConsoleSummary.json(findings))
    case (.methods, true, _): FileHandle.standardOutput.write(try MethodSummary.json(findings))
    case (_, false, true): break
    case (.counts, false, false):
      print(ConsoleSummary.text(findings, results: place, language: options.language), terminator: "")
    case (.weights, false, false):
      print(ConsoleSummary.text(findings, results: place, language: options.language), terminator: "")
      print(NoteSummary.text(findings, language: options.language), terminator: "")
    case (.methods, false, false):
      print(MethodSummary.text(findings, results: place, language: options.language), terminator: "")
      print(NoteSummary.text(findings, language: options.language), terminator: "")
    }
  }

  private func hashes(_ inputs: [StudyInput]) throws -> [Findings.Input] {
    try inputs.map { input in
      guard let hash = try? SHA256.hexadecimal(ofFile: input.url) else {
        throw ErrorPrinting(options).exit(for: WriteError(path: input.name, reason: "SHA-256"))
      }
      return Findings.Input(file: input.name, sha256: hash)
    }
  }
}

/// How results are written.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Write CSV with semicolons and decimal commas, as Excel reads it in Vietnamese.")
  var excel = false

  @Flag(help: "Withhold small groups: for tables that leave the office.")
  var publish = false

  @Option(
    help: ArgumentHelp(
      "Put random codes in the place of units; the key is kept in this file alone.", valueName: "file"))
  var pseudonyms: String?

  func report(_ language: Language) -> ReportOptions {
    ReportOptions(language: language, isForPublication: publish, isPseudonymous: pseudonyms != nil)
  }
}
