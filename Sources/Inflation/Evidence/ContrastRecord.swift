internal import Statistics

/// The contrasts of units' criteria in earlier years, and what they let expect.
///
/// What a unit is good at lasts: its score z_t of a criterion is expected from its scores of the years before by the best
/// linear prediction μ under their correlations over the years, with the variance σ² left. A year in which the unit was
/// honest with probability w only gets the error variance 4(1 − w)/w, so that what was raised is not taken for what the
/// unit is good at. Of each criterion (z − μ)/σ is standardised once more by its own spread s_j over honest rows, for
/// criteria do not all last alike.
///
/// Source: METHODS section 2 (years), for the criteria.
struct ContrastRecord: Sendable {
  /// The scores of one unit in one year, by criterion.
  private struct Entry: Sendable {
    let year: Int
    /// w.
    let honesty: Double
    /// z.
    let scores: [Double]
  }

  private var entries: [Int: [Entry]] = [:]

  /// An over-rating is about two standard deviations.
  private static let squaredExcess = 4.0
  private static let leastHonesty = 1e-3
  /// Fewer rows than this say nothing of a criterion's spread.
  private static let leastRows = 50.0

  /// Adds the scores of a year: criterion first, then row.
  mutating func add(year: Int, units: [Int], scores: [[Double]], honesty: [Double]) {
    for (i, unit) in units.enumerated() {
      entries[unit, default: []].append(Entry(year: year, honesty: honesty[i], scores: scores.map { $0[i] }))
    }
  }

  /// What earlier years let expect of the scores of a year; nil where they say nothing.
  ///
  /// - Parameter scores: z of that year, criterion first, from which the correlations with earlier years are learnt.
  /// - Complexity: O(units × criteria × years²).
  func history(
    year: Int, units: [Int], scores: [[Double]], honesty: [Double], threads: Int
  ) -> ContrastHistory? {
    guard !entries.isEmpty else { return nil }
    var record = self
    record.add(year: year, units: units, scores: scores, honesty: honesty)
    let correlation = YearlyCorrelation(record.lags(endingIn: year, units))
    guard correlation != .none else { return nil }
    let expected = RowChunks(count: units.count, threads: threads).map { i in
      Self.expected(entries[units[i]] ?? [], of: year, criteria: scores.count, correlation)
    }
    return standardised(scores, expected, honesty: honesty, threads: threads)
  }

  /// μ and σ of each criterion of a unit.
  private static func expected(
    _ entries: [Entry], of year: Int, criteria: Int, _ correlation: YearlyCorrelation
  ) -> [(mean: Double, deviation: Double)] {
    var solved: [(places: [Int], weights: [Double], variance: Double)] = []
    return (0..<criteria).map { j in
      let places = entries.indices.filter { entries[$0].scores[j].isFinite }
      guard !places.isEmpty else { return (0, 1) }
      if !solved.contains(where: { $0.places == places }) {
        let years = places.map { k in
          (year: entries[k].year, variance: Self.doubt(honesty: entries[k].honesty))
        }
        let predictor = correlation.predictor(of: year, from: years)
        solved.append((places, predictor.weights, predictor.variance))
      }
      guard let known = solved.first(where: { $0.places == places }) else { return (0, 1) }
      let mean = zip(places, known.weights).reduce(0) { $0 + $1.1 * entries[$1.0].scores[j] }
      return (mean, known.variance.squareRoot())
    }
  }

  /// What the doubt whether a unit was honest in a year, w, adds to the error variance of what it showed: 4 (1 − w)/w.
  private static func doubt(honesty: Double) -> Double {
    let honesty = max(honesty, leastHonesty)
    return squaredExcess * (1 - honesty) / honesty
  }

  private func standardised(
    _ scores: [[Double]], _ expected: [[(mean: Double, deviation: Double)]], honesty: [Double], threads: Int
  ) -> ContrastHistory {
    let columns = concurrentMap(scores.count, threads: threads) { j -> (mean: [Double], deviation: [Double]) in
      var (squares, weight) = (0.0, 0.0)
      for (i, score) in scores[j].enumerated() where score.isFinite {
        let error = (score - expected[i][j].mean) / expected[i][j].deviation
        squares += honesty[i] * error * error
        weight += honesty[i]
      }
      let spread = weight >= Self.leastRows ? (squares / weight).squareRoot() : 1
      return (expected.map { $0[j].mean }, expected.map { spread * $0[j].deviation })
    }
    return ContrastHistory(mean: columns.map(\.mean), deviation: columns.map(\.deviation))
  }

  /// How the scores of all criteria agree between earlier years and the given one, each pair with the weight w w'.
  private func lags(endingIn year: Int, _ units: [Int]) -> [YearlyCorrelation.Lag] {
    var sums = LagSums()
    for unit in units {
      guard let own = entries[unit], let last = own.last, last.year == year else { continue }
      for earlier in own.dropLast() {
        sums.add(years: year - earlier.year, weight: earlier.honesty * last.honesty, earlier.scores, last.scores)
      }
    }
    return sums.lags
  }
}

/// What earlier years let expect of the scores of a year: criterion first, then row.
struct ContrastHistory: Sendable {
  /// μ; 0 where nothing is known.
  let mean: [[Double]]
  /// σ s_j, the standard deviation that is left; near 1 where nothing is known.
  let deviation: [[Double]]
}
