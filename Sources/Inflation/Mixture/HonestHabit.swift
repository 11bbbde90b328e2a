internal import Foundation

/// The honest habit of rating everything high or low without meaning anything by it: it shifts a rating as over- and
/// under-rating do, and other raters see it as they see those, but up as often as down.
///
/// The shift is N(0, c²), c one of `widths`: how far habits go is a scale mixture of normals, single-peaked about none. On
/// the grid of shifts, w_Δ the width of the cell of Δ and R_Δ the ratio of that shift,
///
/// R_c = (φ_c(0) w_0 + Σ_Δ φ_c(Δ) w_Δ (R_Δ + R_−Δ)) / (φ_c(0) w_0 + 2 Σ_Δ φ_c(Δ) w_Δ),
///
/// R_Δ and R_−Δ times what else speaks for a shift up or down.
///
/// Source: METHODS section 6; Andrews and Mallows (1974), Scale mixtures of normal distributions.
enum HonestHabit {
  /// c, in null standard deviations.
  static let widths = [1.0, 2, 3, 4, 6]

  /// The weights of no shift, and of each shift of the grid to either side.
  private struct Weights {
    let none: Double
    let either: [Double]

    init(width c: Double) {
      let shifts = DistortionComponents.shifts
      let none = 2 * (shifts[0] - DistortionComponents.halfSteps[0])
      let cells = zip(shifts, DistortionComponents.halfSteps).map { exp(-$0 * $0 / (2 * c * c)) * 2 * $1 }
      let total = none + 2 * cells.reduce(0, +)
      self.none = none / total
      either = cells.map { $0 / total }
    }
  }

  private static let weights = widths.map { Weights(width: $0) }

  /// How often a habit of each width is one of at least `far` null standard deviations, up or down: 2Φ(−far/c).
  static func frequencies(beyond far: Double) -> [Double] { widths.map { erfc(far / ($0 * 2.0.squareRoot())) } }

  /// R_c of every width.
  ///
  /// - Parameters:
  ///   - grid: R_Δ of the shifts, then R_−Δ of them.
  ///   - up: what R_Δ counts for.
  ///   - down: what R_−Δ counts for; no shift counts for their mean.
  /// - Complexity: O(widths × shifts).
  static func ratios(_ grid: [Double], up: Double, down: Double) -> [Double] {
    weights.map { weights in
      let either = weights.either
      return either.indices.reduce(weights.none * (up + down) / 2) {
        $0 + either[$1] * (up * grid[$1] + down * grid[either.count + $1])
      }
    }
  }
}
