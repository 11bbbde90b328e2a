/// What there is of something under each reading of low ratings.
struct ByReading<Value: Sendable>: Sendable {
  private var habit: Value
  private var underRating: Value

  /// A value for each reading.
  init(habit: Value, underRating: Value) {
    self.habit = habit
    self.underRating = underRating
  }

  /// Under a reading.
  subscript(_ lowRatings: LowRatings) -> Value {
    get {
      switch lowRatings {
      case .habit: habit
      case .underRating: underRating
      }
    }
    set {
      switch lowRatings {
      case .habit: habit = newValue
      case .underRating: underRating = newValue
      }
    }
  }
}

extension ByReading: Equatable where Value: Equatable {}
