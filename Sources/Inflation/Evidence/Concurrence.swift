internal import Foundation
internal import Statistics

/// What it says of a self-rating that another rater repeated every cell of it, or did not.
///
/// Some confirm whatever they are given, and then it says nothing; others change what they doubt, so that a change
/// itself tells. An honest row with the standardised residual z is repeated with the odds o = o_d exp(βz), for honest
/// noise is doubted too, o_d by the share of its appraiser's honest rows that are repeated, shrunken to that of all. A
/// distorted row of the same z is repeated with the odds ρo, so that it counts for
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
  /// o of each row.
  private let honest: [Double]
  /// Whether the row was repeated; nil where nobody rated it.
  private let isRepeated: [Bool?]

  private static let largestLogOdds = 4.0
  /// Rows' worth of the share of all in that of an appraiser.
  private static let priorRows = 10.0
  /// Residuals beyond this many standard deviations count as that many.
  private static let widest = 4.0
  private static let steps = 5
  /// Beyond this β what is repeated and what not are told apart by z alone.
  private static let largestSlope = 3.0

  /// Learns ρ.
  ///
  /// - Parameters:
  ///   - isRepeated: whether each row was repeated; nil where nobody rated it.
  ///   - group: the appraiser of each row, 0…; rows without one share a group of their own.
  ///   - residuals: z of each row.
  ///   - honesty: P(honest) of each row.
  ///   - ratios: R of each row.
  ///   - weights: what each row counts for.
  ///   - share: π, the share of distorted rows.
  /// - Complexity: O(rows) an evaluation, 150 evaluations.
  init(
    _ isRepeated: [Bool?], group: [Int], residuals: [Double], honesty: [Double], ratios: [Double],
    weights: [Double], share: Double
  ) {
    let honest = Self.honest(isRepeated, group: group, residuals: residuals, honesty: honesty)
    let known = isRepeated.indices.filter { isRepeated[$0] != nil }
    func logLikelihood(_ logOdds: Double) -> Double {
      let odds = exp(logOdds)
      return known.reduce(0) { sum, i in
        let factor = Self.factor(isRepeated[i], honest[i], odds: odds)
        return sum + weights[i] * log1p(share * (factor * ratios[i] - 1))
      }
    }
    let top = goldenSection(from: -Self.largestLogOdds, to: Self.largestLogOdds) { -logLikelihood($0) }.argument
    let bound = ShareEvidence.lowerBound(top: abs(top)) { logLikelihood(top < 0 ? -$0 : $0) }
    logOdds = top < 0 ? -bound : bound
    self.honest = honest
    self.isRepeated = isRepeated
  }

  /// What being repeated, or not, counts for in row i; 1 where nobody rated it.
  func factor(row i: Int) -> Double { Self.factor(isRepeated[i], honest[i], odds: exp(logOdds)) }

  private static func factor(_ isRepeated: Bool?, _ honest: Double, odds: Double) -> Double {
    guard let isRepeated, odds != 1 else { return 1 }
    return (isRepeated ? odds : 1) * (1 + honest) / (1 + odds * honest)
  }

  /// o of each row: β by Newton's steps of the logistic likelihood.
  private static func honest(
    _ isRepeated: [Bool?], group: [Int], residuals: [Double], honesty: [Double]
  ) -> [Double] {
    let centre = shares(isRepeated, group: group, honesty: honesty).map { log($0 / (1 - $0)) }
    let z = residuals.map { min(max($0, -widest), widest) }
    var slope = 0.0
    for _ in 0..<steps {
      // A unit of prior information holds the slope where next to nothing is known.
      var (score, information) = (-slope, 1.0)
      for (i, repeated) in isRepeated.enumerated() {
        guard let repeated else { continue }
        let p = logistic(centre[i] + slope * z[i])
        score += honesty[i] * z[i] * ((repeated ? 1 : 0) - p)
        information += honesty[i] * z[i] * z[i] * p * (1 - p)
      }
      slope = min(max(slope + score / information, -largestSlope), largestSlope)
    }
    return zip(centre, z).map { exp($0 + slope * $1) }
  }

  private static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  /// θ of each row's appraiser.
  private static func shares(_ isRepeated: [Bool?], group: [Int], honesty: [Double]) -> [Double] {
    var sums = [(repeated: Double, all: Double)](repeating: (0, 0), count: (group.max() ?? 0) + 1)
    var total = (repeated: 0.5, all: 1.0)
    for (i, repeated) in isRepeated.enumerated() {
      guard let repeated else { continue }
      let weight = honesty[i]
      sums[group[i]].all += weight
      total.all += weight
      if repeated {
        sums[group[i]].repeated += weight
        total.repeated += weight
      }
    }
    let mean = total.repeated / total.all
    return group.map { (sums[$0].repeated + priorRows * mean) / (sums[$0].all + priorRows) }
  }
}
