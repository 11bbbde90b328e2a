internal import ArgumentParser
internal import Foundation
internal import Reports
internal import Tables

/// `thucchat init`: drafts a study from a file of ratings.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draft study.yml and framework.yml from a file of ratings, or begin from a template.",
    discussion: """
      Put ratings.csv into the folder, or name it with --ratings: one row for each unit, year and rater (self, superior, \
      collective, peer or public), and a column for each criterion. Criteria are the columns of the ratings beside unit, \
      year and rater; the most points of each are the least round number that its ratings do not exceed; the levels are \
      those of the rules in force. units.csv is drafted where there is none, and indicators.csv is used where there is \
      one. Nothing that is there is overwritten.

      --template grassroots writes a framework for each type of grassroots organisation, 100 points each with four described \
      levels a criterion, and the tables with their headings; --type (again for several) leaves the other types out.
      """)

  @Argument(help: "The folder of the study.")
  var dir: String

  @Option(help: ArgumentHelp("The file of ratings, also one in the folder (default: ratings.csv).", valueName: "file"))
  var ratings: String?

  @Option(help: "Begin from a template instead of ratings.")
  var template: InitTemplate?

  @Option(help: ArgumentHelp("A type of the template; all where none is named.", valueName: "code"))
  var type: [String] = []

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    guard let template else {
      if !type.isEmpty { throw ValidationError("--type belongs to --template") }
      return
    }
    if ratings != nil { throw ValidationError("--ratings and --template exclude each other") }
    if template.files(types: type) == nil {
      throw ValidationError("--type has to be one of \(template.types.joined(separator: ", "))")
    }
  }

  func run() throws {
    let errors = ErrorPrinting(options)
    let folder = URL(fileURLWithPath: dir)
    if let files = template?.files(types: type) {
      return try write(files, to: folder)
    }
    var copies: [(name: String, data: Data)] = []
    var source = (folder: folder, name: "ratings.csv")
    if let ratings {
      let beside = folder.appendingPathComponent(ratings)
      let isBeside = !Self.isThere(URL(fileURLWithPath: ratings)) && Self.isThere(beside)
      let url = isBeside ? beside : URL(fileURLWithPath: ratings)
      source = (url.deletingLastPathComponent(), url.lastPathComponent)
      if source.folder.standardizedFileURL.path != folder.standardizedFileURL.path,
        let data = try? Data(contentsOf: url)
      {
        copies = [(source.name, data)]
      }
    }
    let texts = CheckTexts(options.language)
    let draft: StudyDraft
    do throws(DataError) {
      draft = try StudyDraft(folder: folder, ratings: source.name, in: source.folder)
    } catch {
      let exit = errors.exit(for: error)
      if !Self.isThere(source.folder.appendingPathComponent(source.name)), !options.json {
        for line in texts.noRatings(folder: dir) { ErrorPrinting.printError(line) }
      }
      throw exit
    }
    try write(draft.files.map { ($0.name, $0.data) } + copies, to: folder)
  }

  /// Writes the files of the study and says what comes next.
  private func write(_ files: [(name: String, data: Data)], to folder: URL) throws {
    try NewFiles(folder: folder, errors: ErrorPrinting(options)).write(files, mustBeNew: false)
    if options.quiet { return }
    let hasIndicators = Self.isThere(folder.appendingPathComponent("indicators.csv"))
    let texts = CheckTexts(options.language)
    for line in texts.drafted(files: files.map(\.name), folder: dir, hasIndicators: hasIndicators) { print(line) }
  }

  private static func isThere(_ url: URL) -> Bool {
    FileManager.default.fileExists(atPath: url.path)
  }
}
