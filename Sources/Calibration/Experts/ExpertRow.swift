public import Evaluation

/// One expert's judgements, and how far they agree with themselves.
public struct ExpertRow: Sendable, Codable, Equatable {
  /// A judgement worth asking about again.
  public struct Suggestion: Sendable, Codable, Equatable {
    /// The code of the first criterion.
    public var first: String
    /// The code of the second.
    public var second: String
    /// How many times more important the first was judged.
    public var judged: Double
    /// What the other judgements imply.
    public var implied: Double
  }

  /// Who judged.
  public var expert: String
  /// How.
  public var method: WeightingMethod
  /// The number of criteria.
  public var criteria: Int
  /// The consistency ratio of comparisons, the input-based one of best–worst; nil for budgets.
  public var consistencyRatio: Double?
  /// The pairs that were left out.
  public var missingPairs: Int
  /// What to ask again, at most three, the worst first; empty where the ratio is acceptable.
  public var suggestions: [Suggestion]

  private static let mostSuggestions = 3

  /// The rows of a panel, in the order of the files.
  public static func all(_ judgements: ExpertJudgements) -> [ExpertRow] {
    judgements.comparisons.map { ExpertRow($0) }
      + judgements.bestWorst.map { judgement in
        let vectors = BestWorstJudgements(bestToOthers: judgement.bestTo, othersToWorst: judgement.toWorst)
        return ExpertRow(
          expert: judgement.expert, method: .bestWorst, criteria: judgement.criteria.count,
          consistencyRatio: vectors.inputConsistencyRatio, missingPairs: 0, suggestions: [])
      }
      + judgements.budgets.map {
        ExpertRow(
          expert: $0.expert, method: .budget, criteria: $0.criteria.count, consistencyRatio: nil, missingPairs: 0,
          suggestions: [])
      }
  }

  private init(
    expert: String, method: WeightingMethod, criteria: Int, consistencyRatio: Double?, missingPairs: Int,
    suggestions: [Suggestion]
  ) {
    self.expert = expert
    self.method = method
    self.criteria = criteria
    self.consistencyRatio = consistencyRatio
    self.missingPairs = missingPairs
    self.suggestions = suggestions
  }

  private init(_ judgement: ExpertJudgements.Comparisons) {
    let comparisons = PairwiseComparisons(judgement)
    self.init(
      expert: judgement.expert, method: .pairwise, criteria: judgement.criteria.count,
      consistencyRatio: ExpertPriorities(comparisons)?.consistencyRatio, missingPairs: comparisons.missing.count,
      suggestions: repairSuggestions(comparisons).suggestions.prefix(Self.mostSuggestions).map {
        Suggestion(
          first: judgement.criteria[$0.first], second: judgement.criteria[$0.second], judged: $0.judged,
          implied: $0.implied)
      })
  }
}
