internal import Foundation
internal import Statistics

/// What the evidence on an honest unit looks like, by drawing units from the fitted null.
///
/// Each draw takes a row at random and gives it a residual from t_ν, a gap from its own null given that residual, now and
/// then a habit of rating high or low as `HonestHabit` has it, and the mirrored profile, the shape of the answers, the odds
/// of earlier years and of agreement of another row, drawn as it is likely to be honest: mirrored, what was raised would
/// look like the rest. The p-value of a unit is the share of draws with at least its evidence,
/// (1 + #{E* ≥ E}) / (1 + draws); draws with several gaps, with one and without any are kept apart, for they know
/// different things.
struct NullEvidence: Sendable {
  /// The evidence of draws by the number of their gaps, sorted.
  private let draws: [[Double]]

  /// The number of draws: the smallest p-value is then a ten-thousandth.
  private static let drawCount = 10_000

  /// Draws the null evidence of a fitted year.
  ///
  /// - Complexity: O(draws × columns of the mixture).
  init(_ model: YearModel, seed: UInt64, year: Int, threads: Int) {
    let rows = model.data.count
    let everyone = Array(0..<rows)
    let chunks = RowChunks(count: rows > 0 ? Self.drawCount : 0, threads: threads)
    let parts = chunks.parts { draws -> [(logOdds: Double, gapCount: Int)] in
      var random = RandomStream(
        seed: seed, 0x4E55_4C4C, UInt64(bitPattern: Int64(year)), UInt64(draws.lowerBound))
      return draws.map { _ in
        let observation = Self.draw(model, row: random.index(below: rows), among: everyone, &random)
        return (model.mixture.logOddsOver(observation), observation.gapCount)
      }
    }
    let evidence = parts.flatMap { $0 }
    draws = (0...model.gaps.count).map { count in
      evidence.filter { $0.gapCount == count }.map(\.logOdds).sorted()
    }
  }

  /// An honest unit with the design of one row and the mirrored profile of another, drawn among some rows.
  static func draw(
    _ model: YearModel, row: Int, among rows: [Int], _ random: inout RandomStream
  ) -> Observation {
    let other = random.element(of: rows) { model.probabilityHonest(row: $0) } ?? row
    let components = model.mixture.components
    var observation = model.observations[row]
    observation.residual = random.studentT(degreesOfFreedom: components.residualDensity.degreesOfFreedom)
    observation.profile = model.profile.mirroredLogRatios[other]
    observation.profileLowered = model.profile.logRatios[other]
    observation.takeOdds(of: model.observations[other])
    for sign in [Sign.similar, .straight] {
      observation.signs[sign.rawValue] = model.observations[other].signs[sign.rawValue]
    }
    // Of the totals in a heap, a share would not be there without the threshold.
    if random.uniform() < model.cutoffs.excessShares[row] { observation.signs[Sign.cutoff.rawValue] = 0 }
    for (k, gap) in components.gaps.enumerated() where observation.gaps[k].isFinite {
      let error = random.studentT(degreesOfFreedom: gap.density.degreesOfFreedom)
      observation.gaps[k] = gap.slope * observation.steepness * observation.residual + error
    }
    shift(&observation, byHabitOf: model.mixture, &random)
    return observation
  }

  /// Shifts an observation by an honest habit as often as the mixture has one: the residual by h, each gap by κ times what
  /// that moves it by.
  private static func shift(
    _ observation: inout Observation, byHabitOf mixture: DistortionMixture, _ random: inout RandomStream
  ) {
    let columns = Array(DistortionComponents.habits)
    let (share, largest) = columns.reduce((0.0, 0.0)) { ($0.0 + mixture.shares[$1], max($0.1, mixture.shares[$1])) }
    guard random.uniform() < share,
      let column = random.element(of: columns, weight: { mixture.shares[$0] / largest })
    else { return }
    let habit = DistortionComponents.habitWidth(ofColumn: column) * random.normal()
    observation.residual += habit
    for (k, gap) in mixture.components.gaps.enumerated() where observation.gaps[k].isFinite {
      observation.gaps[k] += gap.share(&random) * observation.gapMove(k, share: nil) * habit
    }
  }

  /// The upper tail of the evidence under the null.
  ///
  /// - Complexity: O(log draws).
  func pValue(logOdds: Double, gapCount: Int) -> Double {
    let draws = draws[gapCount]
    let below = draws.partitioningIndex { $0 >= logOdds }
    return Double(1 + draws.count - below) / Double(1 + draws.count)
  }
}
