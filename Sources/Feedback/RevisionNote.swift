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
        ])
    case .sumOutOfReach(let sum, let wanted, let least, let most):
      Note(
        "revision.sumOutOfReach",
        sum.values.merging(["wanted": "\(wanted)", "least": "\(least)", "most": "\(most)"]) { own, _ in own })
    case .sumOffStep(let sum, let left, let step):
      Note(
        "revision.sumOffStep", sum.values.merging(["left": "\(left)", "step": "\(step)"]) { own, _ in own })
    case .conflictingSums(let sums):
      Note("revision.conflictingSums", ["types": Set(sums.flatMap(\.types)).sorted().joined(separator: " ")])
    }
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
