import Foundation
import Statistics

/// Quality in two levels, θ_i = δ_d + u_i with var δ = τ² and var u = 1 − τ², within each year.
///
/// What the outcomes say of a row is summed up by the pseudo-observation whose product with the prior N(0, 1) has the
/// row's own posterior mean and variance. τ² is the maximum of the marginal likelihood; E[θ_i | y_i, ȳ_d] and its
/// variance are those of the normal hierarchy. Shrinking each unit to its type instead would make an appraiser with
/// honest good units look lenient.
struct AppraiserLevel {
  /// E[θ_i | y_i, ȳ_d].
  private(set) var mean: [Double]
  /// Its variance.
  private(set) var variance: [Double]
  /// τ² by year.
  private(set) var share: [Int: Double] = [:]

  /// The search for τ² stays below this share of the variance.
  private static let mostShare = 0.95
  private static let precision = 1e-6

  /// Two-level scores from one-level posteriors; an appraiser of −1 is no group.
  init(own: [FactorQuadrature.Posterior?], appraiser: [Int], year: [Int]) {
    mean = own.map { $0?.mean ?? .nan }
    variance = own.map { $0?.variance ?? .nan }
    let observations = own.enumerated().compactMap { row, posterior in
      posterior.map { Observation(row: row, $0) }
    }
    for (chosen, rows) in Dictionary(grouping: observations, by: { year[$0.row] }) {
      let members = Dictionary(grouping: rows.filter { appraiser[$0.row] >= 0 }, by: { appraiser[$0.row] })
      let groups = members.sorted { $0.key < $1.key }.map(\.value)
      let tau = groups.count { $0.count > 1 } > 1 ? Self.share(of: groups) : 0
      share[chosen] = tau
      if tau > 0 {
        for group in groups { score(group, tau: tau) }
      }
    }
  }

  private mutating func score(_ group: [Observation], tau: Double) {
    let within = 1 - tau
    var precision = 1 / tau
    var pull = 0.0
    for item in group {
      let weight = 1 / (within + item.variance)
      precision += weight
      pull += weight * item.value
    }
    for item in group {
      let unitVariance = 1 / (1 / item.variance + 1 / within)
      let fromGroup = unitVariance / within
      mean[item.row] = unitVariance * item.value / item.variance + fromGroup * pull / precision
      variance[item.row] = unitVariance + fromGroup * fromGroup / precision
    }
  }

  /// The τ² in 0…0.95 that maximises the marginal likelihood; 0 unless it beats 0.
  private static func share(of groups: [[Observation]]) -> Double {
    let best = goldenSection(from: 0, to: mostShare, precision: precision) { -logLikelihood(groups, tau: $0) }
    return -best.value > logLikelihood(groups, tau: 0) ? best.argument : 0
  }

  /// Σ_d log N(θ̃_d; 0, D + τ²11'), D = diag(1 − τ² + s²), by the matrix determinant and inversion lemmas.
  private static func logLikelihood(_ groups: [[Observation]], tau: Double) -> Double {
    var sum = 0.0
    for group in groups {
      var precision = 0.0
      var first = 0.0
      for item in group {
        let total = 1 - tau + item.variance
        precision += 1 / total
        first += item.value / total
        sum -= 0.5 * (log(total) + item.value * item.value / total)
      }
      sum -= 0.5 * (log(1 + tau * precision) - tau * first * first / (1 + tau * precision))
    }
    return sum
  }
}

/// A row of the hierarchy.
private struct Observation {
  let row: Int
  let value: Double
  let variance: Double

  init(row: Int, _ posterior: FactorQuadrature.Posterior) {
    let observation = PseudoObservation(posterior)
    self.row = row
    value = observation.value
    variance = observation.variance
  }
}
