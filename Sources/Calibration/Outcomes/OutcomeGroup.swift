/// How much the outcomes of one type and year say of quality.
public struct OutcomeGroup: Sendable {
  /// The code of the type.
  public let type: String
  /// The year.
  public let year: Int
  /// The number of rows with at least one outcome.
  public let units: Int
  /// λ_k by outcome, on the standardised scale; NaN for an outcome that was not measured.
  public let loadings: [Double]
  /// ψ_k likewise, the squared scale of the error.
  public let uniquenesses: [Double]
  /// ν, the degrees of freedom of the errors; NaN without a factor.
  public let degreesOfFreedom: Double
  /// Whether the loadings are those of all types of the year.
  public let isPooled: Bool
  /// Whether loadings were taken from reliabilities instead of the data.
  public let usesReliabilities: Bool
  /// The mean of 1 − v_i over rows with outcomes, in 0…1: how much of the quality the scores know.
  public let determinacy: Double
  /// ρ̄, the same for the scores from a row's own outcomes alone.
  public let reliability: Double
  /// The share of the quality's variance that lies between appraisers, in 0…1.
  public let appraiserShare: Double
  /// Cronbach's alpha, alpha if an outcome is deleted, and the sampling adequacy.
  public let consistency: InternalConsistency

  let factor: TCellFactor?

  /// Σλ²/Σ(λ² + ψ), the share of the outcomes' robust variance that they have in common.
  public var commonVariance: Double {
    guard let factor else { return .nan }
    let common = factor.used.reduce(0) { $0 + factor.loadings[$1] * factor.loadings[$1] }
    let unique = factor.used.reduce(0) { $0 + factor.uniquenesses[$1] }
    return common / (common + unique)
  }

  /// Sums up one group of rows.
  init(type: String, year: Int, factor: TCellFactor?, rows: [Int], cells: OutcomeCells, scores: OutcomeScores) {
    self.type = type
    self.year = year
    self.factor = factor
    let scored = rows.filter { scores.measured[$0] > 0 }
    units = scored.count
    let outcomes = cells.values.indices
    loadings = outcomes.map { k in factor.map { $0.isUsed[k] ? $0.loadings[k] : .nan } ?? .nan }
    uniquenesses = outcomes.map { k in factor.map { $0.isUsed[k] ? $0.uniquenesses[k] : .nan } ?? .nan }
    degreesOfFreedom = factor?.degreesOfFreedom ?? .nan
    isPooled = factor?.origin == .pooled
    usesReliabilities = factor?.origin == .reliability
    let count = Double(scored.count)
    determinacy = 1 - scored.reduce(0) { $0 + scores.posteriorVariance[$1] } / count
    reliability = 1 - scored.reduce(0) { $0 + scores.ownVariance[$1] } / count
    appraiserShare = scores.appraiserShare[year] ?? 0
    consistency = InternalConsistency(factor?.used ?? [], rows: scored, cells: cells)
  }
}
