internal import Evaluation
internal import Foundation

/// What the gap to one other rater says of a shift of the self-rating: under a shift Δ it moves by κΔ.
///
/// κ is one of a grid and stands for all that lie nearer to it than to its neighbours: even over a cell of width w, κΔ
/// has the variance (wΔ)²/12, by which the density of the gap widens. Were each κ taken for exact, a large shift would
/// leave holes between the κΔ, and a gap would fix the shift to a few sizes. That nothing moves, κ = 0, is exact.
///
/// Source: METHODS section 5.3.
struct GapComponent: Sendable {
  /// How many null standard deviations of the gap one of the residual is worth: 1 where both are equally noisy, more
  /// where the gap is the finer yardstick.
  static let shares = [0.0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6]

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
  /// Those of the grid that are not negligible.
  private var likelyShares: [LikelyShare]

  /// A κ with π_κ.
  fileprivate struct LikelyShare: Sendable {
    let share: Double
    let weight: Double
    /// w²/12.
    let variance: Double
  }

  /// w²/12 of each κ.
  private static let variances = shares.indices.map { k -> Double in
    guard k > 0 else { return 0 }
    let next = k + 1 < shares.count ? shares[k + 1] : 2 * shares[k] - shares[k - 1]
    let width = (next - shares[k - 1]) / 2
    return width * width / 12
  }

  /// Shares less probable than this change no ratio.
  private static let negligible = 1e-5

  /// π_κ before anything is known of how the gap follows a shift.
  static let evenWeights = shares.map { _ in 1 / Double(shares.count) }

  /// The component with even weights.
  init(rater: Rater, density: TDensity, slope: Double) {
    self.rater = rater
    self.density = density
    self.slope = slope
    shareWeights = Self.evenWeights
    likelyShares = Self.likely(Self.evenWeights)
  }

  private static func likely(_ weights: [Double]) -> [LikelyShare] {
    shares.indices.filter { weights[$0] > negligible }.map { k in
      LikelyShare(share: shares[k], weight: weights[k], variance: variances[k])
    }
  }

  /// κ at a place u in 0…1 of its learnt distribution.
  func share(at place: Double) -> Double {
    var rest = place * shareWeights.reduce(0, +)
    for (share, weight) in zip(Self.shares, shareWeights) {
      rest -= weight
      if rest <= 0 { return share }
    }
    return Self.shares.last ?? 0
  }

  /// The gap's part of the ratio for one unit with the gap q and the residual z.
  ///
  /// - Parameter move: m, how much further than under an even shift of all criteria the gap moves.
  func term(_ gap: Double, residual z: Double, move: Double) -> Term {
    Term(density: density, slope: slope, error: gap - slope * z, move: move, shares: likelyShares)
  }

  /// The gap's part of the ratio for one unit.
  struct Term {
    fileprivate let density: TDensity
    fileprivate let slope: Double
    /// q − γz.
    fileprivate let error: Double
    /// m.
    fileprivate let move: Double
    fileprivate let shares: [LikelyShare]

    /// Multiplies the ratio of each shift Δ by Σ_κ π_κ f((error + γΔ − κmΔ) / s) / (s f(error)), s² = 1 + (wmΔ)²/12,
    /// four at once.
    func multiply(_ ratios: inout [SIMD4<Double>], shifts: [SIMD4<Double>]) {
      for (k, shift) in shifts.enumerated() {
        let origin = error + slope * shift
        let moved = move * shift
        var sum = SIMD4<Double>.zero
        let square = moved * moved
        for each in shares {
          let inverse = 1 / (1 + each.variance * square).squareRoot()
          sum += each.weight * inverse * density.ratio((origin - each.share * moved) * inverse, over: error)
        }
        ratios[k] *= sum
      }
    }

    /// The same of each κ of the grid for one shift.
    func ratios(_ shift: Double) -> [Double] {
      let moved = move * shift
      return zip(GapComponent.shares, GapComponent.variances).map { share, variance in
        let inverse = 1 / (1 + variance * moved * moved).squareRoot()
        return inverse * density.ratio((error + slope * shift - share * moved) * inverse, over: error)
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
