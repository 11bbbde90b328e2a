internal import ArgumentParser
internal import Pipeline
internal import Reports

/// `thucchat classify`: the level of every unit under the rules in force, and what the yearly report needs of it.
struct Classify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put every unit into a level under the rules in force, with the forms of the yearly report.",
    discussion: """
      Writes levels.csv (counts by type, year, level and rater, also expected and proposed, beside the quotas), \
      classification.csv (each unit's level by rater, with failed conditions, vetoes and reasons for no level), \
      collectives.csv, thresholds.csv (where levels start in the eyes of raters who give levels alone), form-7a.csv and form-7b.csv, gaps.csv (a gap of 5 points or another level needs grounds) and \
      letters.md (a letter a unit that asks for them). Quotas are shown with their excess and never enforced. \
      settings.failed_condition says what follows when points suffice and a condition fails: next, one_level_down, \
      lowest or keep.
      """)

  @Argument(help: "The folder of the study, or its study.yml.")
  var study: String

  @OptionGroup var options: GlobalOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let command = StudyCommand(path: study, options: options, output: output)
    let analysis = try command.analyse()
    try command.write(ResultFile.ofClassification, of: analysis.findings)
  }
}
