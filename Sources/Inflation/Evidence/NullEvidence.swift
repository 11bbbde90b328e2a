internal import Foundation
internal import Statistics

/// What the evidence on an honest unit looks like, by drawing units from the fitted null.
///
/// Each draw takes a row at random and gives it a residual from t_ν, a gap from its own null given that residual, and
/// the mirrored profile and the shape of the answers of another row, drawn as it is likely to be honest: mirrored, what
/// was raised would look like the rest. The p-value of a unit is the share of draws with
/// at least its evidence, (1 + #{E* ≥ E}) / (1 + draws); draws with and without a gap are kept apart, for they know
/// different things.
struct NullEvidence: Sendable {
  private let withGap: [Double]
  private let withoutGap: [Double]

  /// The number of draws: the smallest p-value is then a twenty-thousandth.
  private static let draws = 20_000
  /// A row is taken for honest at last where next to none is.
  private static let mostTries = 50

  /// Draws the null evidence of a fitted year.
  ///
  /// - Complexity: O(draws × columns of the mixture).
  init(_ model: YearModel, seed: UInt64, year: Int, threads: Int) {
    let rows = model.data.count
    let chunks = RowChunks(count: rows > 0 ? Self.draws : 0, threads: threads)
    let parts = chunks.parts { draws -> [(logOdds: Double, hasGap: Bool)] in
      var random = RandomStream(
        seed: seed, 0x4E55_4C4C, UInt64(bitPattern: Int64(year)), UInt64(draws.lowerBound))
      return draws.map { _ in
        let observation = Self.draw(model, row: random.index(below: rows), &random)
        return (model.mixture.logOddsOver(observation), observation.gap.isFinite)
      }
    }
    let evidence = parts.flatMap { $0 }
    withGap = evidence.filter(\.hasGap).map(\.logOdds).sorted()
    withoutGap = evidence.filter { !$0.hasGap }.map(\.logOdds).sorted()
  }

  /// An honest unit with the design of one row and the mirrored profile of another.
  static func draw(_ model: YearModel, row: Int, _ random: inout RandomStream) -> Observation {
    let other = honestRow(model, &random)
    let components = model.mixture.components
    var observation = model.observations[row]
    observation.residual = random.studentT(degreesOfFreedom: components.residualDensity.degreesOfFreedom)
    observation.profile = model.profile.mirroredLogRatios[other]
    for sign in [Sign.similar, .straight] {
      observation.signs[sign.rawValue] = model.observations[other].signs[sign.rawValue]
    }
    // Of the totals in a heap, a share would not be there without the threshold.
    if random.uniform() < model.cutoffs.excessShares[row] { observation.signs[Sign.cutoff.rawValue] = 0 }
    if let density = components.gapDensity, observation.gap.isFinite {
      let error = random.studentT(degreesOfFreedom: density.degreesOfFreedom)
      observation.gap = components.gapSlope * observation.residual + error
    }
    return observation
  }

  /// A row drawn in proportion to the probability that it is honest.
  private static func honestRow(_ model: YearModel, _ random: inout RandomStream) -> Int {
    var row = random.index(below: model.data.count)
    for _ in 0..<mostTries where random.uniform() > model.probabilityHonest(row: row) {
      row = random.index(below: model.data.count)
    }
    return row
  }

  /// The upper tail of the evidence under the null.
  ///
  /// - Complexity: O(log draws).
  func pValue(logOdds: Double, hasGap: Bool) -> Double {
    let draws = hasGap ? withGap : withoutGap
    let below = draws.partitioningIndex { $0 >= logOdds }
    return Double(1 + draws.count - below) / Double(1 + draws.count)
  }
}

extension Array where Element == Double {
  /// The first index at which a predicate that is false and then true holds; the count where it never does.
  func partitioningIndex(where holds: (Double) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
