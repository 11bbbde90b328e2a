internal import Statistics

/// How far the ratings of earlier years departed from what outcomes and appraisers explain, and what that lets expect.
///
/// Quality that outcomes miss lasts, and so does the departure e of an honest unit. Of year t the best linear prediction
/// of e_t from e_s, s < t, is expected under e's correlations over the years; a year in which the unit was honest with
/// probability w only gets the error variance 4(1 − w)/w, so that what was found over-rated is not taken for the unit's
/// own level. Appraisers' effects are taken out of e, so that a lenient appraiser is no history of its units. Only
/// earlier years count: what was said of a year stays said when the next one comes.
///
/// Source: METHODS sections 2 (years) and 5.6 (jump).
struct RatingRecord: Sendable {
  /// What is known of a unit in one year.
  private struct Entry {
    let year: Int
    /// e, in standard deviations of honest units.
    let departure: Double
    /// w.
    let honesty: Double

    /// What the doubt whether the unit was honest adds to its error variance.
    var doubt: Double { RatingRecord.squaredExcess * (1 - honesty) / honesty }
  }

  private var entries: [Int: [Entry]] = [:]

  /// An over-rating is about two standard deviations; beyond three, a departure counts as three.
  private static let squaredExcess = 4.0
  private static let widest = 3.0
  private static let leastHonesty = 1e-3
  /// Fewer pairs of years than this say nothing of a lag.
  private static let leastPairs = 50.0

  /// Adds the departures of a year, in standard deviations, of the given units.
  mutating func add(year: Int, units: [Int], departures: [Double], honesty: [Double]) {
    for (i, unit) in units.enumerated() where departures[i].isFinite {
      entries[unit, default: []].append(Self.entry(year: year, departures[i], honesty[i]))
    }
  }

  /// What earlier years let expect of the departures of a year; nil where they say nothing.
  ///
  /// - Parameters:
  ///   - departures: e of the units in that year, from which the correlations with earlier years are learnt.
  /// - Complexity: O(units × years³).
  func history(year: Int, units: [Int], departures: [Double], honesty: [Double]) -> RatingHistory? {
    var record = self
    record.add(year: year, units: units, departures: departures, honesty: honesty)
    let correlation = YearlyCorrelation(record.lags())
    guard correlation != .none else { return nil }
    var history = RatingHistory(mean: [], variance: [])
    for unit in units {
      let known = (entries[unit] ?? []).map { (year: $0.year, value: $0.departure, variance: $0.doubt) }
      let expected = correlation.prediction(of: year, from: known)
      history.mean.append(expected.mean)
      history.variance.append(expected.variance)
    }
    return history
  }

  /// Σ w w' e e' / √(Σ w w' e² Σ w w' e'²) over the pairs of years of all units, by lag.
  private func lags() -> [YearlyCorrelation.Lag] {
    var sums: [Int: (product: Double, first: Double, second: Double, weight: Double)] = [:]
    for unit in entries.keys.sorted() {
      let years = entries[unit] ?? []
      for a in years {
        for b in years where b.year > a.year {
          let weight = a.honesty * b.honesty
          var sum = sums[b.year - a.year] ?? (0, 0, 0, 0)
          sum.product += weight * a.departure * b.departure
          sum.first += weight * a.departure * a.departure
          sum.second += weight * b.departure * b.departure
          sum.weight += weight
          sums[b.year - a.year] = sum
        }
      }
    }
    return sums.sorted { $0.key < $1.key }.compactMap { h, sum in
      guard sum.weight >= Self.leastPairs, sum.first > 0, sum.second > 0 else { return nil }
      return .init(years: h, correlation: sum.product / (sum.first * sum.second).squareRoot(), weight: sum.weight)
    }
  }

  private static func entry(year: Int, _ departure: Double, _ honesty: Double) -> Entry {
    Entry(
      year: year, departure: min(max(departure, -widest), widest), honesty: min(max(honesty, leastHonesty), 1))
  }
}

/// What earlier years let expect of the departures of a year.
struct RatingHistory: Sendable {
  /// The expected departure of each row, in standard deviations; 0 where nothing is known.
  fileprivate(set) var mean: [Double]
  /// The share of its variance that is left; 1 where nothing is known.
  fileprivate(set) var variance: [Double]
}
