import Foundation
internal import Evaluation

/// What the figures on a criterion advise, each piece with its threshold.
enum CriterionAdvice {
  /// Above this share of full marks a criterion tells units apart no more.
  static let ceilingShare = 0.9
  /// Above this variance inflation, adjusted for the number of rows, the other criteria say the same: R² = 0.9.
  static let redundantInflation = 10.0
  /// A correlation with the outcomes that is surely below this counts as none.
  static let negligibleCorrelation = 0.1
  /// Below this reliability more than half of a rating is noise.
  static let leastReliability = 0.5
  /// Above this share of missing cells a criterion is often missing.
  static let mostMissing = 0.2
  /// The 97.5 % point of the normal.
  private static let normalQuantile = 1.959963984540054

  /// Whether the other criteria say what one says: 1/(1 − R̄²) with R̄² adjusted for its degrees of freedom,
  /// 1 − R̄² = (1 − R²)(n − 1)/(n − p).
  ///
  /// With as many criteria as rows the others fit any criterion whatever they hold, which says nothing of it; a single
  /// partner (p = 2) still may.
  ///
  /// - Parameters:
  ///   - inflation: 1/(1 − R²); infinity where the others determine it.
  ///   - rows: n.
  ///   - criteria: p, this one included.
  ///
  /// Source: Theil (1961), Economic forecasts and policy, 2nd edition, chapter 6.
  static func isRedundant(inflation: Double, rows: Int, criteria: Int) -> Bool {
    rows > criteria && inflation * Double(rows - criteria) / Double(rows - 1) > redundantInflation
  }

  /// The advice on a criterion, in the order of the cases; `rows` are those behind the outcome correlation.
  static func advice(
    _ row: CriterionRow, criterion: Criterion, rows: Int, isRedundant: Bool = false
  ) -> [CriterionRow.Advice] {
    var result: [CriterionRow.Advice] = []
    if let ceiling = row.ceilingShare, ceiling > ceilingShare || isConstant(row) {
      result.append(criterion.isMinimumRequirement ? .keepAsMinimumRequirement : .doesNotDiscriminate)
    }
    if isRedundant { result.append(.redundant) }
    if let correlation = row.outcomeCorrelation, isNegligible(correlation, rows: rows) {
      result.append(.unrelatedToOutcomes)
    }
    if let reliability = row.reliability, reliability < leastReliability { result.append(.unreliable) }
    if let missing = row.missingShare, missing > mostMissing { result.append(.oftenMissing) }
    return result
  }

  /// Whether the shares differ by no more than rounding.
  private static func isConstant(_ row: CriterionRow) -> Bool {
    row.standardDeviationOfShare.map { $0 < 1e-12 } ?? false
  }

  /// Whether the upper 95 % limit of a correlation, tanh(artanh r + 1.96/√(n − 3)), is negligible.
  private static func isNegligible(_ correlation: Double, rows: Int) -> Bool {
    guard rows > 3 else { return false }
    return tanh(atanh(correlation) + normalQuantile / Double(rows - 3).squareRoot()) < negligibleCorrelation
  }
}
