internal import ArgumentParser
internal import Feedback
internal import Reports
internal import Tables

/// `thucchat pilot`: the effect of a model that some units tried.
struct PilotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pilot",
    abstract: "Say what a model did to the units that tried it, and how many the next trial needs.",
    discussion: """
      Reads pilot.csv or pilot.xlsx: unit,treated,period,after,value[,block][,answers], one row a unit and period; treated and \
      after are yes or no, answers is the number of people behind a value. Writes pilot-effect.csv, pilot-blocks.csv, \
      pilot-units.csv, pilot-next-trial.csv, pilot.json, pilot.md and pilot.html. Difference in differences within blocks, \
      tested by permuting which units have the model; intervals by inverting the test.
      """)

  @Argument(help: "The folder with the table, or the table itself.")
  var study: String

  @Flag(help: "The units with the model were drawn by lot within their blocks.")
  var byLot = false

  @Option(help: "How many assignments are drawn where they are too many to enumerate.")
  var draws = 9_999

  @Option(help: "The power that the next trial is to have.")
  var power = 0.8

  @OptionGroup var options: GlobalOptions
  @OptionGroup var own: UndertakingOptions

  func validate() throws {
    if !(99...999_999).contains(draws) { throw ValidationError("--draws has to lie between 99 and 999999") }
    if !(power > 0 && power < 1) { throw ValidationError("--power has to lie between 0 and 1") }
  }

  func run() throws {
    let command = UndertakingCommand(path: study, options: options, own: own)
    try command.run(PilotReader.read(_:threads:flattensHeadings:)) { reading, heading in
      let findings = analysePilot(
        reading.content,
        options: PilotOptions(
          isDrawnByLot: byLot, draws: draws, confidence: own.confidence, power: power, seed: options.seed ?? 1))
      guard let findings else {
        let file = reading.inputs.first?.name ?? "pilot.csv"
        throw command.errors.exit(for: DataError(problems: [DataProblem(file: file, expected: .comparableUnits)]))
      }
      return PilotReport(findings, heading: heading, language: options.language)
    }
  }
}
