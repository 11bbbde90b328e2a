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

  /// What the ways of raising each of some shares imply in the mean.
  ///
  /// - Parameters:
  ///   - raises: the ways of each share.
  ///   - weights: a of each criterion.
  ///   - halfStep: half of what a step on one criterion moves the share of the total.
  /// - Complexity: O(ways × criteria).
  static func all(
    _ raises: [[CriterionProfile.Raise]], weights: [Double], _ data: AssessedRows, row i: Int, halfStep: Double
  ) -> [ImpliedRaise] {
    let total = data.total(row: i, loweredBy: 0)
    func fall(to rest: Double) -> Double { AssessedRows.fall(ofTotal: total, to: rest, halfStep: halfStep) }
    // A way raises each criterion by the same size whatever the share of those that are raised.
    var pointsOfWays: [Int: [Double]] = [:]
    func points(_ raise: CriterionProfile.Raise) -> [Double] {
      if let known = pointsOfWays[raise.way] { return known }
      let points = data.points(row: i, loweredByEach: { raise.sizes[$0] }, from: 0)
      pointsOfWays[raise.way] = points
      return points
    }
    return raises.map { raises in
      let shift = raises.reduce(0) { $0 + $1.probability * $1.expected(weights) }
      let points = raises.reduce(0.0) { $0 + $1.probability * $1.expectedSum(points($1)) }
      let even = fall(to: data.total(row: i, loweredBy: shift))
      let move = even > 0 ? min(max(fall(to: total - points) / even, range.lowerBound), range.upperBound) : 1
      return ImpliedRaise(shift: shift, gapMove: move)
    }
  }
}
