/// What the model of its year says of each row of a panel; NaN where a row was not assessed.
struct RowTraces: Sendable {
  /// How far the composite lies above what outcomes and appraiser let expect, in standard deviations of honest rows.
  private(set) var departure: [Double]
  /// The probability that the unit or its appraiser over-rates.
  private(set) var probabilityOver: [Double]
  /// The probability that the unit over-rates by itself.
  private(set) var probabilityOwn: [Double]
  /// The probability that the appraiser is lenient.
  private(set) var probabilityLenient: [Double]

  /// Traces of `count` rows of which nothing is known.
  init(count: Int) {
    departure = [Double](repeating: .nan, count: count)
    probabilityOver = departure
    probabilityOwn = departure
    probabilityLenient = departure
  }

  /// Notes what a year's model says of its row i, row `row` of the panel.
  mutating func note(_ model: YearModel, index i: Int, row: Int, probabilityOver probability: Double) {
    note(
      row: row, departure: model.departures[i], probabilityOver: probability,
      probabilityLenient: model.probabilityLenient(row: i))
  }

  /// Notes what is known of a row.
  mutating func note(
    row: Int, departure: Double, probabilityOver: Double, probabilityLenient: Double = 0
  ) {
    self.departure[row] = departure
    self.probabilityOver[row] = probabilityOver
    self.probabilityLenient[row] = probabilityLenient
    // 1 − P = (1 − P(lenient)) (1 − P(own)).
    probabilityOwn[row] = max(0, 1 - (1 - probabilityOver) / max(1 - probabilityLenient, 1e-9))
  }

  /// The probability that a row is honest; 0 where it was not assessed.
  func honesty(_ row: Int) -> Double { probabilityOver[row].isFinite ? 1 - probabilityOver[row] : 0 }
}
