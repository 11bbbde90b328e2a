import Evaluation
import Statistics
import Testing

@testable import Inflation

/// The estimators over many samples of worlds whose truth is known.
@Suite struct AuditEstimatesTests {
  private func group(_ findings: AuditFindings, _ name: AuditFindings.Group.Name) throws -> AuditFindings.Group {
    try #require(findings.groups.first { $0.name == name })
  }

  /// 95 % intervals cover in 400 samples within four standard errors of 95 %: 0.906 to 0.994.
  @Test func intervalsCoverTheTruth() throws {
    let samples = 400
    let world = AuditWorld(units: 1500, seed: 5)
    let truth = (
      mean: world.meanExcess { _ in true }, precision: world.share(above: 2) { $0.isFlagged },
      share: world.share(above: 2) { _ in true }
    )
    var covered = (mean: 0, precision: 0, share: 0)
    var bias = 0.0
    for seed in 0..<samples {
      let findings = world.verified(try world.design(budget: 120, seed: UInt64(seed)), seed: UInt64(seed))
      let all = try group(findings, .all)
      let mean = try #require(all.meanPoints)
      let share = try #require(all.overRated)
      let precision = try #require(try group(findings, .flagged).overRated)
      if mean.lower <= truth.mean, truth.mean <= mean.upper { covered.mean += 1 }
      if share.lower <= truth.share, truth.share <= share.upper { covered.share += 1 }
      if precision.lower <= truth.precision, truth.precision <= precision.upper { covered.precision += 1 }
      bias += (mean.value ?? 0) - truth.mean
    }
    for count in [covered.mean, covered.precision, covered.share] {
      #expect(Double(count) / Double(samples) > 0.906)
      #expect(Double(count) / Double(samples) <= 1)
    }
    #expect(abs(bias / Double(samples)) < 0.05)
  }

  /// The difference estimator is the better for what the study knows already.
  @Test func unexplainedPointsSharpenTheMean() throws {
    let world = AuditWorld(units: 1500, seed: 6)
    var blind = world.flags
    for place in blind.indices { blind[place].unexplainedPoints = 0 }
    var squares = (informed: 0.0, blind: 0.0)
    let truth = world.meanExcess { _ in true }
    for seed in 0..<100 {
      let design = try world.design(budget: 120, seed: UInt64(seed))
      let informed = try #require(try group(world.verified(design), .all).meanPoints?.value)
      let sample = StratifiedSample(
        AuditPlanRow.Stratum.allCases.map { stratum in
          let rows = design.plan.filter { $0.stratum == stratum }
          return .init(size: rows.count, values: rows.filter(\.isDrawn).map { 80 - world.truth[$0.unit] })
        })
      squares.informed += (informed - truth) * (informed - truth)
      squares.blind += ((sample?.mean ?? 0) - truth) * ((sample?.mean ?? 0) - truth)
    }
    #expect(squares.informed < squares.blind)
  }

  @Test func verifyingEverybodyLeavesNoDoubt() throws {
    let world = AuditWorld(units: 300, seed: 7)
    let findings = world.verified(try world.design(budget: 400))
    let all = try group(findings, .all)
    let truth = world.meanExcess { _ in true }
    #expect(abs((all.meanPoints?.value ?? 0) - truth) < 1e-9)
    #expect(abs((all.meanPoints?.upper ?? 0) - (all.meanPoints?.lower ?? 0)) < 1e-9)
    #expect(abs((all.overRated?.value ?? 0) - world.share(above: 2) { _ in true }) < 1e-12)
  }

