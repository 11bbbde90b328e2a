internal import ArgumentParser
internal import Evaluation
internal import Foundation
internal import Reports
internal import Simulation
internal import Tables

/// `thucchat simulate`: a study with planted distortions, and its truth in a folder apart.
struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a study with planted distortions, and the truth in a folder apart.",
    discussion: """
      Scenarios: \(Scenario.allCases.map(\.rawValue).joined(separator: ", ")).
      The same options and seed write the same bytes. Files of a study that are there are replaced.
      """)

  @Argument(help: "The folder of the study (or --out).")
  var dir: String?

  @Option(help: ArgumentHelp("The folder of the truth (default: that of the study with -truth).", valueName: "dir"))
  var truth: String?

  @OptionGroup(title: "World") var world: SimulationOptions

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if (dir == nil) == (options.out == nil) {
      throw ValidationError("name one folder for the study: as an argument or with --out")
    }
  }

  func run() throws {
    let folder = dir ?? options.out ?? ""
    let apart = truth ?? URL(fileURLWithPath: folder).relativePath + "-truth"
    let (study, known) = simulate(try plan())
    do throws(WriteError) {
      try StudyWriter.write(study, to: URL(fileURLWithPath: folder))
      try TruthWriter.write(known.tables(of: study), to: URL(fileURLWithPath: apart))
    } catch {
      throw ErrorPrinting(options).exit(for: error)
    }
    if options.quiet { return }
    let texts = SimulateTexts(options.language)
    for line in texts.lines(study: folder, truth: apart, units: study.units.count, ratings: study.ratings.count) {
      print(line)
    }
  }

  private func plan() throws -> SimulationPlan {
    do throws(DataError) {
      return try world.plan(seed: options.seed ?? 1)
    } catch {
      throw ErrorPrinting(options).exit(for: error)
    }
  }
}
