/// What stands at one end of the points that a criterion may get.
public struct RevisionBound: Sendable, Equatable {
  /// Where the bound comes from.
  public enum Kind: String, Sendable, CaseIterable {
    /// The criterion's `floor`.
    case floor
    /// The criterion's `cap`.
    case cap
    /// The setting `most_change`, from the points in force.
    case mostChange
    /// The criterion is `frozen` at the points in force.
    case frozen
    /// A criterion keeps at least one `points_step`.
    case oneStep
  }

  /// Where it comes from.
  public var kind: Kind
  /// The bound in points.
  public var points: Double

  /// A bound of a kind, in points.
  public init(kind: Kind, points: Double) {
    self.kind = kind
    self.points = points
  }
}

/// A sum of points that a revision keeps: the total of a type, or of a fixed group within a type.
public struct KeptSum: Sendable, Hashable {
  /// The types whose total it is; several when the same criteria apply to them.
  public var types: [String]
  /// The group, for the sum of a fixed group.
  public var group: String?

  /// The sum of the criteria of a group, or of all, that apply to the types.
  public init(types: [String], group: String? = nil) {
    self.types = types
    self.group = group
  }
}

/// Why no points lie within all limits of a revision.
public enum RevisionError: Error, Sendable, Equatable {
  /// The bounds of one criterion leave no points on the step between them.
  case emptyRange(criterion: String, lower: RevisionBound, upper: RevisionBound, step: Double)
  /// The bounds of the criteria of a sum do not reach it; the least and the most they reach, in points.
  case sumOutOfReach(KeptSum, wanted: Double, least: Double, most: Double)
  /// What a sum leaves for its criteria that are not frozen is no whole number of steps.
  case sumOffStep(KeptSum, left: Double, step: Double)
  /// Each sum can be kept, but not all of these together.
  case conflictingSums([KeptSum])
}
