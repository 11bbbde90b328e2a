/// What earlier years said of a row counts for under each reading of low ratings: neither knows less of those years.
struct PersistenceOdds: Sendable, Equatable {
  /// Under one reading.
  struct Odds: Sendable, Equatable {
    /// On the odds of over-rating.
    var over = 1.0
    /// On the odds of what low ratings are put down to.
    var low = 1.0
  }

  private var habit = Odds()
  private var underRating = Odds()

  /// Under a reading; 1 where nothing is known.
  subscript(_ lowRatings: LowRatings) -> Odds {
    get { lowRatings == .habit ? habit : underRating }
    set {
      switch lowRatings {
      case .habit: habit = newValue
      case .underRating: underRating = newValue
      }
    }
  }
}
