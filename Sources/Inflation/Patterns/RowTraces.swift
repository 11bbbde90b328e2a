/// What the model of its year says of each row of a panel; NaN where a row was not assessed.
struct RowTraces: Sendable {
  /// How far the composite lies above what outcomes and appraiser let expect, in standard deviations of honest rows.
  private(set) var departure: [Double]
  /// The standard deviation of that among honest rows.
  private(set) var deviation: [Double]
  /// The probability that the unit or its appraiser over-rates.
  private(set) var probabilityOver: [Double]
  /// The probability that the unit over-rates by itself.
  private(set) var probabilityOwn: [Double]
  /// The probability that the appraiser is lenient.
  private(set) var probabilityLenient: [Double]

  /// Traces of `count` rows of which nothing is known.
  init(count: Int) {
    departure = [Double](repeating: .nan, count: count)
    deviation = departure
    probabilityOver = departure
    probabilityOwn = departure
    probabilityLenient = departure
  }

  /// Notes what a year's model says of its row i, row `row` of the panel.
  mutating func note(_ model: YearModel, index i: Int, row: Int, probabilityOver probability: Double) {
    note(
      row: row, departure: model.departures[i], deviation: 1, probabilityOver: probability,
      probabilityLenient: model.probabilityLenient(row: i))
  }

  /// Notes what is known of a row.
  mutating func note(
    row: Int, departure: Double, deviation: Double, probabilityOver: Double, probabilityLenient: Double = 0
  ) {
    self.departure[row] = departure
    self.deviation[row] = deviation
    self.probabilityOver[row] = probabilityOver
    self.probabilityLenient[row] = probabilityLenient
    // 1 − P = (1 − P(lenient)) (1 − P(own)).
    probabilityOwn[row] = max(0, 1 - (1 - probabilityOver) / max(1 - probabilityLenient, 1e-9))
  }

  /// The departure in standard deviations of honest rows.
  func standardised(_ row: Int) -> Double { departure[row] / deviation[row] }

  /// The probability that a row is honest; 0 where it was not assessed.
  func honesty(_ row: Int) -> Double { probabilityOver[row].isFinite ? 1 - probabilityOver[row] : 0 }
}
