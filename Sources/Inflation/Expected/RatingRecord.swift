internal import Statistics

/// How far the ratings of earlier years departed from what outcomes and appraisers explain, and what that lets expect.
///
/// Quality that outcomes miss lasts, and so does the departure e of an honest unit. Of year t the best linear prediction
/// of e_t from e_s, s < t, is expected under e's correlations over the years. What a year shows of the unit's own level is
/// e_s less the shift by which it was distorted, which is known up to its posterior variance: that is the error with
/// which the year counts, so that what was found over-rated is not taken for the unit's own level. Appraisers' effects
/// are taken out of e, so that a lenient appraiser is no history of its units. Only earlier years count: what was said
/// of a year stays said when the next one comes.
///
/// Source: METHODS sections 2 (years) and 5.6 (jump).
struct RatingRecord: Sendable {
  /// The shift by which a rating was distorted, in standard deviations of honest units, as far as it is known.
  struct Shift: Sendable {
    /// Its posterior mean.
    let mean: Double
    /// Its posterior variance.
    let variance: Double
    /// Whence it came, under each reading of low ratings.
    var origins: [LowRatings: Origin] = [:]

    /// Whence a shift came.
    struct Origin: Sendable {
      /// P(over-rated).
      let over: Double
      /// P(of what low ratings are put down to).
      let low: Double
    }
  }

  /// What is known of a unit in one year.
  private struct Entry {
    let year: Int
    /// e, in standard deviations of honest units.
    let departure: Double
    /// P(honest).
    let honesty: Double
    let shift: Shift
  }

  private var entries: [Int: [Entry]] = [:]
  /// The means over each year's units.
  private var means: [Int: [LowRatings: Shift.Origin]] = [:]

  /// Beyond three standard deviations a departure counts as three.
  private static let widest = 3.0

  /// Adds the departures of a year, in standard deviations, of the given units, with what distorted them.
  mutating func add(year: Int, units: [Int], departures: [Double], honesty: [Double], shifts: [Shift]) {
    for (i, unit) in units.enumerated() where departures[i].isFinite {
      entries[unit, default: []].append(
        Entry(year: year, departure: departures[i], honesty: honesty[i], shift: shifts[i]))
    }
    for lowRatings in LowRatings.allCases {
      let origins = shifts.compactMap { $0.origins[lowRatings] }
      guard !origins.isEmpty else { continue }
      let count = Double(origins.count)
      means[year, default: [:]][lowRatings] = .init(
        over: origins.reduce(0) { $0 + $1.over } / count, low: origins.reduce(0) { $0 + $1.low } / count)
    }
  }

  /// What earlier years let expect of the departures of a year; nil where they say nothing.
  ///
  /// - Parameters:
  ///   - departures: e of the units in that year, from which the correlations with earlier years are learnt.
  /// - Complexity: O(units × years³).
  func history(year: Int, units: [Int], departures: [Double], honesty: [Double]) -> RatingHistory? {
    var record = self
    record.add(
      year: year, units: units, departures: departures, honesty: honesty,
      shifts: [Shift](repeating: Shift(mean: 0, variance: 0), count: units.count))
    let correlation = YearlyCorrelation(record.lags())
    guard correlation != .none else { return nil }
    var history = RatingHistory(mean: [], variance: [])
    for unit in units {
      let known = (entries[unit] ?? []).map {
        (year: $0.year, value: Self.cut($0.departure - $0.shift.mean), variance: $0.shift.variance)
      }
      let expected = correlation.prediction(of: year, from: known)
      history.mean.append(expected.mean)
      history.variance.append(expected.variance)
    }
    return history
  }

  /// What the last of the earlier years said of each unit under a reading of low ratings.
  func precedents(year: Int, units: [Int], _ lowRatings: LowRatings) -> Precedents {
    var found = Precedents()
    for unit in units {
      let last = entries[unit]?.last
      let origin = last?.shift.origins[lowRatings]
      let mean = last.flatMap { means[$0.year]?[lowRatings] }
      func precedent(_ probability: (Shift.Origin) -> Double) -> Persistence.Precedent? {
        guard let last, let origin, let mean else { return nil }
        return .init(years: year - last.year, excess: probability(origin) - probability(mean))
      }
      found.over.append(precedent(\.over))
      found.low.append(precedent(\.low))
    }
    return found
  }

  /// How e agrees between all pairs of years, each with the probability that both were honest.
  private func lags() -> [YearlyCorrelation.Lag] {
    var sums = LagSums()
    for unit in entries.keys.sorted() {
      let years = entries[unit] ?? []
      for a in years {
        for b in years where b.year > a.year {
          sums.add(
            years: b.year - a.year, weight: a.honesty * b.honesty, [Self.cut(a.departure)], [Self.cut(b.departure)])
        }
      }
    }
    return sums.lags
  }

  private static func cut(_ departure: Double) -> Double { min(max(departure, -widest), widest) }
}

/// What the last of the earlier years said of units; nil of those that no earlier year knows.
struct Precedents: Sendable {
  /// Of over-rating.
  var over: [Persistence.Precedent?] = []
  /// Of what low ratings are put down to.
  var low: [Persistence.Precedent?] = []

  /// Whether an earlier year knows any of the units.
  var areKnown: Bool { over.contains { $0 != nil } }
}

/// What earlier years let expect of the departures of a year.
struct RatingHistory: Sendable {
  /// The expected departure of each row, in standard deviations; 0 where nothing is known.
  fileprivate(set) var mean: [Double]
  /// The share of its variance that is left; 1 where nothing is known.
  fileprivate(set) var variance: [Double]
}
