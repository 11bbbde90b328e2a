internal import Statistics

/// Whether listed units lie above their own collective more often than above other collectives.
///
/// Of the listed units, O lie above their collective by an amount in a bin, Ê above the other collectives of the same
/// appraiser, on average over these. Where P(X ≥ O) ≤ 0.01 for a Poisson X of mean Ê (a half added), a share 1 − Ê/O of
/// the bin's units lies there for the collective's sake. Over-rating alone puts most units above any collective, so
/// that only a heap says more.
///
/// Source: METHODS section 5.6; the placebo cut-offs of section 5.5.
struct CollectiveHeap: Sendable {
  private let shares: [Double]

  /// Lower borders of the bins, in points above the collective.
  private static let borders = [0.0, 1, 2, 4, 8, 16]
  private static let level = 0.01

  /// - Parameters:
  ///   - own: how many points each listed unit lies above its collective.
  ///   - others: how many it lies above each other collective of its appraiser.
  init(own: [Double], others: [[Double]]) {
    var found = [Double](repeating: 0, count: Self.borders.count)
    var expected = [Double](repeating: 0.5, count: Self.borders.count)
    for (points, placebos) in zip(own, others) where !placebos.isEmpty {
      if let bin = Self.bin(of: points) { found[bin] += 1 }
      for placebo in placebos {
        if let bin = Self.bin(of: placebo) { expected[bin] += 1 / Double(placebos.count) }
      }
    }
    shares = zip(found, expected).map { count, mean in
      count > mean && regularizedGammaLower(count, mean) <= Self.level ? 1 - mean / count : 0
    }
  }

  /// The share of a unit's bin that other collectives do not explain; 0 below the collective.
  func share(points: Double) -> Double { Self.bin(of: points).map { shares[$0] } ?? 0 }

  private static func bin(of points: Double) -> Int? {
    points > 0 ? borders.lastIndex { points >= $0 } : nil
  }
}
