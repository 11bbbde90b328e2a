internal import Foundation
internal import Statistics

/// What it says of a self-rating that another rater repeated every cell of it, or did not.
///
/// Some confirm whatever they are given, and then it says nothing; others change what they doubt, so that a change
/// itself tells. Where an honest row is repeated with the odds o (``HonestRepetition``), a distorted row of the same
/// residual is repeated with the odds ρo, so that it counts for
///
/// f = ρ (1 + o) / (1 + ρo) where it was repeated and (1 + o) / (1 + ρo) where it was not.
///
/// ρ is the value of its profile likelihood ℓ(ρ) = Σ w_i log(1 − π + π f_i R_i), R_i the likelihood of a distortion over
/// that of all else by all other evidence, that lies nearest to 1 at the one-sided level of 95 %.
///
/// Source: the likelihood ratio of a Bernoulli trial; `ShareEvidence` for the bound.
struct Concurrence: Sendable {
  /// log ρ.
  let logOdds: Double
  private let repetition: HonestRepetition

  private static let largestLogOdds = 4.0

  /// Learns ρ.
  ///
  /// - Parameters:
  ///   - repetition: which rows were repeated, and o of each.
  ///   - ratios: R of each row.
  ///   - weights: what each row counts for.
  ///   - share: π, the share of distorted rows.
  /// - Complexity: O(rows) an evaluation, about 70 evaluations.
  init(_ repetition: HonestRepetition, ratios: [Double], weights: [Double], share: Double) {
    let known = repetition.isRepeated.indices.filter { repetition.isRepeated[$0] != nil }
    func logLikelihood(_ logOdds: Double) -> Double {
      let odds = exp(logOdds)
      return known.reduce(0) { sum, i in
        sum + weights[i] * log1p(share * (repetition.factor(row: i, odds: odds) * ratios[i] - 1))
      }
    }
    let top = goldenSection(from: -Self.largestLogOdds, to: Self.largestLogOdds) { -logLikelihood($0) }.argument
    let bound = ShareEvidence.lowerBound(top: abs(top)) { logLikelihood(top < 0 ? -$0 : $0) }
    logOdds = top < 0 ? -bound : bound
    self.repetition = repetition
  }

  /// What being repeated, or not, counts for in row i; 1 where nobody rated it.
  func factor(row i: Int) -> Double { repetition.factor(row: i, odds: exp(logOdds)) }
}
