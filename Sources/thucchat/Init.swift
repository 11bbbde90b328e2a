internal import ArgumentParser
internal import Foundation
internal import Reports
internal import Tables

/// `thucchat init`: drafts a study from a file of ratings.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draft study.yml and framework.yml from a file of ratings.",
    discussion: """
      Criteria are the columns of the ratings beside unit, year and rater; the most points of each are the least round \
      number that its ratings do not exceed; the levels are those of the rules in force. units.csv is drafted where there \
      is none, and indicators.csv is used where there is one. Nothing that is there is overwritten.
      """)

  @Argument(help: "The folder of the study.")
  var dir: String

  @Option(help: ArgumentHelp("The file of ratings (default: ratings.csv in the folder).", valueName: "file"))
  var ratings: String?

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let errors = ErrorPrinting(options)
    let folder = URL(fileURLWithPath: dir)
    var copies: [(name: String, data: Data)] = []
    var source = (folder: folder, name: "ratings.csv")
    if let ratings {
      let url = URL(fileURLWithPath: ratings)
      source = (url.deletingLastPathComponent(), url.lastPathComponent)
      if source.folder.standardizedFileURL.path != folder.standardizedFileURL.path,
        let data = try? Data(contentsOf: url)
      {
        copies = [(source.name, data)]
      }
    }
    let draft: StudyDraft
    do throws(DataError) {
      draft = try StudyDraft(folder: folder, ratings: source.name, in: source.folder)
    } catch {
      throw errors.exit(for: error)
    }
    let files = draft.files.map { ($0.name, $0.data) } + copies
    try NewFiles(folder: folder, errors: errors).write(files, mustBeNew: false)
    if options.quiet { return }
    for line in CheckTexts(options.language).drafted(files: files.map(\.0), folder: dir) { print(line) }
  }
}
