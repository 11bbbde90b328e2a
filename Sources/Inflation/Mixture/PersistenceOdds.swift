/// What earlier years said of a row counts for, under one reading of low ratings.
struct PersistenceOdds: Sendable, Equatable {
  /// On the odds of over-rating.
  var over = 1.0
  /// On the odds of what low ratings are put down to.
  var low = 1.0

  /// Nothing is known under either reading.
  static let unknown = ByReading(habit: PersistenceOdds(), underRating: PersistenceOdds())
}
