public import Evaluation

extension RevisionError {
  /// What a report says of limits that contradict each other: the points in force stay.
  public var note: Note {
    switch self {
    case .emptyRange(let criterion, let lower, let upper, let step):
      Note(
        "revision.emptyRange",
        [
          "criterion": criterion, "lower": "\(lower.points)", "lowerBound": lower.kind.rawValue,
          "upper": "\(upper.points)", "upperBound": upper.kind.rawValue, "step": "\(step)",
          "by": "\(Self.shortfall(lower.points, upper.points, step: step))",
        ])
    case .sumOutOfReach(let sum, let wanted, let least, let most):
      Note(
        "revision.sumOutOfReach",
        sum.values.merging([
          "wanted": "\(wanted)", "least": "\(least)", "most": "\(most)", "by": "\(max(least - wanted, wanted - most))",
        ]) { own, _ in own })
    case .sumOffStep(let sum, let left, let step):
      Note(
        "revision.sumOffStep", sum.values.merging(["left": "\(left)", "step": "\(step)"]) { own, _ in own })
    case .conflictingSums(let sums):
      Note("revision.conflictingSums", ["types": Set(sums.flatMap(\.types)).sorted().joined(separator: " ")])
    }
  }

  /// How many points the upper bound lacks to the next step that is not below the lower one.
  private static func shortfall(_ lower: Double, _ upper: Double, step: Double) -> Double {
    let grid = PointsGrid(step: step)
    return grid.points(grid.stepsNotBelow(lower)) - upper
  }
}

extension KeptSum {
  /// The sum's name as notes hold it.
  fileprivate var values: [String: String] {
    var values = ["types": types.joined(separator: " ")]
    if let group { values["group"] = group }
    return values
  }
}
