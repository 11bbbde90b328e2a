internal import Foundation
internal import Statistics

/// How strong the evidence on units is beside that on units which verification found in order.
///
/// p_i = (w_i + Σ_j w_j 1{s_j ≥ s_i}) / (w_i + Σ_j w_j) over verified units j in order, s the evidence and
/// w = 1/inclusion. Whatever the model behind s, under the hypothesis that unit i is in order p_i is at most as small as a
/// uniform number would be; the list takes Benjamini and Hochberg's rule at the wanted rate.
///
/// Source: Tibshirani, Barber, Candès and Ramdas (2019), Conformal prediction under covariate shift; Bates and others
/// (2023), Testing for outliers with conformal p-values.
public struct ConformalFindings: Sendable, Codable, Equatable {
  /// A unit's p-value.
  public struct Row: Sendable, Codable, Equatable {
    /// The unit.
    public var unit: String
    /// Its p-value.
    public var pValue: Double
  }

  /// The verified units in order.
  public var inOrder: Int
  /// How many units that were not verified are listed by these p-values alone.
  public var listed: Int
  /// How many of those the study flagged.
  public var listedAndFlagged: Int
  /// The p-values of flagged units that were not verified, by unit.
  public var rows: [Row]

  /// A unit as the p-values need it.
  struct Candidate: Sendable {
    var unit: String
    /// The evidence of over-rating; the larger the stronger.
    var score: Double
    /// 1/inclusion.
    var weight: Double
    var isFlagged: Bool
  }

  /// Nil with fewer units in order than the rate needs for a p-value as small as it: 1/rate − 1.
  ///
  /// - Complexity: O(units log units).
  init?(inOrder: [Candidate], others: [Candidate], rate: Double) {
    guard Double(inOrder.count) >= 1 / rate - 1, !others.isEmpty else { return nil }
    let sorted = inOrder.sorted { $0.score > $1.score }
    var sums: [Double] = []
    for unit in sorted { sums.append((sums.last ?? 0) + unit.weight) }
    let total = sums.last ?? 0
    let values = others.map { unit -> Double in
      let above = sorted.partitioningIndex { $0.score < unit.score }
      let weight = above > 0 ? sums[above - 1] : 0
      return (unit.weight + weight) / (unit.weight + total)
    }
    let isListed = benjaminiHochberg(values).map { $0 <= rate }
    self.inOrder = inOrder.count
    listed = isListed.count { $0 }
    listedAndFlagged = others.indices.count { isListed[$0] && others[$0].isFlagged }
    rows = others.indices.filter { others[$0].isFlagged }.map { Row(unit: others[$0].unit, pValue: values[$0]) }
      .sorted { $0.unit < $1.unit }
  }
}
