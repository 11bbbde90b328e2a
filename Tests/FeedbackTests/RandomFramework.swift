import Calibration
import Evaluation
import Feedback
import Statistics

/// A framework with random criteria, groups, types and limits, and weights as a calibration might give them.
struct RandomFramework {
  var framework: Framework
  var weights: [WeightRow]
  var unitCounts: [String: Int]
  var settings: Settings

  /// - Parameter keepsOwnLimits: whether every floor and cap allows the points in force, so that a revision exists.
  init(_ random: inout RandomStream, keepsOwnLimits: Bool) {
    let step = [0.1, 0.25, 0.5, 1][random.index(below: 4)]
    let types = Array(["A", "B", "C"].prefix(1 + random.index(below: 3)))
    let groups = (0..<1 + random.index(below: 4)).map {
      CriterionGroup(code: "G\($0)", isFixed: random.uniform() < 0.5)
    }
    var criteria: [Criterion] = []
    for j in 0..<3 + random.index(below: 10) {
      let points = Double(2 + random.index(below: 30)) * step
      var criterion = Criterion(code: "X\(j)", maxPoints: points)
      criterion.group = random.uniform() < 0.8 ? groups[random.index(below: groups.count)].code : nil
      if types.count > 1, random.uniform() < 0.3 { criterion.types = [types[random.index(below: types.count)]] }
      criterion.isFrozen = random.uniform() < 0.1
      let reach = keepsOwnLimits ? 0 : 3 * step
      if random.uniform() < 0.3 { criterion.floor = max(0, points - 4 * step * random.uniform() + reach) }
      if random.uniform() < 0.3 { criterion.cap = max(step, points + 4 * step * random.uniform() - reach) }
      criteria.append(criterion)
    }
    if random.uniform() < 0.5 { criteria.append(Criterion(code: "bonus", maxPoints: 3.3, kind: .bonus)) }
    let framework = Framework(
      code: "f", version: "2024", criteria: criteria, levels: [Level(code: "low", atLeast: 0)],
      types: types.map { Framework.UnitType(code: $0) }, groups: groups)
    self.framework = framework
    settings = Settings()
    settings.pointsStep = step
    settings.mostChange = step * Double(1 + random.index(below: 6))
    unitCounts = Dictionary(uniqueKeysWithValues: types.map { ($0, 10 + random.index(below: 200)) })
    weights = types.flatMap { Self.weights($0, framework: framework, &random) }
  }

  private static func weights(
    _ type: String, framework: Framework, _ random: inout RandomStream
  ) -> [WeightRow] {
    let criteria = framework.scoredCriteria(for: type)
    let total = criteria.reduce(0) { $0 + $1.maxPoints }
    let draws = criteria.map { $0.maxPoints * random.gamma(shape: 2) }
    let sum = draws.reduce(0, +)
    return zip(criteria, draws).map { criterion, draw in
      let calibrated = total * draw / sum
      let half = calibrated * random.uniform() * 0.5
      return WeightRow(
        type: type, criterion: criterion.code, pointsNow: criterion.maxPoints, pointsCalibrated: calibrated,
        lower: calibrated - half, upper: calibrated + half, shareAtZero: 0, importanceNow: nil,
        importanceCalibrated: nil)
    }
  }

  /// The revision toward 2025.
  func revised() throws(RevisionError) -> Revision {
    try revise(
      framework: framework, weights: weights, unitCounts: unitCounts, settings: settings, nextYear: 2025)
  }
}
