internal import Foundation
internal import Statistics

/// Whether totals heap at and just above the thresholds of levels.
///
/// In a window [c, c + w) lie C totals; N lie beside it, within four points below c and from two to six above. Were
/// there no threshold, the window would hold Ĉ = (N + ½) ρ_w, ρ_w the ratio of what a smooth of all units' totals
/// expects in the window and beside it, whole numbers and fives allowed for. Where P(X ≥ C) ≤ 0.01 for a Poisson X of
/// mean Ĉ, Bonferroni's correction for the three windows of ½, 1 and 2 points included, a share 1 − Ĉ/C of those
/// totals is there for the threshold's sake. Honest effort heaps too, so that this names a pattern and lists nobody.
///
/// Source: METHODS section 5.5.
struct CutoffHeaping: Sendable {
  /// Totals at and just above one threshold.
  struct Heap: Sendable, Equatable {
    let cutoff: Double
    /// The width of the window, in points.
    let width: Double
    /// C.
    let count: Double
    /// Ĉ.
    let expected: Double
    /// P(X ≥ C), corrected for the choice of the window.
    let pValue: Double

    /// The share of the window's totals that the totals beside it do not explain.
    var excessShare: Double { pValue <= level ? max(1 - expected / count, 0) : 0 }
  }

  /// One heap a threshold.
  let heaps: [Heap]

  private static let windows = [1, 2, 4]
  private static let below = -8..<0
  private static let above = 4..<12
  private static let level = 0.01

  /// Looks at some totals, shares 0…100, against the smooth of all units about the same thresholds.
  ///
  /// - Parameter smooths: nil where there is none: the expectation is then even.
  /// - Complexity: O(totals × cutoffs).
  init(totals: [Double], cutoffs: [Double], smooths: [CutoffSmooth?]) {
    heaps = zip(cutoffs, smooths).compactMap { cutoff, smooth in
      let heaps = Self.windows.map { cells -> Heap in
        let window = Self.window(totals: totals, cutoff: cutoff, smooth: smooth, cells: cells)
        let tail = window.count == 0 ? 1 : regularizedGammaLower(window.count, window.expected)
        return Heap(
          cutoff: cutoff, width: Double(cells) * CutoffSmooth.cellWidth, count: window.count,
          expected: window.expected, pValue: min(1, Double(Self.windows.count) * tail))
      }
      return heaps.min { $0.pValue < $1.pValue }
    }
  }

  /// C, Ĉ and N of one window, a point wide if nothing else is said.
  static func window(
    totals: [Double], cutoff: Double, smooth: CutoffSmooth?, cells: Int = 2
  ) -> (count: Double, expected: Double, beside: Double) {
    let places = totals.filter(\.isFinite).map { CutoffSmooth.cell(of: $0, cutoff: cutoff) }
    let count = Double(places.count { (0..<cells).contains($0) })
    let beside = Double(places.count { below.contains($0) || above.contains($0) })
    return (count, (beside + 0.5) * ratio(smooth, cutoff: cutoff, cells: cells), beside)
  }

  /// The share, in 0…1, of a total's window that its neighbours do not explain; 0 where it lies in none.
  func share(of total: Double) -> Double {
    heaps.filter { total >= $0.cutoff - 1e-6 && total < $0.cutoff + $0.width - 1e-6 }.map(\.excessShare).max() ?? 0
  }

  /// What the window is expected to hold for one total beside it.
  private static func ratio(_ smooth: CutoffSmooth?, cutoff: Double, cells: Int) -> Double {
    guard let smooth else {
      // Cells beyond full marks hold nothing.
      let beside = (Array(below) + Array(above)).count { cutoff + Double($0) * CutoffSmooth.cellWidth < 100 }
      return Double(cells) / Double(beside)
    }
    func sum(_ places: Range<Int>) -> Double {
      places.reduce(0) { $0 + smooth.expected[$1 + CutoffSmooth.reach] }
    }
    let beside = sum(below) + sum(above)
    return beside > 0 ? sum(0..<cells) / beside : Double(cells) / Double(below.count + above.count)
  }
}
