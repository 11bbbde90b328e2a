/// The list of units within a wanted false discovery rate, one a year.
///
/// Units of a year are taken in the order of their local false discovery rates, m_k the mean of the first k. A year's list
/// is the largest k with
///
/// m_k + 1/N ≤ rate,
///
/// N the length of all years' lists together: the most that fits. The mean keeps the promise of the year on average; the 1
/// makes it hold for the lists themselves, and asks for at least 1/rate units of all years: who is certain in one year
/// needs no nine others of the same year. Where almost all of a list is certain, the mean leaves room for units that are
/// almost certainly honest; nobody is listed who is three times likelier honest than not.
///
/// Source: METHODS section 6; Sun and Cai (2007) for the mean, Cai and Sun (2009) for groups, Barber and Candès (2015) for
/// the 1, Blanchard and Roquain (2008) for N.
struct FalseDiscoveryList: Sendable {
  /// Whether each unit is on the list.
  let isListed: [Bool]
  /// The least rate at which each unit is on the list, at most 1.
  let qValue: [Double]

  /// The largest local false discovery rate of a listed unit.
  private static let largestRate = 0.75

  /// How many are listed.
  var count: Int { isListed.count { $0 } }

  /// The list of a single year with these local false discovery rates.
  ///
  /// - Parameter others: how many other years list.
  /// - Complexity: O(n log n).
  init(localFalseDiscoveryRates rates: [Double], wanted: Double, others: Int = 0) {
    self = Self.ofYears([rates], wanted: wanted, others: others)[0]
  }

  private init(qValue: [Double], wanted: Double) {
    self.qValue = qValue
    isListed = qValue.map { $0 <= wanted }
  }

  /// The lists of several years, each with its local false discovery rates.
  ///
  /// With all m_k of all years in order, N is the place of the last that is listed: the list is the longest beginning of
  /// that order with m + 1/N ≤ rate.
  ///
  /// - Parameter others: how many further units are listed.
  /// - Complexity: O(n log n).
  static func ofYears(_ years: [[Double]], wanted: Double, others: Int = 0) -> [FalseDiscoveryList] {
    let entries = years.indices.flatMap { year in
      means(years[year]).map { (mean: $0.mean, year: year, unit: $0.unit) }
    }
    // Within a year the means rise with the local rates; units of equal means stay in that order.
    let order = entries.indices.sorted { (entries[$0].mean, $0) < (entries[$1].mean, $1) }
    var least = 1.0
    var q = years.map { [Double](repeating: 1, count: $0.count) }
    for place in order.indices.reversed() {
      let entry = entries[order[place]]
      least = min(least, entry.mean + 1 / Double(place + 1 + others))
      q[entry.year][entry.unit] = least
    }
    return q.map { FalseDiscoveryList(qValue: $0, wanted: wanted) }
  }

  /// m_k of the units that may be listed, in their order.
  private static func means(_ rates: [Double]) -> [(mean: Double, unit: Int)] {
    let order = rates.indices.sorted { (rates[$0], $0) < (rates[$1], $1) }.prefix { rates[$0] <= largestRate }
    var sum = 0.0
    return order.enumerated().map { k, i in
      sum += rates[i]
      return (sum / Double(k + 1), i)
    }
  }
}
