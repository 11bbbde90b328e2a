/// What experts said of the importance of criteria, apart from any data on units.
public struct ExpertJudgements: Sendable, Equatable {
  /// One expert's matrix of how many times more important one criterion is than another.
  public struct Comparisons: Sendable, Equatable {
    /// Who judged.
    public var expert: String
    /// The codes of the criteria compared.
    public var criteria: [String]
    /// a_ij for i < j, row after row of the upper triangle; nil where the pair was left out.
    public var upperTriangle: [Double?]

    /// A matrix by its upper triangle.
    public init(expert: String, criteria: [String], upperTriangle: [Double?]) {
      precondition(
        upperTriangle.count == criteria.count * max(0, criteria.count - 1) / 2, "an entry for every pair of criteria")
      self.expert = expert
      self.criteria = criteria
      self.upperTriangle = upperTriangle
    }
  }

  /// One expert's comparisons of the best criterion with all and of all with the worst.
  public struct BestWorst: Sendable, Equatable {
    /// Who judged.
    public var expert: String
    /// The codes of the criteria compared.
    public var criteria: [String]
    /// How many times more important the best is than each.
    public var bestTo: [Double]
    /// How many times more important each is than the worst.
    public var toWorst: [Double]

    /// Two vectors over the criteria.
    public init(expert: String, criteria: [String], bestTo: [Double], toWorst: [Double]) {
      precondition(bestTo.count == criteria.count && toWorst.count == criteria.count, "two entries a criterion")
      self.expert = expert
      self.criteria = criteria
      self.bestTo = bestTo
      self.toWorst = toWorst
    }
  }

  /// One expert's points, shared out among criteria.
  public struct Budget: Sendable, Equatable {
    /// Who judged.
    public var expert: String
    /// The codes of the criteria.
    public var criteria: [String]
    /// Their points, on a scale of the expert's own.
    public var points: [Double]

    /// Points over the criteria.
    public init(expert: String, criteria: [String], points: [Double]) {
      precondition(points.count == criteria.count, "an entry a criterion")
      self.expert = expert
      self.criteria = criteria
      self.points = points
    }
  }

  /// The matrices, in the order of their files.
  public var comparisons: [Comparisons]
  /// The best–worst comparisons, in the order in which experts first occur.
  public var bestWorst: [BestWorst]
  /// The budgets, in the order in which experts first occur.
  public var budgets: [Budget]

  /// The judgements of a panel; none at first.
  public init(comparisons: [Comparisons] = [], bestWorst: [BestWorst] = [], budgets: [Budget] = []) {
    self.comparisons = comparisons
    self.bestWorst = bestWorst
    self.budgets = budgets
  }
}
