internal import Foundation

/// What rows say of how low ratings are to be read. That of several years adds up: those who rate low in a single year are
/// few, and the organisations are the same in all.
struct LowRatingEvidence: Sendable {
  /// log L(under-rating) − log L(habit).
  var gain = 0.0
  /// How many rows are under-rated if any are.
  var rows = 0.0

  /// A Bayes factor of a hundred is decisive evidence. That of ten thousand is asked: a study read wrongly has a list full of
  /// honest units.
  private static let decisive = log(10_000.0)
  /// What each row that rates low may gain from the shape of its shift alone: habits need not be mixtures of normals to the
  /// letter. Of planted under-rating a row gains about 0.1 to 0.3, of habits of other shapes up to 0.05 where they are many.
  private static let misfit = 0.05

  /// How many log-likelihood units under-rating has to explain more than habit.
  ///
  /// Source: Jeffreys (1961), Theory of probability, appendix B.
  private var asked: Double { Self.decisive + Self.misfit * rows }

  /// The reading that is borne out.
  var lowRatings: LowRatings { gain > asked ? .underRating : .habit }

  /// Whether so much speaks for under-rating that what is expected has to be learnt under it too before it is dismissed: what
  /// is learnt while low ratings count as honest makes them look so. Where less than half of what is asked is found, that
  /// was never enough, and would take the time of a second fit in every study.
  var isOpen: Bool { lowRatings == .habit && gain > asked / 2 }

  static func + (a: LowRatingEvidence, b: LowRatingEvidence) -> LowRatingEvidence {
    LowRatingEvidence(gain: a.gain + b.gain, rows: a.rows + b.rows)
  }
}
