import Calibration
import Evaluation
import Foundation
import Statistics
import Testing

@Suite struct OutcomeModelTests {
  /// Law: given a calibrated model, the posterior variance is the mean square error of the posterior mean, and the
  /// likelihood score is unbiased given the quality with the variance it states. Tolerances are some three standard
  /// errors of 1,000 units.
  @Test(arguments: [3.0, 30.0]) func scoresStateTheirOwnErrors(degreesOfFreedom: Double) throws {
    let world = SmallWorld(units: 1000, appraisers: 50, degreesOfFreedom: degreesOfFreedom)
    let (study, quality) = world.make()
    let model = OutcomeModel.fit(try #require(Panel(study)))
    let n = Double(quality.count)
    let error = zip(model.posteriorMean, quality).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / n
    #expect(abs(error / (1 - model.groups[0].determinacy) - 1) < 0.25)
    let rawError = zip(model.bartlett, quality).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / n
    let stated = model.bartlettVariance.reduce(0, +) / n
    #expect(abs(rawError / stated - 1) < 0.25)
    let slope = dotProduct(model.bartlett, quality) / dotProduct(quality, quality)
    #expect(abs(slope - 1) < 0.1)
  }

  @Test func heavyTailsAreRecognised() throws {
    for (planted, range) in [(3.0, 3.0...4), (50.0, 10.0...30)] {
      let (study, _) = SmallWorld(units: 1000, degreesOfFreedom: planted).make()
      let model = OutcomeModel.fit(try #require(Panel(study)))
      #expect(range.contains(model.groups[0].degreesOfFreedom))
    }
  }

  /// The appraiser's group enters: the mean score of a group recovers its planted effect better than own scores do.
  @Test func twoLevelsMoveScoresTowardTheAppraiser() throws {
    let world = SmallWorld(units: 900, appraisers: 30, loadings: [0.6, 0.5, 0.5], appraiserShare: 0.5)
    let (study, quality) = world.make()
    let model = OutcomeModel.fit(try #require(Panel(study)))
    #expect(abs(model.groups[0].appraiserShare - 0.5) < 0.25)
    func error(_ scores: [Double]) -> Double { zip(scores, quality).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } }
    #expect(error(model.posteriorMean) < 0.9 * error(model.scores.ownMean))
  }

  @Test func rowsUseTheOutcomesTheyHave() throws {
    let (study, _) = SmallWorld(missing: 0.4).make()
    let panel = try #require(Panel(study))
    let model = OutcomeModel.fit(panel)
    for row in 0..<panel.count {
      let present = panel.outcomeValues.count { $0[row].isFinite }
      #expect(model.measured[row] == present)
      #expect(model.posteriorMean[row].isNaN == (present == 0))
      #expect(model.bartlett[row].isNaN == (present == 0))
    }
  }

  /// Law: the order in which units stand decides nothing.
  @Test func permutingUnitsPermutesScores() throws {
    let (study, _) = SmallWorld(units: 200, types: 2).make()
    var stream = RandomStream(seed: 5)
    let order = Array(0..<study.ratings.count).shuffled(using: &stream)
    var turned = study
    turned.ratings = Ratings(
      criteria: study.ratings.criteria, unit: order.map { study.ratings.unit[$0] },
      year: order.map { study.ratings.year[$0] }, rater: order.map { study.ratings.rater[$0] },
      points: study.ratings.points.map { column in order.map { column[$0] } })
    let straight = OutcomeModel.fit(try #require(Panel(study)))
    let permuted = OutcomeModel.fit(try #require(Panel(turned)))
    for (position, row) in order.enumerated() {
      #expect(abs(permuted.posteriorMean[position] - straight.posteriorMean[row]) < 1e-9)
      #expect(abs(permuted.bartlett[position] - straight.bartlett[row]) < 1e-9)
    }
  }

  /// Law: scores do not depend on the units of measurement.
  @Test func changingTheUnitOfAnOutcomeChangesNothing() throws {
    let (study, _) = SmallWorld(units: 200).make()
    var scaled = study
    scaled.indicators.values[1] = study.indicators.values[1].map { 1000 * $0 - 7 }
    let first = OutcomeModel.fit(try #require(Panel(study)))
    let second = OutcomeModel.fit(try #require(Panel(scaled)))
    for row in 0..<200 { #expect(abs(first.posteriorMean[row] - second.posteriorMean[row]) < 1e-8) }
  }

  @Test func contextIsTakenOut() throws {
    let (study, quality) = SmallWorld(units: 800).make()
    var stream = RandomStream(seed: 9)
    let wealth = (0..<800).map { _ in stream.normal() }
    var rich = study
    rich.indicators.codes.append("wealth")
    rich.indicators.values = study.indicators.values.map { zip($0, wealth).map { $0 + 6 * $1 } } + [wealth]
    var framework = study.frameworks.latest
    framework.indicators.append(Indicator(code: "wealth", use: .context))
    rich.frameworks = FrameworkTimeline(framework)
    let model = OutcomeModel.fit(try #require(Panel(rich)))
    #expect(abs(correlation(model.posteriorMean, wealth)) < 0.05)
    #expect(correlation(model.posteriorMean, quality) > 0.8)
  }

  @Test func leavingAnOutcomeOutLowersWhatIsKnown() throws {
    let (study, _) = SmallWorld().make()
    let model = OutcomeModel.fit(try #require(Panel(study)))
    let fewer = model.scores(leavingOut: [0])
    #expect(fewer.measured.allSatisfy { $0 == 5 })
    #expect(fewer.ownVariance.reduce(0, +) > model.scores.ownVariance.reduce(0, +))
  }
}

/// Data in which there is little or nothing to fit: no crash, NaN and a reason instead.
@Suite struct DegenerateOutcomeTests {
  private func model(_ world: SmallWorld, _ change: (inout Study) -> Void = { _ in }) throws -> OutcomeModel {
    var study = world.make().study
    change(&study)
    return OutcomeModel.fit(try #require(Panel(study)))
  }

  @Test func noIndicatorsAtAll() throws {
    let model = try model(SmallWorld(loadings: []))
    #expect(model.posteriorMean.allSatisfy { $0.isNaN })
    #expect(model.notes.contains { $0.key == "outcomes.none" })
  }

  @Test func everythingMissing() throws {
    let model = try model(SmallWorld(missing: 1.1))
    #expect(model.bartlett.allSatisfy { $0.isNaN })
    #expect(model.notes.contains { $0.key == "outcomes.none" })
  }

  @Test func oneUnit() throws {
    let model = try model(SmallWorld(units: 1, appraisers: 1))
    #expect(model.posteriorMean.allSatisfy { $0.isNaN })
    #expect(model.notes.contains { $0.key == "outcomes.tooFewValues" })
  }

  @Test func constantOutcomes() throws {
    let model = try model(SmallWorld()) { study in
      study.indicators.values = study.indicators.values.map { $0.map { _ in 7 } }
    }
    #expect(model.posteriorMean.allSatisfy { $0.isNaN })
    #expect(model.notes.contains { $0.key == "outcomes.constant" })
  }

  @Test func mostlyConstantOutcomeIsReadByRank() throws {
    let model = try model(SmallWorld()) { study in
      study.indicators.values[0] = study.indicators.values[0].map { max($0, 12) }
    }
    #expect(model.notes.contains { $0.key == "outcomes.normalScores" })
    #expect(model.posteriorMean.allSatisfy { $0.isFinite })
  }

  @Test func oneOutcomeTakesTheDefaultReliability() throws {
    let model = try model(SmallWorld(loadings: [0.7]))
    #expect(abs(model.groups[0].loadings[0] - 0.6.squareRoot()) < 1e-12)
    #expect(model.notes.contains { $0.key == "outcomes.defaultReliability" })
  }

  @Test func declaredReliabilityFixesTheError() throws {
    let model = try model(SmallWorld()) { study in
      var framework = study.frameworks.latest
      framework.indicators[2].reliability = 0.75
      study.frameworks = FrameworkTimeline(framework)
    }
    #expect(abs(model.groups[0].uniquenesses[2] - 0.25) < 1e-12)
    #expect(!model.notes.contains { $0.key == "outcomes.defaultReliability" })
  }

  @Test func smallTypesBorrowLoadings() throws {
    let model = try model(SmallWorld(units: 60, types: 4))
    #expect(model.groups.allSatisfy { $0.isPooled })
    #expect(model.groups.allSatisfy { $0.loadings == model.groups[0].loadings })
  }

  @Test func anOutcomeTurnedRoundGetsNoLoading() throws {
    let model = try model(SmallWorld()) { study in
      study.indicators.values[0] = study.indicators.values[0].map { -$0 }
    }
    #expect(model.groups[0].loadings[0] == 0)
    #expect(model.notes.contains { $0.key == "outcomes.noLoading" })
  }

  @Test func denominatorsLowerTheWeightOfSmallUnits() throws {
    let model = try model(SmallWorld()) { study in
      var framework = study.frameworks.latest
      framework.indicators[0].denominator = "cases"
      study.frameworks = FrameworkTimeline(framework)
      study.indicators.values[0] = study.indicators.values[0].map { 50 + $0 }
      study.indicators.codes.append("cases")
      study.indicators.values.append((0..<400).map { $0 % 2 == 0 ? 50 : 1e6 })
    }
    // p(1 − p)/n of a percentage near 60 with 50 cases: 0.24 · 10⁴/51 ≈ 47 squared points over the squared scale.
    #expect(model.samplingVariance[0][0] > 1)
    #expect(model.samplingVariance[0][1] < 1e-3)
    let small = (0..<400).filter { $0 % 2 == 0 }.reduce(0) { $0 + model.scores.ownVariance[$1] }
    let large = (0..<400).filter { $0 % 2 == 1 }.reduce(0) { $0 + model.scores.ownVariance[$1] }
    #expect(small > large)
  }
}

func dotProduct(_ x: [Double], _ y: [Double]) -> Double {
  zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
}
