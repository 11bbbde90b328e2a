import Calibration
import Evaluation
import Testing

/// Methods side by side on a small world whose quality follows known weights.
@Suite struct MethodComparisonTests {
  private static let ratingsOnly: [WeightingMethod] = [
    .equal, .entropy, .critic, .merec, .standardDeviation, .cilos, .components, .factors, .benefitOfTheDoubt,
  ]

  private func compare(
    _ study: Study, experts: ExpertJudgements = ExpertJudgements(), replicates: Int = 20
  ) throws -> (rows: [ComparisonRow], notes: [Note]) {
    let panel = try #require(Panel(study))
    let outcomes = OutcomeModel.fit(panel)
    let framework = study.frameworks.latest
    let calibration = calibrateWeights(
      panel: panel, outcomes: outcomes, framework: framework, settings: study.settings,
      options: CalibrationOptions(replicates: replicates, experts: experts))
    return compareMethods(
      panel: panel, outcomes: outcomes, framework: framework, calibration: calibration, experts: experts)
  }

  @Test func everyMethodSharesOutTheSamePoints() throws {
    var world = SmallWorld()
    world.types = 2
    let (rows, notes) = try compare(world.make().study)
    #expect(notes.isEmpty)
    #expect(Set(rows.map(\.type)) == ["t0", "t1"])
    #expect(rows.filter { $0.method == .now }.reduce(0) { $0 + $1.units } == 400)
    for type in ["t0", "t1"] {
      let own = rows.filter { $0.type == type }
      #expect(own.map(\.method) == [.now, .outcomes] + Self.ratingsOnly)
      for row in own {
        #expect(abs(row.points.reduce(0) { $0 + $1.points } - 100) < 1e-8, "\(row.method)")
        #expect(row.points.allSatisfy { $0.points >= 0 })
        #expect(row.units == own[0].units)
      }
      let now = try #require(own.first)
      #expect(now.rankCorrelation == 1)
      #expect(now.levelChanges == 0)
    }
  }

  /// A cap, a frozen criterion and a floor: the calibrated points under them stand beside the free ones.
  @Test func pointsWithinTheLimitsOfTheFrameworkStandBesideTheFreeOnes() throws {
    var world = SmallWorld()
    world.units = 1200
    world.pointsInForce = [5, 10, 15, 20, 20, 30]
    var study = world.make().study
    var framework = study.frameworks.latest
    framework.criteria[0].cap = 8
    framework.criteria[3].isFrozen = true
    framework.criteria[5].floor = 25
    study.frameworks = FrameworkTimeline(framework)
    let rows = try compare(study).rows
    let within = try #require(rows.first { $0.method == .outcomesWithinLimits })
    let points = within.points.map(\.points)
    #expect(abs(points.reduce(0, +) - 100) < 1e-8)
    #expect(abs(points[0] - 8) < 1e-6 && abs(points[3] - 20) < 1e-8 && points[5] > 25 - 1e-6)
    #expect(within.agreement == nil)
  }

