internal import ArgumentParser
internal import Feedback
internal import Reports
internal import Tables

/// `thucchat targets`: how far targets are, what they still need, and how probable it is that they are reached.
struct TargetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "targets",
    abstract: "Say how far targets are, which rate they still need, and how probable it is that they are reached.",
    discussion: """
      Reads targets (target,kind,goal,goal_year[,name][,measure][,baseline][,baseline_year][,tolerance][,within][,moves_in]\
      [,every_year][,quota]) and values (target,year,value[,place]), each as .csv or .xlsx. kind is at_least, at_most, about \
      (with tolerance), none_left or each_at_least (values by place); measure is percent, count or number; within names the \
      target of whose units this is a share; moves_in the years of congresses in which alone a value changes; quota says that \
      the goal is a share of units to reach a level. Writes target-progress.csv, target-places.csv, target-heaping.csv, targets.json, \
      targets.md and targets.html.
      """)

  @Argument(help: "The folder with the tables, or the table of targets.")
  var study: String

  @OptionGroup var options: GlobalOptions
  @OptionGroup var own: UndertakingOptions

  func run() throws {
    try UndertakingCommand(path: study, options: options, own: own)
      .run(TargetsReader.read(_:threads:flattensHeadings:)) { reading, heading in
        let findings = analyseTargets(reading.content, confidence: own.confidence)
        return TargetsReport(findings, heading: heading, language: options.language)
      }
  }
}
