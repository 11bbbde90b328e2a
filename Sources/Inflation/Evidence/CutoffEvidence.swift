internal import Foundation
internal import Statistics

/// How much more often a total stands just above a threshold than the totals about it let expect.
///
/// In the window that shows a heap most clearly, half a point, one or two wide, lie C totals where a smooth of all
/// totals expects Ĉ. A rating that was raised to reach the threshold lies in such a window for sure, any other with the
/// probability Ĉ/N, so that the place of a total in the window of threshold c counts for
///
/// LR = [(C − Ĉ) / Σ_c (C − Ĉ)] / (Ĉ / N),
///
/// and 0 outside. Who is raised to a threshold stood below it, by as much as the rating was raised, and more of those who
/// stood there are raised where more stood: with r_P the rate at which P points are raised, z_ic the residual that row i
/// would have at threshold c, Δ_c the shift that P points mean there and s_c = dΔ_c/dP over that at 0, for more totals
/// lie in a point that is more logits, the raised of threshold c are to its honest ones as Σ_P r_P s_c f(z − Δ_c) / f(z)
/// over
///
/// n_c = Σ_P r_P n_c(P),  n_c(P) = s_c Σ_i f(z_ic − Δ_c) / Σ_i f(z_ic),
///
/// the mean of that ratio over honest totals at c. Of the raised, as many are raised by P points as r_P e_P says,
/// e_P = Σ_c N_c n_c(P) / n_c with N_c the share of the heap of c in all heaps. Only heaps that chance makes in less than
/// one of a hundred studies count. Honest effort heaps too: whether the ratings of a heap lie above what is expected of
/// them is for the residual and the gap to say.
///
/// Source: METHODS section 5.5; Chetty, Friedman, Olsen and Pistaferri (2011) for the smooth.
struct CutoffEvidence: Sendable {
  /// LR of each row; 0 outside the heaps.
  let ratios: [Double]
  /// 1 − Ĉ/C of each row's window; 0 outside.
  let excessShares: [Double]

  /// The thresholds with a heap.
  let cutoffs: [Double]
  /// N_c.
  private let shares: [Double]
  /// The heap of each row; nil outside.
  let heap: [Int?]
  /// The totals, shares 0…100; NaN where there is none.
  let totals: [Double]

  private static let mostRows = 2_000
  private static let leastFrequency = 0.05
  private static let windows = [1, 2, 4]
  private static let level = 0.01

  /// The evidence of totals, shares 0…100.
  ///
  /// - Complexity: O(totals × thresholds).
  init(totals: [Double], cutoffs: [Double]) {
    let heaps = cutoffs.compactMap { cutoff -> Heap? in
      guard let smooth = CutoffSmooth(totals: totals, cutoff: cutoff) else { return nil }
      let heaps = Self.windows.map { Heap(smooth, cells: $0) }
      let tests = Double(Self.windows.count * cutoffs.count)
      return heaps.min { $0.pValue < $1.pValue }.flatMap { tests * $0.pValue <= Self.level ? $0 : nil }
    }
    let excess = heaps.reduce(0) { $0 + $1.excess }
    self.totals = totals
    self.cutoffs = heaps.map(\.cutoff)
    shares = heaps.map { $0.excess / excess }
    let known = Double(totals.count(where: \.isFinite))
    heap = totals.map { total in heaps.firstIndex { $0.contains(total) } }
    ratios = heap.map { [shares] in $0.map { shares[$0] / (heaps[$0].expected / known) } ?? 0 }
    excessShares = heap.map { $0.map { heaps[$0].excess / heaps[$0].count } ?? 0 }
  }

  /// How often sizes are met on the way to the thresholds.
  struct Frequencies: Sendable {
    /// n_c of each row's threshold; 1 outside the heaps.
    let ofRows: [Double]
    /// e_P of each size; 1 without heaps.
    let ofSizes: [Double]
  }

  /// How often the sizes are met on the way to the thresholds.
  ///
  /// - Parameters:
  ///   - rates: r_P of each of `Sign.cutoffPoints`, with the sum 1.
  ///   - raises: what each of them means for a row in a heap; empty outside.
  ///   - residuals: of each row at its total, likewise.
  /// - Complexity: O(thresholds × sizes × 2,000).
  func frequencies(
    rates: [Double], raises: [[CutoffRaise]], residuals: [Double], density: TDensity
  ) -> Frequencies {
    let rows = stride(from: 0, to: totals.count, by: max(1, totals.count / Self.mostRows)).filter {
      totals[$0].isFinite && residuals[$0].isFinite
    }
    let ofSizes = cutoffs.enumerated().map { place, cutoff -> [Double] in
      let inside = heap.indices.filter { heap[$0] == place }
      return rates.indices.map { k in
        let shift = median(inside.map { raises[$0][k].shift })
        let steepness = median(inside.map { raises[$0][k].steepness })
        var (shifted, unshifted) = (0.0, 0.0)
        for i in rows {
          let z = residuals[i] + (cutoff - totals[i]) * shift / Sign.cutoffPoints[k]
          shifted += exp(density.log(z - shift))
          unshifted += exp(density.log(z))
        }
        return max(steepness * shifted / max(unshifted, 1e-300), Self.leastFrequency)
      }
    }
    let means = ofSizes.map { zip(rates, $0).reduce(0) { $0 + $1.0 * $1.1 } }
    let exposures = rates.indices.map { k in
      cutoffs.isEmpty ? 1 : cutoffs.indices.reduce(0) { $0 + shares[$1] * ofSizes[$1][k] / means[$1] }
    }
    return Frequencies(ofRows: heap.map { $0.map { means[$0] } ?? 1 }, ofSizes: exposures)
  }

  /// The totals at and just above one threshold.
  private struct Heap {
    let cutoff: Double
    let cells: Int
    /// C.
    let count: Double
    /// Ĉ, half a total at the least.
    let expected: Double

    init(_ smooth: CutoffSmooth, cells: Int) {
      let window = CutoffSmooth.reach..<CutoffSmooth.reach + cells
      cutoff = smooth.cutoff
      self.cells = cells
      count = smooth.counts[window].reduce(0, +)
      expected = max(smooth.expected[window].reduce(0, +), 0.5)
    }

    /// C − Ĉ.
    var excess: Double { count - expected }

    /// P(X ≥ C) for a Poisson X of mean Ĉ.
    var pValue: Double { count > expected ? regularizedGammaLower(count, expected) : 1 }

    func contains(_ total: Double) -> Bool {
      total.isFinite && (0..<cells).contains(CutoffSmooth.cell(of: total, cutoff: cutoff))
    }
  }
}
