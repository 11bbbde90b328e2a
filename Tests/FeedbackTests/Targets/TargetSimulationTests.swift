import Evaluation
import Foundation
import Statistics
import Testing

@testable import Feedback

/// The forecasts of 200 simulated programmes against what came, beside straight lines.
@Suite struct TargetSimulationTests {
  private struct Scores {
    /// Mean squared distance of the probability from what came.
    var model = 0.0
    /// The same of a straight line that says yes or no.
    var line = 0.0
    /// The same of a straight line with the normal error of its own regression.
    var lineWithError = 0.0
    /// The same of the share of all targets that are reached, which nobody knows beforehand.
    var share = 0.0
    /// Probability and outcome of each target.
    var pairs: [(Double, Bool)] = []
  }

  private func scores(_ world: SimulatedProgramme.World, programmes: Int = 200) throws -> Scores {
    var result = Scores()
    for number in 0..<programmes {
      let simulated = SimulatedProgramme(world, seed: 1, number)
      let rows = analyseTargets(simulated.programme).targets
      for (place, row) in rows.enumerated() {
        let probability = try #require(row.probability)
        let reached = simulated.isReached[place] ? 1.0 : 0
        let line = try #require(row.straightLine)
        let yes = simulated.programme.targets[place].isReached(line)
        result.model += (probability - reached) * (probability - reached)
        result.line += ((yes ? 1 : 0) - reached) * ((yes ? 1 : 0) - reached)
        let soft = Self.lineProbability(
          TargetSeries(
            forecasting: simulated.programme.targets[place],
            by: simulated.programme.observations.filter { $0.target == place }), line: line)
        result.lineWithError += (soft - reached) * (soft - reached)
        result.pairs.append((probability, simulated.isReached[place]))
      }
    }
    let count = Double(result.pairs.count)
    let mean = Double(result.pairs.count { $0.1 }) / count
    result.share = mean * (1 - mean)
    (result.model, result.line, result.lineWithError) = (
      result.model / count, result.line / count, result.lineWithError / count
    )
    return result
  }

  /// The probability by the prediction error of an ordinary regression on the year.
  private static func lineProbability(_ series: TargetSeries, line: Double) -> Double {
    let (points, target) = (series.points, series.target)
    let count = Double(points.count)
    let center = points.reduce(0) { $0 + Double($1.year) } / count
    let mean = points.reduce(0) { $0 + $1.value } / count
    let spread = points.reduce(0) { $0 + (Double($1.year) - center) * (Double($1.year) - center) }
    let slope = (line - mean) / (Double(target.goalYear) - center)
    let squares = points.reduce(0.0) { sum, point in
      let residual = point.value - mean - slope * (Double(point.year) - center)
      return sum + residual * residual
    }
    let far = Double(target.goalYear) - center
    let error = (squares / (count - 2) * (1 + 1 / count + far * far / spread)).squareRoot()
    let z = (line - target.goal) / max(error, 1e-9)
    let t = StudentT(degreesOfFreedom: count - 2)
    return target.kind == .atLeast ? t.cumulative(z) : t.upperTail(z)
  }

  @Test(arguments: SimulatedProgramme.World.allCases)
  func forecastsBeatStraightLines(world: SimulatedProgramme.World) throws {
    let scores = try scores(world)
    print(
      "\(world): Brier \(scores.model), line \(scores.line), line with error \(scores.lineWithError), share \(scores.share)"
    )
    #expect(scores.model < scores.line)
    #expect(scores.model < scores.lineWithError)
    #expect(scores.model < scores.share)
  }

  /// In the world that the forecast supposes, what is called likely happens about as often as it is said: over all targets to
  /// 0.05, in each quarter of the probabilities to 0.15. High ones are a little too sure (said 0.87, came 0.76), as the spread
  /// between targets is estimated from eight of them.
  @Test func probabilitiesAreKept() throws {
    let pairs = try scores(.pace, programmes: 1_000).pairs
    for (low, high, tolerance) in [
      (0.0, 1.0, 0.05), (0, 0.25, 0.15), (0.25, 0.5, 0.15), (0.5, 0.75, 0.15), (0.75, 1, 0.15),
    ] {
      let part = pairs.filter { $0.0 >= low && $0.0 <= high }
      #expect(part.count > 300)
      let said = part.reduce(0) { $0 + $1.0 } / Double(part.count)
      let came = Double(part.count { $0.1 }) / Double(part.count)
      #expect(abs(said - came) < tolerance, "\(low) to \(high): said \(said), came \(came)")
    }
  }
}
