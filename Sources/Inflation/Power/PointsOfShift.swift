internal import Statistics

/// Points of a row's total and null standard deviations of its residual, one in terms of the other.
///
/// A raise starts from the honest rating, not from what is expected of the row: near full marks the same points are more
/// logits, so that rows with an honest rating above what is expected are moved further, and raised ratings spread wider than
/// honest ones.
extension YearModel {
  /// No size is asked for that would take a total further than this: what is beyond cannot be written down.
  private static let highestTotal = 99.5
  /// The widest shift that is looked for, in null standard deviations.
  private static let widestShift = 100.0

  /// The total, 0…100, that is expected of a row when its logits rise by a shift in null standard deviations.
  func expectedTotal(row i: Int, raisedBy shift: Double = 0) -> Double {
    total(row: i, loweredBy: departure(row: i) - shift * nullDeviation[i])
  }

  /// The shift, in null standard deviations, that raises the total of a row whose honest residual is z by so many points, or
  /// to the ceiling where that is nearer; 0 for a row that is there.
  ///
  /// - Complexity: O(criteria) a bisection, 40 of them.
  func shift(raising i: Int, from z: Double, byPoints points: Double) -> Double {
    let honest = expectedTotal(row: i, raisedBy: z)
    let goal = min(honest + points / pointsPerShift.ofCommonRaise, Self.highestTotal)
    guard honest < goal else { return 0 }
    return bisection(from: 0, to: Self.widestShift) { expectedTotal(row: i, raisedBy: z + $0) >= goal }.high
  }

  /// The points that a shift is worth above a row's expected total; nil where the row has not so much room.
  func points(ofShift shift: Double, row i: Int) -> Double? {
    let raised = expectedTotal(row: i, raisedBy: shift)
    guard raised <= Self.highestTotal else { return nil }
    return pointsPerShift.ofCommonRaise * (raised - expectedTotal(row: i))
  }

  /// How many null deviations of each gap a row with the honest residual z moves by where it is raised by a shift and the
  /// other rater does not follow.
  ///
  /// - Complexity: O(criteria).
  func gapMoves(raising i: Int, from z: Double, by shift: Double) -> [Double] {
    let rise = AssessedRows.fall(
      ofTotal: expectedTotal(row: i, raisedBy: z + shift), to: expectedTotal(row: i, raisedBy: z),
      halfStep: data.halfStepOfTotal)
    return gapModels.map { rise / $0.typicalScale }
  }
}
