internal import Evaluation

/// What the gap to one other rater says of a shift of the self-rating: under a shift Δ it moves by κΔ, κ one of a grid.
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
  /// κ and π_κ of those that are not negligible.
  private var likelyShares: [(share: Double, weight: Double)]

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

  private static func likely(_ weights: [Double]) -> [(share: Double, weight: Double)] {
    zip(shares, weights).filter { $1 > negligible }.map { (share: $0, weight: $1) }
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
    /// κ and π_κ.
    fileprivate let shares: [(share: Double, weight: Double)]

    /// Multiplies the ratio of each shift Δ by Σ_κ π_κ f(error + γΔ − κmΔ) / f(error), four at once.
    func multiply(_ ratios: inout [SIMD4<Double>], shifts: [SIMD4<Double>]) {
      for (k, shift) in shifts.enumerated() {
        let origin = error + slope * shift
        let moved = move * shift
        var sum = SIMD4<Double>.zero
        for (share, weight) in shares { sum += weight * density.ratio(origin - share * moved, over: error) }
        ratios[k] *= sum
      }
    }

    /// f(error + γΔ − κmΔ) / f(error) with κ known.
    func ratio(_ shift: Double, share: Double) -> Double {
      density.ratio(error + (slope - share * move) * shift, over: error)
    }

    /// f(error / k) / (k f(error)): the same error under a wider scale.
    func widened(by k: Double) -> Double {
      density.ratio(error / k, over: error) / k
    }
  }
}
