/// What ratings far below what is expected are put down to. It decides what ratings as far above are, and the two readings
/// cannot both be learnt: over- and under-rating of the same sizes look like a habit of rating high or low.
enum LowRatings: Sendable, CaseIterable {
  /// Honest habit: as many rate as far above without meaning anything by it, and only what exceeds them is over-rating.
  case habit
  /// Under-rating.
  case underRating

  /// The columns of the mixture that they are put down to.
  var columns: Range<Int> {
    switch self {
    case .habit: DistortionComponents.habits
    case .underRating: DistortionComponents.under
    }
  }

  /// The columns that there are not under this reading.
  var excludedColumns: Range<Int> {
    switch self {
    case .habit: Self.underRating.columns
    case .underRating: Self.habit.columns
    }
  }
}
