public import Evaluation

/// A yearly round rolled up from the base to the top: what came in when, what adds up, where levels and scores stand.
public struct RollUp: Sendable {
  /// The number of tiers.
  public let tiers: Int
  /// How reports came in, by year and tier; empty without a calendar.
  public let punctuality: [PunctualityRow]
  /// Levels by year, tier and type.
  public let levels: [TierLevelRow]
  /// Reported numbers beside what lies below.
  public let sums: [ReportedSumRow]
  /// Changes of scores along the chain.
  public let chain: [ChainRow]
  /// Collectives beside their members.
  public let coherence: [CoherenceRow]
  /// What members of collectives give each other.
  public let relations: [RelationRow]
  /// Products beside the ratings of each criterion; empty without a list of products.
  public let products: [ProductRow]
  /// Units beside those in a like position.
  public let positions: [PositionRow]
  /// Everything to look at again or to know, by year, kind, tier and unit.
  public let findings: [RollUpFinding]

  /// Rolls up a study.
  ///
  /// - Complexity: O(ratings × criteria + units × tiers + reports × units).
  ///
  /// Source: METHODS section 8, roll-up.
  public init(_ study: Study) {
    let context = RoundContext(study, Classification(study))
    let punctuality = Punctuality(context)
    let levels = TierLevels(context)
    let sums = ReportedSums(context)
    let chain = ScoreChain(context)
    let coherence = Coherence(context)
    let relations = MutualRatings(context)
    let products = ProductEvidence(context)
    tiers = context.tiers.count
    self.punctuality = punctuality.rows
    self.levels = levels.rows
    self.sums = sums.rows
    self.chain = chain.rows
    self.coherence = coherence.rows
    self.relations = relations.rows
    self.products = products.rows
    positions = PeerComparison(context).rows
    let found =
      punctuality.findings + levels.findings + sums.findings + chain.findings + ListCheck(context).findings
      + coherence.findings + relations.findings + products.findings
    let order = Dictionary(uniqueKeysWithValues: RollUpFinding.Kind.allCases.enumerated().map { ($1, $0) })
    findings = found.sorted { a, b in
      let (first, second) = (order[a.kind] ?? 0, order[b.kind] ?? 0)
      return (a.year, first, a.tier ?? .max, a.unit, a.detail ?? "")
        < (b.year, second, b.tier ?? .max, b.unit, b.detail ?? "")
    }
  }
}
