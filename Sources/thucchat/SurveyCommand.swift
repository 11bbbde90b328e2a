internal import ArgumentParser
internal import Feedback
internal import Reports
internal import Tables

/// `thucchat survey`: scales, items and execution rates of a survey.
struct SurveyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "survey",
    abstract:
      "Read a survey: means with errors by its design, how the items hang together, what was carried out in time.",
    discussion: """
      Reads survey (a row a respondent: [type][,stratum][,cluster][,weight][,population] and a column an item; population is \
      the number of clusters in the stratum), items (item,scale[,name][,reversed][,lowest][,highest]) and, where it is there, \
      directives (a row a unit: issued,in_time[,type] and the columns of a design), each as .csv or .xlsx. Writes \
      survey-scales.csv, survey-items.csv, survey-execution.csv, survey.json, survey.md and survey.html.
      """)

  @Argument(help: "The folder with the tables, or the table of answers.")
  var study: String

  @OptionGroup var options: GlobalOptions
  @OptionGroup var own: UndertakingOptions

  func run() throws {
    try UndertakingCommand(path: study, options: options, own: own)
      .run(SurveyReader.read(_:threads:flattensHeadings:)) { reading, heading in
        let findings = analyseSurvey(
          reading.content.answers, directives: reading.content.directives, confidence: own.confidence)
        return SurveyReport(findings, heading: heading, language: options.language)
      }
  }
}
