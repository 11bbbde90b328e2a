import Evaluation
import Foundation
import Statistics

/// Programmes of nine targets whose later values are known: eight that move at congresses and one that moves every year.
struct SimulatedProgramme {
  /// How a programme's figures come about.
  enum World: String, CaseIterable {
    /// Lasting paces with chance on top, as the forecast supposes.
    case pace
    /// Each congress makes up part of what the last one left: a high step is followed by a low one.
    case reverting
    /// Steps with heavy tails.
    case heavyTailed
  }

  let programme: TargetProgramme
  /// Whether each target is reached in the goal's year.
  let isReached: [Bool]

  /// The document's baselines and goals.
  static let figures: [(baseline: Double, goal: Double, isShare: Bool)] = [
    (14.80, 20, true), (24.85, 30, true), (20.38, 25, true), (43.65, 40, false), (95.32, 98, true), (76.80, 80, true),
    (80.89, 90, true), (15.69, 20, true), (11, 20, true),
  ]

  init(_ world: World, seed: UInt64, _ number: Int) {
    var random = RandomStream(seed: seed, UInt64(number))
    let common = 0.6 + 0.35 * random.normal()
    var targets: [TargetProgramme.Target] = []
    var observations: [TargetProgramme.Observation] = []
    var reached: [Bool] = []
    for (place, figure) in Self.figures.enumerated() {
      let isYearly = place == 8
      let target = TargetProgramme.Target(
        code: "t\(place)", kind: place == 3 ? .atMost : .atLeast, measure: figure.isShare ? .percent : .number,
        goal: figure.goal, goalYear: 2020, baseline: figure.baseline, baselineYear: 2016,
        stepYears: isYearly ? [] : [2005, 2010, 2015, 2020])
      let scaled = { (x: Double) in figure.isShare ? log(x / (100 - x)) : x }
      let value = { (x: Double) in figure.isShare ? 100 / (1 + exp(-x)) : x }
      let planned = (scaled(figure.goal) - scaled(figure.baseline)) / (isYearly ? 4 : 1)
      let own = common + 0.25 * random.normal()
      var earlier = own
      func step() -> Double {
        let noise = world == .heavyTailed ? 0.3 * random.studentT(degreesOfFreedom: 3) : 0.4 * random.normal()
        let mean = world == .reverting ? own - 0.5 * (earlier - own) : own
        earlier = mean + noise
        return earlier * planned
      }
      let base = scaled(figure.baseline)
      var values: [(Int, Double)] = []
      var last = base
      if isYearly {
        for year in [2017, 2018] {
          last += step()
          values.append((year, last))
        }
        let end = last + step() + step()
        reached.append(target.kind == .atLeast ? value(end) >= figure.goal : value(end) <= figure.goal)
      } else {
        let (third, second, first) = (step(), step(), step())
        values = [(2005, base - third - second), (2010, base - third), (2015, base)]
        _ = first
        for year in [2017, 2018] {
          last += 0.03 * random.normal() * planned
          values.append((year, last))
        }
        earlier = third / planned
        let end = last + step()
        reached.append(target.kind == .atLeast ? value(end) >= figure.goal : value(end) <= figure.goal)
      }
      targets.append(target)
      observations += values.map { TargetProgramme.Observation(target: place, year: $0.0, value: value($0.1)) }
    }
    programme = TargetProgramme(targets: targets, observations: observations)
    isReached = reached
  }
}