  /// Where the points in force are far from what quality follows, the weights from outcomes agree with it better out of
  /// sample than those, and better than any method that knows ratings alone.
  @Test(arguments: 1...3) func weightsFromOutcomesAgreeBest(seed: UInt64) throws {
    var world = SmallWorld()
    world.units = 1200
    world.pointsInForce = [5, 10, 15, 20, 20, 30]
    world.seed = seed
    let rows = try compare(world.make().study).rows
    let agreement = try rows.map { (method: $0.method, value: try #require($0.agreement)) }
    let outcomes = try #require(agreement.first { $0.method == .outcomes }?.value)
    for other in agreement where other.method != .outcomes { #expect(outcomes > other.value, "\(other.method)") }
  }

  @Test func aCriterionThatNeverVariesLeavesEveryFigureFinite() throws {
    var study = SmallWorld().make().study
    study.ratings.points[2] = [Double](repeating: 20, count: study.ratings.count)
    let rows = try compare(study).rows
    #expect(rows.contains { $0.method == .critic })
    #expect(rows.allSatisfy { row in row.points.allSatisfy { $0.points.isFinite } && row.agreement?.isFinite == true })
  }

  @Test func ratingsThatNeverVarySayWhichMethodsTheyDoNotDefine() throws {
    var study = SmallWorld().make().study
    for j in 0..<6 { study.ratings.points[j] = [Double](repeating: 4, count: study.ratings.count) }
    let (rows, notes) = try compare(study)
    #expect(rows.map(\.method).contains(.equal))
    #expect(notes.contains { $0.key == "comparison.notDefined" && $0.values["method"] == "critic" })
  }
}

/// What experts said, as points of a type.
@Suite struct ExpertPanelTests {
  private static let criteria = ["C1", "C2", "C3"]
  private static let now: [Double] = [20, 30, 50]

  @Test func judgementsShareOutThePointsOfTheirCriteria() throws {
    let judgements = ExpertJudgements(
      comparisons: [.init(expert: "an", criteria: ["C2", "C1"], upperTriangle: [4])],
      bestWorst: [.init(expert: "an", criteria: Self.criteria, bestTo: [1, 2, 4], toWorst: [4, 2, 1])],
      budgets: [
        .init(expert: "an", criteria: Self.criteria, points: [1, 1, 2]),
        .init(expert: "binh", criteria: ["C3", "C1", "C2"], points: [50, 50, 100]),
      ])
    let panel = ExpertPanel(judgements, criteria: Self.criteria, pointsNow: Self.now)
    #expect(largestDifference(try #require(panel.points[.pairwise]), [10, 40, 50]) < 1e-9)
    #expect(largestDifference(try #require(panel.points[.bestWorst]), [400.0 / 7, 200.0 / 7, 100.0 / 7]) < 1e-6)
    #expect(largestDifference(try #require(panel.points[.budget]), [25, 37.5, 37.5]) < 1e-9)
    #expect(panel.unused.isEmpty)
  }

  /// Of overlapping sets the one that more experts judged is used, and who is left out is named.
  @Test func setsThatOverlapOrDoNotApplyAreNamed() {
    let judgements = ExpertJudgements(budgets: [
      .init(expert: "an", criteria: ["C1", "C2"], points: [1, 1]),
      .init(expert: "binh", criteria: ["C2", "C1"], points: [1, 3]),
      .init(expert: "chi", criteria: ["C2", "C3"], points: [1, 1]),
      .init(expert: "dung", criteria: ["C3", "C9"], points: [1, 1]),
    ])
    let panel = ExpertPanel(judgements, criteria: Self.criteria, pointsNow: Self.now)
    #expect(panel.unused == ["chi", "dung"])
    #expect(panel.points[.budget]?[2] == 50)
  }

  /// Where experts differ the prior is wide; a criterion that nobody judged has a variance on the same scale.
  @Test func disagreementIsThePriorsVariance() throws {
    let judgements = ExpertJudgements(budgets: [
      .init(expert: "an", criteria: ["C1", "C2"], points: [10, 40]),
      .init(expert: "binh", criteria: ["C1", "C2"], points: [40, 10]),
    ])
    let panel = ExpertPanel(judgements, criteria: Self.criteria, pointsNow: Self.now)
    let variances = try #require(panel.priorVariances(pointsNow: Self.now))
    #expect(variances.allSatisfy { $0 > 0 && $0.isFinite })
    #expect(
      ExpertPanel(.init(), criteria: Self.criteria, pointsNow: Self.now).priorVariances(pointsNow: Self.now) == nil)
  }

  @Test func rowsTellConsistencyAndWhatToAskAgain() throws {
    let rows = ExpertRow.all(
      ExpertJudgements(
        comparisons: [
          .init(expert: "an", criteria: Self.criteria, upperTriangle: [9, 1.0 / 9, 9]),
          .init(expert: "binh", criteria: Self.criteria, upperTriangle: [2, 4, nil]),
        ],
        budgets: [.init(expert: "an", criteria: Self.criteria, points: [1, 1, 2])]))
    #expect(try #require(rows[0].consistencyRatio) > 0.1)
    #expect(!rows[0].suggestions.isEmpty)
    #expect(rows[1].missingPairs == 1)
    #expect(rows[1].suggestions.isEmpty)
    #expect(rows[2].consistencyRatio == nil)
  }
}
