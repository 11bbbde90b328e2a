internal import Foundation
internal import Statistics

/// How much likelier than others a unit is to over-rate, to under-rate or to have a habit, for what the year before said of
/// it.
///
/// Whether a unit is in that state is a chain of two: with x_i = P(state) in the last year that is known, less that year's
/// mean, k years ago, the share of units in it among its like is
///
/// p_i = π + ρᵏ x_i,
///
/// and all that the unit shows this year counts with the odds f_i = p_i (1 − π) / ((1 − p_i) π) beside it. The mean of f
/// over units not in the state is 1, as for every likelihood ratio. ρ is the one-sided 95 % lower bound of its profile
/// likelihood ℓ(ρ) = Σ w_i log(1 − p_i + p_i R_i), R_i the likelihood of the state over that of all else: no persistence is
/// assumed that the study does not show.
///
/// Source: the two-state Markov chain, filtered; `ShareEvidence` for the bound.
struct Persistence: Sendable {
  /// What the last known year said of a unit.
  struct Precedent: Sendable {
    /// How many years ago.
    let years: Int
    /// x: P(state) less the mean of that year.
    let excess: Double
  }

  /// ρ.
  let correlation: Double
  private let share: Double

  private static let largestCorrelation = 0.95
  private static let largestShare = 0.95

  /// Learns ρ from one year.
  ///
  /// - Parameters:
  ///   - precedents: of each row; nil where no earlier year is known.
  ///   - ratios: R of each row, the precedents left out of it.
  ///   - weights: what each row counts for.
  ///   - share: π, the share of units in the state in this year.
  /// - Complexity: O(rows) an evaluation, about 65 evaluations.
  init(_ precedents: [Precedent?], ratios: [Double], weights: [Double], share: Double) {
    self.share = share
    let known = precedents.indices.filter { precedents[$0] != nil }
    func logLikelihood(_ correlation: Double) -> Double {
      known.reduce(0) { sum, i in
        sum + weights[i] * log1p(Self.share(precedents[i], share, correlation) * (ratios[i] - 1))
      }
    }
    correlation = ShareEvidence.lowerBound(upTo: Self.largestCorrelation, logLikelihood)
  }

  /// f of a row with this precedent; 1 without one.
  func odds(_ precedent: Precedent?) -> Double {
    guard precedent != nil, correlation > 0 else { return 1 }
    let p = Self.share(precedent, share, correlation)
    return p * (1 - share) / ((1 - p) * share)
  }

  /// p, at least a hundredth of π.
  private static func share(_ precedent: Precedent?, _ share: Double, _ correlation: Double) -> Double {
    guard let precedent else { return share }
    let lasting = (1..<max(precedent.years, 1)).reduce(correlation) { product, _ in product * correlation }
    return min(max(share + lasting * precedent.excess, share / 100), largestShare)
  }
}
