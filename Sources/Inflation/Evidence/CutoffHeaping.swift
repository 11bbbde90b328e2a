internal import Statistics

/// Whether listed totals heap at and just above the threshold of a level.
///
/// C listed totals lie in [c, c + 1); the bins of a point from three below to five above lead to expect Ĉ. Where
/// P(X ≥ C) ≤ 0.01 for a Poisson X of mean Ĉ, a share 1 − Ĉ/C of those totals is there for the threshold's sake. Honest
/// effort heaps too, so that this names a listed unit's pattern and lists nobody.
///
/// Source: METHODS section 5.5; Chetty and others (2011) for bunching against a counterfactual.
struct CutoffHeaping: Sendable {
  /// The share of the totals just above each threshold that its neighbours do not explain, in 0…1.
  private let shares: [(cutoff: Double, share: Double)]

  /// Bins of a point, below and above, that make the counterfactual.
  private static let below = 3
  private static let above = 4
  private static let level = 0.01

  /// Looks at the totals, shares 0…100, of the listed units of a year.
  ///
  /// - Complexity: O(totals × cutoffs).
  init(totals: [Double], cutoffs: [Double]) {
    shares = cutoffs.filter { $0 > 0 }.map { cutoff in
      let places = totals.map { ($0 - cutoff + 1e-9).rounded(.down) }
      let count = places.count { $0 == 0 }
      let beside = places.count { ($0 < 0 && $0 >= Double(-Self.below)) || ($0 > 0 && $0 <= Double(Self.above)) }
      // Half a total more, so that empty neighbours do not make every heap certain.
      let expected = (Double(beside) + 0.5) / Double(Self.below + Self.above)
      let tail = count == 0 ? 1 : regularizedGammaLower(Double(count), expected)
      return (cutoff, tail <= Self.level ? max(1 - expected / Double(count), 0) : 0)
    }
  }

  /// The share for a total; 0 where it lies above no threshold by less than a point.
  func share(of total: Double) -> Double {
    shares.first { total >= $0.cutoff - 1e-9 && total < $0.cutoff + 1 }?.share ?? 0
  }
}
