internal import ArgumentParser
internal import Evaluation
internal import Foundation
internal import Simulation
internal import Tables

/// The options that make a plan of a simulated study.
struct SimulationOptions: ParsableArguments {
  @Option(help: "The world and what is planted in it (default: plain).", transform: scenario(named:))
  var scenario = Scenario.plain

  @Option(help: "The number of units.")
  var units = 2000

  @Option(help: "The number of years (default: 1; 5 in panel).")
  var years: Int?

  @Option(help: "The first year.")
  var firstYear = 2024

  @Option(help: "The number of appraisers.")
  var appraisers = 40

  @Option(help: "The number of criteria of a drawn framework.")
  var criteria = 20

  @Option(help: "The number of indicators of a drawn framework.")
  var indicators = 6

  @Option(help: ArgumentHelp("A framework to use instead of a drawn one.", valueName: "file"))
  var framework: String?

  @Option(help: "The share of unit-years (or appraisers) on which something is planted, 0 to 1.")
  var rate = 0.10

  @Option(
    help: "The points of 100 of what is planted, as low..high (default: 3..30, or the scenario's own).",
    transform: sizeRange(_:))
  var sizes: ClosedRange<Double>?

  @Option(help: "Points of 100 a year by which everybody's self-rating rises without cause.")
  var drift = 0.0

  @Option(help: "The units of a collective, 0 for none (default: 0; 6 in panel).")
  var collectiveSize: Int?

  @Option(help: "The peers who rate each unit beside its superior.")
  var peers = 0

  @Option(help: "The groups of the public that rate each unit.")
  var publicGroups = 0

  @Flag(help: "Noisier outcomes and ratings.")
  var hard = false

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
    try check(peers, "peers", 0...100)
    try check(publicGroups, "public-groups", 0...100)
    try check(rate, "rate", 0...1)
    try check(drift, "drift", -20...20)
  }

  /// The plan of these options; a framework that is named is read.
  func plan(seed: UInt64) throws(DataError) -> SimulationPlan {
    var plan = SimulationPlan(seed: seed, design: try design(seed: seed))
    plan.apply(scenario, rate: rate, sizes: sizes, isHard: hard)
    plan.slug = name
    plan.title = LocalizedText(vi: titleVi ?? plan.title.vi, en: titleEn ?? plan.title.en)
    plan.units = units
    plan.appraisers = appraisers
    plan.years = years ?? plan.years
    plan.firstYear = firstYear
    plan.collectiveSize = collectiveSize ?? plan.collectiveSize
    plan.superiors.peers = peers
    plan.superiors.publicRaters = publicGroups
    plan.ratings.drift = drift
    return plan
  }

  private func design(seed: UInt64) throws(DataError) -> StudyDesign {
    guard let framework else { return .drawn(criteria: criteria, indicators: indicators, seed: seed) }
    return StudyDesign(framework: try FrameworkReader.read(URL(fileURLWithPath: framework)))
  }

  private func check<Value: Comparable>(_ value: Value, _ option: String, _ range: ClosedRange<Value>) throws {
    guard range.contains(value) else {
      throw ValidationError("--\(option) \(value): expected \(range.lowerBound) to \(range.upperBound)")
    }
  }
}

/// The scenario of a name.
private func scenario(named name: String) throws -> Scenario {
  guard let scenario = Scenario(rawValue: name) else {
    throw ValidationError("expected one of \(Scenario.allCases.map(\.rawValue).joined(separator: ", "))")
  }
  return scenario
}

/// Two numbers as `low..high`, both in 0…100.
private func sizeRange(_ text: String) throws -> ClosedRange<Double> {
  let parts = text.split(separator: "..", omittingEmptySubsequences: false).map { Double($0) }
  guard parts.count == 2, let low = parts[0], let high = parts[1], low >= 0, low <= high, high <= 100 else {
    throw ValidationError("expected two numbers from 0 to 100 as low..high")
  }
  return low...high
}
