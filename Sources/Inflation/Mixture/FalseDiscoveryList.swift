/// The list of units within a wanted false discovery rate.
///
/// Units are taken in the order of their local false discovery rates; the list is the largest k with
/// (1 + Σ_{i ≤ k} lfdr_i) / k ≤ rate. The 1 makes the promise hold for the list itself and not only on average, and
/// asks for at least 1/rate units.
///
/// Source: METHODS section 6; Sun and Cai (2007) for the sum, Barber and Candès (2015) for the 1.
struct FalseDiscoveryList: Sendable {
  /// Whether each unit is on the list.
  let isListed: [Bool]
  /// The least rate at which each unit is on the list, at most 1.
  let qValue: [Double]

  /// The list of units with these local false discovery rates.
  ///
  /// - Complexity: O(n log n).
  init(localFalseDiscoveryRates rates: [Double], wanted: Double) {
    let order = rates.indices.sorted { (rates[$0], $0) < (rates[$1], $1) }
    var sum = 1.0
    var figures: [Double] = []
    for (k, i) in order.enumerated() {
      sum += rates[i]
      figures.append(sum / Double(k + 1))
    }
    var least = 1.0
    var q = [Double](repeating: 1, count: rates.count)
    for k in order.indices.reversed() {
      least = min(least, figures[k])
      q[order[k]] = least
    }
    let last = figures.lastIndex { $0 <= wanted }
    var listed = [Bool](repeating: false, count: rates.count)
    if let last {
      for k in 0...last { listed[order[k]] = true }
    }
    qValue = q
    isListed = listed
  }
}
