/// The list of units within a wanted false discovery rate.
///
/// Units are taken in the order of their local false discovery rates; the list is the largest k with
/// (1 + Σ_{i ≤ k} lfdr_i) / k ≤ rate. The 1 makes the promise hold for the list itself and not only on average, and
/// asks for at least 1/rate units. Where almost all of the list is certain, the sum leaves room for units that are almost
/// certainly honest; nobody is listed who is three times likelier honest than not.
///
/// Source: METHODS section 6; Sun and Cai (2007) for the sum, Barber and Candès (2015) for the 1.
struct FalseDiscoveryList: Sendable {
  /// Whether each unit is on the list.
  let isListed: [Bool]
  /// The least rate at which each unit is on the list, at most 1.
  let qValue: [Double]

  /// The largest local false discovery rate of a listed unit.
  private static let largestRate = 0.75

  /// The list of units with these local false discovery rates.
  ///
  /// - Complexity: O(n log n).
  init(localFalseDiscoveryRates rates: [Double], wanted: Double) {
    let order = rates.indices.sorted { (rates[$0], $0) < (rates[$1], $1) }
    var sum = 1.0
    var figures: [Double] = []
    for (k, i) in order.prefix(while: { rates[$0] <= Self.largestRate }).enumerated() {
      sum += rates[i]
      figures.append(sum / Double(k + 1))
    }
    var least = 1.0
    var q = [Double](repeating: 1, count: rates.count)
    for k in figures.indices.reversed() {
      least = min(least, figures[k])
      q[order[k]] = least
    }
    qValue = q
    isListed = q.map { $0 <= wanted }
  }
}
