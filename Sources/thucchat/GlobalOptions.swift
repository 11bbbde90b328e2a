internal import ArgumentParser
internal import Evaluation
internal import Foundation
internal import Tables

/// The options of every command.
struct GlobalOptions: ParsableArguments {
  /// A language, as it is named on the command line.
  enum LanguageCode: String, ExpressibleByArgument, CaseIterable {
    case vi
    case en
  }

  @Option(help: ArgumentHelp("Where results go (default: results/ in the study).", valueName: "dir"))
  var out: String?

  @Option(help: "The language of what is printed and written: vi or en.")
  var lang = LanguageCode.vi

  @Option(help: "The seed of every random number (default: the study's).")
  var seed: UInt64?

  @Option(help: "How many threads compute (default: all cores); results do not depend on it.")
  var threads: Int?

  @Flag(help: "Join headings of several rows in a workbook to one, fill merged cells down, and say what was done.")
  var flattenHeadings = false

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(help: "Print problems only.")
  var quiet = false

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads has to be 1 or more") }
  }

  var language: Language { lang == .vi ? .vietnamese : .english }

  var threadCount: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }

  /// The study at a path; its problems are printed, and the command ends with their status.
  func readStudy(_ path: String) throws -> StudyReading {
    do throws(DataError) {
      var reading = try StudyReader.read(
        URL(fileURLWithPath: path), threads: threadCount, flattensHeadings: flattenHeadings)
      if let seed { reading.study.settings.seed = seed }
      return reading
    } catch {
      throw ErrorPrinting(self).exit(for: error)
    }
  }
}
