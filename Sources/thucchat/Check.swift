internal import ArgumentParser
internal import Evaluation
internal import Foundation
internal import Reports
internal import Tables

/// `thucchat check`: reads a study and says what is in it, or everything that is wrong with it.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read a study and say what is in it, or everything that is wrong with it.",
    discussion: """
      Every problem of all files is listed with file, line, column, what was found and what was expected. Nothing is \
      written unless --fix names a folder for a repaired copy: UTF-8, commas between fields, decimal points, composed \
      letters, spaces for tabs. Status: 0 in order, 65 the data's fault, 66 a missing input.
      """)

  @Argument(help: "The folder of the study, or its study.yml.")
  var study: String

  @Option(help: ArgumentHelp("Write a repaired copy to this new folder and check that.", valueName: "dir"))
  var fix: String?

  @OptionGroup var options: GlobalOptions

  func run() throws {
    if let fix { try writeRepairedCopy(to: fix) }
    let changes = fix == nil ? repairable() : []
    let texts = CheckTexts(options.language)
    let reading: StudyReading
    do {
      reading = try options.readStudy(fix ?? study)
    } catch {
      if !options.json {
        for line in texts.repairable(changes, isReadable: false) { ErrorPrinting.printError(line) }
      }
      throw error
    }
    let study = reading.study
    if options.json {
      print(JSONText.encode(StudySummary(study)))
    } else if !options.quiet {
      let notes = DataNoteTexts(options.language)
      let lines = texts.lines(study) + study.notes.compactMap(notes.sentence).map { "  – \($0)" }
      let outcomes = texts.outcomes(study, unused: study.indicators.count == 0 ? indicatorsBeside() : nil)
      for line in lines + texts.repairable(changes, isReadable: true) + outcomes { print(line) }
    }
  }

  /// What a repaired copy would have otherwise, without its content; nothing where the study cannot be copied.
  private func repairable() -> [StudyRepair.File] {
    let files = (try? StudyRepair.repair(URL(fileURLWithPath: study))) ?? []
    return files.map { file in
      var file = file
      file.data = Data()
      return file
    }
  }

  /// A file in the folder of the study that is named as one of indicators.
  private func indicatorsBeside() -> String? {
    let url = URL(fileURLWithPath: fix ?? study)
    let folder = url.pathExtension == "yml" ? url.deletingLastPathComponent() : url
    return ["indicators.csv", "indicators.xlsx"].first {
      FileManager.default.fileExists(atPath: folder.appendingPathComponent($0).path)
    }
  }

  private func writeRepairedCopy(to path: String) throws {
    let errors = ErrorPrinting(options)
    let folder = URL(fileURLWithPath: path)
    let files: [StudyRepair.File]
    do throws(DataError) {
      files = try StudyRepair.repair(URL(fileURLWithPath: study))
    } catch {
      throw errors.exit(for: error)
    }
    try NewFiles(folder: folder, errors: errors).write(files.map { ($0.name, $0.data) }, mustBeNew: true)
    if options.quiet || options.json { return }
    let texts = CheckTexts(options.language)
    for file in files where !file.changes.isEmpty { print(texts.repaired(file: file.name, changes: file.changes)) }
  }
}

/// What was read of a study, as JSON.
private struct StudySummary: Encodable {
  let study: String
  let units: Int
  let types: [String]
  let years: [Int]
  let ratings: [String: Int]
  let criteria: [String]
  let indicators: [String]
  let notes: [Note]

  init(_ study: Study) {
    self.study = study.slug
    units = study.units.count
    types = study.units.types
    years = study.years
    ratings = Dictionary(study.ratings.rater.map { ($0.rawValue, 1) }, uniquingKeysWith: +)
    criteria = study.ratings.criteria
    indicators = study.frameworks.latest.indicators.map(\.code)
    notes = study.notes
  }
}
