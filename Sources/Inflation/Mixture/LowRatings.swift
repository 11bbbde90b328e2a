internal import Foundation

/// What ratings far below what is expected are put down to. It decides what ratings as far above are, and the two readings
/// cannot both be learnt: over- and under-rating of the same sizes look like a habit of rating high or low.
enum LowRatings: Sendable, CaseIterable {
  /// Honest habit: as many rate as far above without meaning anything by it, and only what exceeds them is over-rating.
  case habit
  /// Under-rating.
  case underRating

  /// The columns of the mixture that there are not under this reading.
  var excludedColumns: Range<Int> {
    switch self {
    case .habit: DistortionComponents.under
    case .underRating: DistortionComponents.habits
    }
  }

  /// A Bayes factor of a hundred is decisive evidence. That of ten thousand is asked: a study read wrongly has a list full of
  /// honest units.
  private static let decisive = log(10_000.0)
  /// What each row that rates low may gain from the shape of its shift alone: habits need not be mixtures of normals to the
  /// letter. Of planted under-rating a row gains about 0.1 to 0.3, of habits of other shapes up to 0.05 where they are many.
  private static let misfit = 0.05

  /// How many log-likelihood units under-rating has to explain more than habit, `rows` the number that it takes for
  /// under-rated.
  ///
  /// Source: Jeffreys (1961), Theory of probability, appendix B.
  static func evidenceAsked(ofUnderRating rows: Double) -> Double { decisive + misfit * rows }
}
