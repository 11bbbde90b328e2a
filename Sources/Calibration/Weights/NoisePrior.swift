import Foundation
internal import Statistics

/// What may be true of the noise of each criterion's ratings before the outcomes are asked, as a map from uniform numbers to κ_j.
///
/// A reliability that is declared, or that repeated ratings show, is κ_j. What the gap to the superior shows holds where the
/// variance of the superior's errors is that of the unit's (``RatingGap``); where it is r times as large it is (1 + r)/2 of
/// that. Both read the same evidence by the same rules, so that log r is normal about 0, the same for all criteria. Beside it
/// come the sampling error of what is shown, and a factor of each criterion's own for a superior that looks at some criteria
/// more closely than at others. Of a criterion about which nothing is known, one rating and the outcomes cannot tell noise from
/// what the unit does: κ_j is then what rounding adds, a share that is 0.11 in the mean and above 0.31 for one criterion in
/// twenty, and ε_jh² for a rating that is a step h off with probability ε_j, which is most of it where a criterion is met or
/// not.
///
/// Source: Greenland (2005), Multiple-bias modelling for analysis of observational data, for priors on what data cannot show;
/// Conway and Huffcutt (1997), Psychometric properties of multisource performance ratings, for how far raters differ.
struct NoisePrior {
  /// What is known of one criterion.
  enum Knowledge {
    /// κ_j itself.
    case share(Double)
    /// κ_j as the gap to the superior shows it, its standard error, and the standard deviation of the logarithm of the
    /// criterion's own factor.
    case gap(Double, error: Double, spread: Double)
    /// Nothing: h²/G_jj, and by how much errors of a year count for more once the years of a unit are taken together.
    case nothing(step: Double, yearly: Double)
  }

  /// What is known of each criterion.
  let knowledge: [Knowledge]
  /// The share of each criterion's variance that is rounding to its step.
  let rounding: [Double]
  /// The place of each criterion among the uniform numbers, so that its own do not depend on the order of the criteria.
  let place: [Int]

  /// The standard deviation of log r. Superiors, peers and subordinates have a reliability of 0.50, 0.37 and 0.30 (Conway and
  /// Huffcutt 1997): error variances of 1, 1.7 and 2.3 times what is true, whose logarithms have a standard deviation of 0.43.
  private static let ratioSpread = 0.5
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
    let common = (1 + Self.errorRatio(kept(uniform[0]))) / 2
    return knowledge.indices.map { j in
      let (first, second) = (kept(uniform[1 + 2 * place[j]]), kept(uniform[2 + 2 * place[j]]))
      switch knowledge[j] {
      case .share(let share):
        return share
      case .gap(let share, let error, let spread):
        let own = exp(spread * NormalDistribution.standard.quantile(first))
        let shown = share + error * NormalDistribution.standard.quantile(second)
        return min(Self.most, max(rounding[j], common * own * shown))
      case .nothing(let step, let yearly):
        let beyond = 1 - pow(1 - first, 1 / Self.unknownShape)
        let slips = -Self.meanSlip * log(1 - second) * step
        return min(Self.most, rounding[j] + yearly * beyond + slips)
      }
    }
  }

  /// How many times as large the variance of the superior's errors is as that of the unit's, from a uniform number.
  static func errorRatio(_ uniform: Double) -> Double {
    exp(ratioSpread * NormalDistribution.standard.quantile(uniform))
  }

  private func kept(_ uniform: Double) -> Double { min(1 - Self.margin, max(Self.margin, uniform)) }
}
