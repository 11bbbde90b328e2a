internal import ArgumentParser
internal import Evaluation
internal import Feedback
internal import Foundation
internal import Reports
internal import Tables

/// `thucchat rollup`: a yearly round from the base to the top.
struct RollUpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollup",
    abstract: "Roll a yearly round up from the base to the top: dates, sums, levels and scores of every tier.",
    discussion: """
      Tiers come from the units' parents. Reads, where study.yml names them: calendar \
      (unit,year,reported[,due,reason]; without due: 31 December at the base, 10 February directly below the top, 1 March \
      on top), reports (unit,year,level,count[,type]: numbers of the units below), commendations and discipline \
      (unit,year[,title,level]). Writes rollup.csv (everything to look at again), rollup-calendar.csv, \
      rollup-levels.csv, rollup-sums.csv, rollup-chain.csv, coherence.csv (collectives beside their members), \
      round-robin.csv (members who rate each other: rater peer, rater_id another member), product-evidence.csv (where \
      products are listed: unit,year,criterion,product,checked_by), positions.csv (each unit beside its peer group), \
      publication.csv (levels by type, small groups withheld, also against subtraction) and rollup.md.
      """)

  @Argument(help: "The folder of the study, or its study.yml.")
  var study: String

  @Flag(help: "Write CSV with semicolons and decimal commas, as Excel reads it in Vietnamese.")
  var excel = false

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let study = try options.readStudy(self.study).study
    let rollUp = RollUp(study)
    let files = RollUpFile.allCases.map { file in
      (
        name: file.rawValue,
        data: file.data(rollUp, of: study, language: options.language, style: excel ? .excel : .plain)
      )
    }
    let folder = try write(files)
    if options.json {
      print(JSONText.encode(rollUp.findings))
    } else if !options.quiet {
      say(rollUp, study, folder: folder)
    }
  }

  /// Puts the files in place and returns the folder.
  private func write(_ files: [(name: String, data: Data)]) throws -> URL {
    let folder =
      options.out.map { URL(fileURLWithPath: $0) }
      ?? StudyPlace.locate(study).folder.appendingPathComponent("results")
    do {
      try ResultFolder(folder).replace(
        files.map { .init($0) }, threads: options.threadCount, replacingAll: false)
    } catch let failure as ResultFolder.Failure {
      throw ErrorPrinting(options).exit(for: failure, folder: folder.relativePath)
    }
    return folder
  }

  /// The findings that the console shows of a kind.
  private static let shown = 5

  private func say(_ rollUp: RollUp, _ study: Study, folder: URL) {
    let texts = RollUpTexts(options.language)
    print(texts.size(rollUp, units: study.units.count))
    if rollUp.findings.isEmpty { print(texts.nothing) }
    for kind in RollUpFinding.Kind.allCases {
      let own = rollUp.findings.filter { $0.kind == kind }
      guard !own.isEmpty else { continue }
      print("\(texts.heading(kind)): \(own.count)")
      for finding in own.prefix(Self.shown) { print("  " + texts.sentence(finding)) }
      if own.count > Self.shown { print("  " + texts.more(own.count - Self.shown, file: RollUpFile.list.rawValue)) }
    }
    print(texts.results(folder.relativePath))
  }
}
