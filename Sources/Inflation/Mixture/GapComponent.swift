internal import Evaluation
internal import Foundation
internal import Statistics

/// What the gap to one other rater says of a shift of the self-rating: of the logits by which that raises it, a share κ is
/// left in the gap, for the other rater leans on what is written.
///
/// A shift of Δ null standard deviations of the residual moves the gap by κhΔ of its own, h how many of them the same
/// logits are. κ lies between 0, the other follows wholly, and 1, not at all, and a little beyond, for the composite need
/// not fall as the mean does: a gap that moved further than the self-rating itself is somebody else's doubt. κ is one of
/// an even grid and stands for all that lie nearer to it than to its neighbours: over a cell of width w, κhΔ has the
/// variance (whΔ)²/12, by which the density of the gap widens. Were each κ taken for exact, a large shift would leave
/// holes between the κhΔ, and a gap would fix the shift to a few sizes. That nothing moves, κ = 0, is exact.
///
/// Source: METHODS section 5.3.
struct GapComponent: Sendable {
  /// κ.
  static let shares = (0...12).map { Double($0) * cellWidth }
  /// w.
  private static let cellWidth = 0.1
  /// w²/12.
  static let cellVariance = cellWidth * cellWidth / 12

  /// Whose rating is compared.
  let rater: Rater
  /// The tails of the gap given the residual.
  let density: TDensity
  /// γ.
  let slope: Double
  /// π_κ, summing to 1.
  var shareWeights: [Double] {
    didSet { likelyShares = Self.likely(shareWeights) }
  }
  /// Those of the grid above 0 that are not negligible.
  private var likelyShares: [LikelyShare]

  /// A κ with π_κ.
  fileprivate struct LikelyShare: Sendable {
    let share: Double
    let weight: Double
  }

  /// Shares less probable than this change no ratio.
  private static let negligible = 1e-5

  /// π_κ before anything is known of how the gap follows a shift: in proportion to 1 / (0.2 + κ). Before raised ratings are
  /// known they widen the gap's scale, and a raise is fewer of its deviations than it will be.
  static let startingWeights = {
    let weights = shares.map { 1 / (0.2 + $0) }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }()

  /// The component before anything is known of how the gap follows a shift.
  init(rater: Rater, density: TDensity, slope: Double) {
    self.rater = rater
    self.density = density
    self.slope = slope
    shareWeights = Self.startingWeights
    likelyShares = Self.likely(Self.startingWeights)
  }

  private static func likely(_ weights: [Double]) -> [LikelyShare] {
    shares.indices.dropFirst().filter { weights[$0] > negligible }.map {
      LikelyShare(share: shares[$0], weight: weights[$0])
    }
  }

  /// A κ drawn as it is learnt: one of the grid, at even odds from its cell.
  func share(_ random: inout RandomStream) -> Double {
    var rest = random.uniform() * shareWeights.reduce(0, +)
    let place = random.uniform() - 0.5
    for (share, weight) in zip(Self.shares, shareWeights) {
      rest -= weight
      if rest <= 0 { return share > 0 ? share + place * Self.cellWidth : 0 }
    }
    return Self.shares.last ?? 0
  }

  /// The gap's part of the ratio for one unit with the gap q and the residual z.
  ///
  /// - Parameters:
  ///   - steepness: ρ.
  ///   - move: h of the unit, times how much further than under an even shift of all criteria the gap moves.
  func term(_ gap: Double, residual z: Double, steepness: Double = 1, move: Double) -> Term {
    let slope = slope * steepness
    return Term(
      density: density, slope: slope, error: gap - slope * z, move: move, unmoved: shareWeights[0],
      shares: likelyShares)
  }

  /// The gap's part of the ratio for one unit.
  struct Term {
    fileprivate let density: TDensity
    /// γρ.
    fileprivate let slope: Double
    /// q − γρz.
    fileprivate let error: Double
    /// h.
    fileprivate let move: Double
    /// π₀.
    fileprivate let unmoved: Double
    fileprivate let shares: [LikelyShare]

    /// Multiplies the ratio of each shift Δ by Σ_κ π_κ f((error + γρΔ − κhΔ) / s) / (s f(error)), s² = 1 + (whΔ)²/12 and
    /// 1 at κ = 0, four at once.
    func multiply(_ ratios: inout [SIMD4<Double>], shifts: [SIMD4<Double>]) {
      for (k, shift) in shifts.enumerated() {
        let origin = error + slope * shift
        let moved = move * shift
        let precision = 1 / (1 + GapComponent.cellVariance * moved * moved)
        var sum = SIMD4<Double>.zero
        for each in shares {
          sum += each.weight * density.ratio(origin - each.share * moved, over: error, precision: precision)
        }
        ratios[k] *= unmoved * density.ratio(origin, over: error) + sum * precision.squareRoot()
      }
    }

    /// The same of each κ of the grid for one shift.
    func ratios(_ shift: Double) -> [Double] {
      let origin = error + slope * shift
      let moved = move * shift
      let precision = 1 / (1 + GapComponent.cellVariance * moved * moved)
      return GapComponent.shares.map { share in
        share > 0
          ? density.ratio(origin - share * moved, over: error, precision: precision) * precision.squareRoot()
          : density.ratio(origin, over: error)
      }
    }

    /// The density of an error that is even over 0…width, over f(error).
    func doubted(upTo width: Double) -> Double {
      0...width ~= error ? exp(-density.log(error)) / width : 0
    }

    /// f(error / k) / (k f(error)): the same error under a wider scale.
    func widened(by k: Double) -> Double {
      density.ratio(error / k, over: error) / k
    }
  }
}
