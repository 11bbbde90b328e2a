public import Evaluation
internal import Foundation
internal import Statistics

/// A ratio of two weighted sums of a survey, with the standard error that its design gives.
///
/// R = Σ w y / Σ w x; a mean is the ratio to x = 1. With z_i = w_i (y_i − R x_i)/Σ w x summed to clusters z_hc,
///
/// V = Σ_h (1 − n_h/N_h) n_h/(n_h − 1) Σ_c (z_hc − z̄_h)²
///
/// (Taylor linearisation, clusters as drawn with replacement but for the finite population). A stratum of one cluster has no
/// mean of its own to differ from; its deviation is taken from the mean of all clusters, as R's `survey.lonely.psu = "adjust"`.
///
/// Source: Binder (1983); Lumley (2010), Complex Surveys, chapters 2 and 3; Särndal, Swensson and Wretman (1992), 5.5.
public struct DesignRatio: Sendable, Equatable {
  /// R; NaN where Σ w x is not above 0.
  public let value: Double
  /// √V.
  public let standardError: Double
  /// Clusters less strata among the rows of the group.
  public let degreesOfFreedom: Int
  /// Whether some stratum has a single cluster.
  public let hasSingleCluster: Bool

  /// The ratio over a group of rows; the others stay in the design with z = 0.
  ///
  /// - Parameters:
  ///   - y: the numerator of each row; a row whose y or x is not a number is left out of the group.
  ///   - x: the denominator; nil for a mean.
  ///   - isIn: whether a row belongs to the group.
  /// - Complexity: O(rows log rows).
  public init(_ y: [Double], to x: [Double]? = nil, design: SampleDesign, isIn: (Int) -> Bool = { _ in true }) {
    let rows = (0..<design.count).filter { isIn($0) && y[$0].isFinite && (x?[$0].isFinite ?? true) }
    let base = rows.reduce(0) { $0 + design.weight[$1] * (x?[$1] ?? 1) }
    let ratio = rows.reduce(0) { $0 + design.weight[$1] * y[$1] } / base
    var sums: [Int: Double] = [:]
    for row in rows {
      sums[design.cluster[row], default: 0] += design.weight[row] * (y[row] - ratio * (x?[row] ?? 1)) / base
    }
    let strata = Self.strata(design)
    let center =
      sums.keys.sorted().reduce(0) { $0 + (sums[$1] ?? 0) } / Double(strata.reduce(0) { $0 + $1.clusters.count })
    value = base > 0 ? ratio : .nan
    standardError =
      base > 0
      ? strata.reduce(0) { $0 + $1.variance(of: sums, center: center) }.squareRoot() : .nan
    degreesOfFreedom = Set(rows.map { design.cluster[$0] }).count - Set(rows.map { design.stratum[$0] }).count
    hasSingleCluster = strata.contains { $0.clusters.count == 1 && $0.population != 1 }
  }

  /// The interval of a mean, by Student's t; nil with no degree of freedom.
  public func interval(confidence: Double) -> ClosedRange<Double>? {
    guard degreesOfFreedom > 0, standardError.isFinite else { return nil }
    let half = StudentT(degreesOfFreedom: Double(degreesOfFreedom)).quantile(0.5 + confidence / 2) * standardError
    return (value - half)...(value + half)
  }

  /// The interval of a share, by Student's t on the logit scale, logit R ± t √V/(R(1 − R)); nil for shares of 0 and 1.
  ///
  /// Source: Korn and Graubard (1998); R's `svyciprop(method = "logit")`.
  public func shareInterval(confidence: Double) -> ClosedRange<Double>? {
    guard degreesOfFreedom > 0, standardError > 0, value > 0, value < 1 else { return nil }
    let t = StudentT(degreesOfFreedom: Double(degreesOfFreedom)).quantile(0.5 + confidence / 2)
    let half = t * standardError / (value * (1 - value))
    let center = log(value / (1 - value))
    return (1 / (1 + exp(half - center)))...(1 / (1 + exp(-half - center)))
  }
}

extension DesignRatio {
  /// The clusters of one stratum, and how many it has in the population.
  private struct Stratum {
    var clusters: [Int]
    var population: Double?

    func variance(of sums: [Int: Double], center: Double) -> Double {
      let n = Double(clusters.count)
      let rest = population.map { max(0, 1 - n / $0) } ?? 1
      let values = clusters.map { sums[$0] ?? 0 }
      guard values.count > 1 else { return rest * (values[0] - center) * (values[0] - center) }
      let mean = values.reduce(0, +) / n
      return rest * n / (n - 1) * values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
  }

  private static func strata(_ design: SampleDesign) -> [Stratum] {
    var strata: [Int: Stratum] = [:]
    var known = Set<Int>()
    for row in 0..<design.count where known.insert(design.cluster[row]).inserted {
      strata[design.stratum[row], default: Stratum(clusters: [], population: design.population?[row])].clusters.append(
        design.cluster[row])
    }
    return strata.keys.sorted().compactMap { strata[$0] }
  }
}