  @Test func twoVerifiersShowTheirError() throws {
    let world = AuditWorld(units: 1500, seed: 8)
    var deviation = 0.0
    var covered = 0
    for seed in 0..<100 {
      var random = RandomStream(seed: UInt64(seed))
      let design = try world.design(budget: 300, seed: UInt64(seed))
      let totals = design.list.map { (unit: $0, total: world.truth[$0] + 2.5 * random.normal()) }
      let error = try #require(
        VerifierError(
          Dictionary(grouping: totals, by: \.unit).values.map { $0.map(\.total) }, confidence: 0.95))
      #expect(error.units == 30)
      deviation += error.deviation / 100
      if error.lower <= 2.5, 2.5 <= error.upper { covered += 1 }
    }
    #expect(abs(deviation - 2.5) < 0.1)
    #expect(covered >= 87)
  }

  /// Verifiers who err see fewer right flags than there are where most are right by more than the limit; taking
  /// their error out brings the share nearer in the mean.
  @Test func correctionBringsThePrecisionNearer() throws {
    let world = AuditWorld(units: 3000, seed: 9)
    let truth = world.share(above: 1) { $0.isFlagged }
    var seen = 0.0
    var corrected = 0.0
    for seed in 0..<20 {
      var random = RandomStream(seed: UInt64(seed))
      let drawn = try world.design(budget: 300, seed: UInt64(seed)).plan.filter {
        $0.isDrawn && $0.stratum == .flagged
      }
      let excess = drawn.map { 80 - world.truth[$0.unit] + 4 * random.normal() }
      let share = Double(excess.count { $0 > 1 }) / Double(excess.count)
      seen += share / 20
      corrected += (try #require(VerdictAccuracy(seen: excess, error: 4, limit: 1).corrected(share))) / 20
    }
    #expect(abs(corrected - truth) < abs(seen - truth))
  }

  /// Perfect verdicts are left alone; Rogan and Gladen's formula by hand: (0.6 + 0.75 − 1)/(0.75 + 0.75 − 1) = 0.7.
  @Test func accuracyOfVerdicts() {
    let sharp = VerdictAccuracy(seen: [-5, -3, 3, 5], error: 0.01, limit: 0)
    #expect(sharp.sensitivity > 0.999 && sharp.specificity > 0.999)
    // Where truth and error spread alike about the limit, P(seen > c | true > c) = ½ + asin(1/√2)/π = ¾.
    var random = RandomStream(seed: 4)
    let blunt = VerdictAccuracy(
      seen: (0..<20_000).map { _ in 3 * random.normal() + 3 * random.normal() }, error: 3, limit: 0)
    #expect(abs(blunt.sensitivity - 0.75) < 0.01 && abs(blunt.specificity - 0.75) < 0.01)
    #expect(abs((blunt.corrected(0.6) ?? 0) - 0.7) < 0.02)
  }

  /// Under the hypothesis p-values are at most as small as uniform ones, weights and all.
  @Test func conformalValuesKeepTheirPromise() throws {
    var small = 0
    var all = 0
    for seed in 0..<40 {
      let world = AuditWorld(units: 800, seed: UInt64(100 + seed))
      let design = try world.design(budget: 200, seed: UInt64(seed))
      let weights = Dictionary(grouping: design.plan, by: \.stratum).mapValues { rows in
        Double(rows.count) / Double(rows.count { $0.isDrawn })
      }
      func candidate(_ row: AuditPlanRow) -> ConformalFindings.Candidate {
        // All count as flagged here, so that every p-value is returned.
        .init(unit: "\(row.unit)", score: -Double(row.rank), weight: weights[row.stratum] ?? 1, isFlagged: true)
      }
      let honest = design.plan.filter { 80 - world.truth[$0.unit] <= 2 && $0.stratum != .notAssessable }
      let findings = try #require(
        ConformalFindings(
          inOrder: honest.filter(\.isDrawn).map(candidate), others: honest.filter { !$0.isDrawn }.map(candidate),
          rate: 0.1))
      small += findings.rows.count { $0.pValue <= 0.1 }
      all += findings.rows.count
    }
    #expect(Double(small) / Double(all) < 0.11)
  }

  /// The interval of the corrected share is reported where some units were verified twice, and holds the share.
  @Test func theCorrectedShareHasItsInterval() throws {
    let world = AuditWorld(units: 600, seed: 10)
    let design = try world.design(budget: 120)
    let share = try #require(world.verified(design, error: 2, materialPoints: 1).correctedPrecision)
    #expect(share.lower <= share.value ?? 2 && share.value ?? -1 <= share.upper)
    #expect(share.lower >= 0 && share.upper <= 1)
  }

  @Test func tooFewUnitsInOrderGiveNoPValues() {
    let unit = ConformalFindings.Candidate(unit: "a", score: 1, weight: 1, isFlagged: true)
    #expect(
      ConformalFindings(inOrder: [ConformalFindings.Candidate](repeating: unit, count: 8), others: [unit], rate: 0.1)
        == nil)
  }
}
