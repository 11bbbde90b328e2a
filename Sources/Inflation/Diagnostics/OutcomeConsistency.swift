internal import Calibration
internal import Evaluation

/// How the outcomes of one type and year hang together.
public struct OutcomeConsistency: Sendable, Codable, Equatable {
  /// One outcome among the others.
  public struct Item: Sendable, Codable, Equatable {
    /// The outcome.
    public var indicator: String
    /// The correlation of the outcome with quality, λ/√(λ² + ψ), in 0…1.
    public var loading: Double
    /// Cronbach's alpha of the others.
    public var alphaIfDeleted: Double?
  }

  /// The type.
  public var type: String
  /// The year.
  public var year: Int
  /// The share of the outcomes' variance that they have in common, in 0…1.
  public var commonVariance: Double?
  /// Cronbach's alpha.
  public var alpha: Double?
  /// The Kaiser–Meyer–Olkin measure of sampling adequacy, in 0…1.
  public var samplingAdequacy: Double?
  /// The outcomes that are used.
  public var items: [Item]

  static func all(_ panel: Panel, outcomes: OutcomeModel) -> [OutcomeConsistency] {
    outcomes.groups.map { group in
      let items = panel.outcomes.indices.compactMap { k -> Item? in
        let variance = group.loadings[k] * group.loadings[k] + group.uniquenesses[k]
        guard variance > 0 else { return nil }
        return Item(
          indicator: panel.outcomes[k].code, loading: group.loadings[k] / variance.squareRoot(),
          alphaIfDeleted: finite(group.consistency.alphaIfDeleted[k]))
      }
      return OutcomeConsistency(
        type: group.type, year: group.year, commonVariance: finite(group.commonVariance),
        alpha: finite(group.consistency.alpha), samplingAdequacy: finite(group.consistency.samplingAdequacy),
        items: items)
    }
  }

  private static func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }
}
