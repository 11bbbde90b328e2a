internal import Evaluation

/// What the criteria of a row imply of its composite and its total, if a share of them was raised.
struct ImpliedRaise: Sendable {
  /// Σ_j a_j raise_j, by how much the composite was raised, in logits; 0 where nothing is implied.
  let shift: Double
  /// How far the logit of the total was raised, over how far raising all criteria by `shift` would have raised it: a gap,
  /// which is one of totals, moves so much further than under an even shift.
  let gapMove: Double

  /// Nothing is implied.
  static let none = ImpliedRaise(shift: 0, gapMove: 1)

  /// The points that are implied have errors; outside of this the ratio is theirs.
  private static let range = 0.2...5.0

  private init(shift: Double, gapMove: Double) {
    self.shift = shift
    self.gapMove = gapMove
  }

  /// What the ways of raising a share imply in the mean.
  ///
  /// - Parameters:
  ///   - weights: a of each criterion.
  ///   - halfStep: half of what a step on one criterion moves the share of the total.
  /// - Complexity: O(ways × criteria).
  init(_ raises: [CriterionProfile.Raise], weights: [Double], _ data: AssessedRows, row i: Int, halfStep: Double) {
    let shift = raises.reduce(0) { $0 + $1.probability * $1.expected(weights) }
    let points = raises.reduce(0.0) { sum, raise in
      let points = data.points(row: i, loweredByEach: { raise.sizes[$0] }, from: 0)
      return sum + raise.probability * raise.expectedSum(points)
    }
    self.shift = shift
    let total = data.total(row: i, loweredBy: 0)
    func fall(to rest: Double) -> Double { data.fallOfTotal(row: i, to: rest, halfStep: halfStep) }
    let even = fall(to: data.total(row: i, loweredBy: shift))
    gapMove = even > 0 ? min(max(fall(to: total - points) / even, Self.range.lowerBound), Self.range.upperBound) : 1
  }
}
