import Foundation
internal import Statistics

/// What may be true of the noise of each criterion's ratings before the outcomes are asked, as a map from uniform numbers to κ_j.
///
/// A reliability that is declared, or that repeated ratings show, is κ_j. What the gap to the superior shows holds where the
/// superior's errors are as large as the unit's (``RatingGap``); with errors r times as large it is (1 + r)/2 of that, r
/// uniform in 0…2.5 for all criteria together, and a superior that checks one criterion more closely than another makes a
/// factor of its own. Of a criterion about which nothing is known, one rating and the outcomes cannot tell noise from what the
/// unit does: κ_j is then what rounding adds, a share that is 0.11 in the mean and above 0.31 for one criterion in twenty, and
/// ε_jh² for a rating that is a step h off with probability ε_j, which is most of it where a criterion is met or not.
///
/// Source: Greenland (2005), Multiple-bias modelling for analysis of observational data, for priors on what data cannot show.
struct NoisePrior {
  /// What is known of one criterion.
  enum Knowledge {
    /// κ_j itself.
    case share(Double)
    /// κ_j as the gap to the superior shows it.
    case gap(Double)
    /// Nothing: h²/G_jj, and by how much errors of a year count for more once the years of a unit are taken together.
    case nothing(step: Double, yearly: Double)
  }

  /// What is known of each criterion.
  let knowledge: [Knowledge]
  /// The share of each criterion's variance that is rounding to its step.
  let rounding: [Double]
  /// The place of each criterion among the uniform numbers, so that its own do not depend on the order of the criteria.
  let place: [Int]

  /// (1 + r)/2 for r in 0…2.5.
  private static let gapFactors = 0.5...1.75
  /// The standard deviation of the logarithm of a criterion's own factor: two thirds of them lie within a third of 1.
  private static let gapSpread = 0.3
  /// The second parameter of a beta distribution with mean 1/9. A reliability of 0.9 is the least that is asked for where
  /// single units are judged (Nunnally and Bernstein 1994, Psychometric Theory, section 7).
  private static let unknownShape = 8.0
  /// The mean of ε_j, exponential: one rating in twenty is a step off.
  private static let meanSlip = 0.05
  /// More of a variance than this is never put down to noise.
  private static let most = 0.95
  /// Uniform numbers are kept this far from 0 and 1.
  private static let margin = 1e-6

  /// How many uniform numbers make one κ.
  var dimensions: Int { 3 + 2 * (place.max() ?? -1) }
  /// Whether there is anything that is not known.
  var isCertain: Bool {
    knowledge.allSatisfy { if case .share = $0 { true } else { false } }
  }

  /// κ_j from uniform numbers: the first for all criteria, then two a criterion.
  func shares(_ uniform: [Double]) -> [Double] {
    let common = Self.gapFactors.lowerBound + (Self.gapFactors.upperBound - Self.gapFactors.lowerBound) * uniform[0]
    return knowledge.indices.map { j in
      let (first, second) = (kept(uniform[1 + 2 * place[j]]), kept(uniform[2 + 2 * place[j]]))
      switch knowledge[j] {
      case .share(let share):
        return share
      case .gap(let share):
        let own = exp(Self.gapSpread * NormalDistribution.standard.quantile(first))
        return min(Self.most, max(rounding[j], common * own * share))
      case .nothing(let step, let yearly):
        let beyond = 1 - pow(1 - first, 1 / Self.unknownShape)
        let slips = -Self.meanSlip * log(1 - second) * step
        return min(Self.most, rounding[j] + yearly * beyond + slips)
      }
    }
  }

  private func kept(_ uniform: Double) -> Double { min(1 - Self.margin, max(Self.margin, uniform)) }
}
