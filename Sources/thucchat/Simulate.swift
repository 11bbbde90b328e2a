import ArgumentParser
import Evaluation
import Foundation
import Simulation
import Tables

/// `thucchat simulate`: a study with planted distortions, and its truth in a folder apart.
struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes a study with planted distortions, and the truth in a folder apart.",
    discussion: """
      Scenarios: plain, nothing, heavy-tails, lenient-appraisers, cutoff, missing, skewed, under, some-criteria,
      leaning, copying, no-superior, panel. The same options and seed write the same bytes.
      """)

  @Argument(help: "The folder of the study; its files are replaced.")
  var folder: String

  @Option(help: "The folder of the truth. (default: the folder's name with -truth)")
  var truth: String?

  @Option(help: "The world and what is planted in it. (default: plain)", transform: scenario(named:))
  var scenario = Scenario.plain

  @Option(help: "The number of units.")
  var units = 2000

  @Option(help: "The number of years. (default: 1; 5 in panel)")
  var years: Int?

  @Option(help: "The first year.")
  var firstYear = 2024

  @Option(help: "The number of appraisers.")
  var appraisers = 40

  @Option(help: "The number of criteria of the drawn framework.")
  var criteria = 20

  @Option(help: "The number of indicators of the drawn framework.")
  var indicators = 6

  @Option(help: "A framework file to use instead of a drawn one.")
  var framework: String?

  @Option(help: "The share of unit-years (or of appraisers) on which something is planted, 0 to 1.")
  var rate = 0.10

  @Option(help: "The points of 100 of what is planted, as low..high. (default: 3..30, or the scenario's own)")
  var sizes: SizeRange?

  @Option(help: "Points of 100 a year by which everybody's self-rating rises without cause.")
  var drift = 0.0

  @Option(help: "The units of a collective, 0 for none. (default: 0; 6 in panel)")
  var collectiveSize: Int?

  @Flag(help: "Noisier outcomes and ratings.")
  var hard = false

  @Option(help: "The seed of every random number.")
  var seed: UInt64 = 1

  @Option(help: "The short name of the study, a slug.")
  var name = "simulated"

  @Option(help: "The title in Vietnamese.")
  var titleVi: String?

  @Option(help: "The title in English.")
  var titleEn: String?

  func validate() throws {
    try check(units, "units", 1...10_000_000)
    try check(years ?? 1, "years", 1...100)
    try check(firstYear, "first-year", 1900...2200)
    try check(appraisers, "appraisers", 1...units)
    try check(criteria, "criteria", 1...100)
    try check(indicators, "indicators", 0...1000)
    try check(collectiveSize ?? 0, "collective-size", 0...units)
    guard (0...1).contains(rate) else { throw ValidationError("--rate \(rate): expected a share from 0 to 1") }
    guard (-20...20).contains(drift) else { throw ValidationError("--drift \(drift): expected points from -20 to 20") }
  }

  func run() throws {
    let (study, truth) = simulate(try plan())
    let folder = URL(fileURLWithPath: folder)
    let apart = URL(fileURLWithPath: self.truth ?? folder.path + "-truth")
    try StudyWriter.write(study, to: folder)
    try TruthWriter.write(truth.tables(of: study), to: apart)
  }

  private func design() throws -> StudyDesign {
    guard let framework else { return .drawn(criteria: criteria, indicators: indicators, seed: seed) }
    let read = try FrameworkReader.read(URL(fileURLWithPath: framework))
    return StudyDesign(framework: read)
  }

  private func plan() throws -> SimulationPlan {
    var plan = SimulationPlan(seed: seed, design: try design())
    plan.apply(scenario, rate: rate, sizes: sizes?.range, isHard: hard)
    plan.slug = name
    plan.title = LocalizedText(vi: titleVi ?? plan.title.vi, en: titleEn ?? plan.title.en)
    plan.units = units
    plan.appraisers = appraisers
    plan.years = years ?? plan.years
    plan.firstYear = firstYear
    plan.collectiveSize = collectiveSize ?? plan.collectiveSize
    plan.ratings.drift = drift
    return plan
  }

  private func check(_ value: Int, _ option: String, _ range: ClosedRange<Int>) throws {
    guard range.contains(value) else {
      throw ValidationError("--\(option) \(value): expected \(range.lowerBound) to \(range.upperBound)")
    }
  }
}

/// The scenario of a name.
private func scenario(named name: String) throws -> Scenario {
  guard let scenario = Scenario(rawValue: name) else {
    throw ValidationError("'\(name)': expected one of \(Scenario.allCases.map(\.rawValue).joined(separator: ", "))")
  }
  return scenario
}

/// Two numbers as `low..high`, both in 0…100.
struct SizeRange: ExpressibleByArgument {
  let range: ClosedRange<Double>

  init?(argument: String) {
    guard let dots = argument.range(of: ".."), let low = Double(argument[..<dots.lowerBound]),
      let high = Double(argument[dots.upperBound...]), low >= 0, low <= high, high <= 100
    else { return nil }
    range = low...high
  }
}
