/// What a survey shows.
public struct SurveyFindings: Sendable, Codable, Equatable {
  /// A figure with its error and interval.
  public struct Estimate: Sendable, Codable, Equatable {
    /// The figure; nil where nobody answered.
    public var value: Double?
    /// The standard error by the design; nil where there is none.
    public var standardError: Double?
    /// The lower end of the interval.
    public var lower: Double?
    /// The upper end.
    public var upper: Double?
  }

  /// A scale, over all respondents or those of one type.
  public struct Scale: Sendable, Codable, Equatable {
    /// The scale.
    public var scale: String
    /// The type; nil for all.
    public var type: String?
    /// The respondents that have a score.
    public var respondents: Int
    /// The clusters that they come from.
    public var clusters: Int
    /// The weighted mean of the scores.
    public var mean: Estimate
    /// The lowest score that the items permit.
    public var lowest: Double
    /// The highest.
    public var highest: Double
    /// Cronbach's alpha; nil where it is not a number.
    public var alpha: Double?
    /// The lower end of its interval.
    public var alphaLower: Double?
    /// The upper end.
    public var alphaUpper: Double?
    /// McDonald's omega.
    public var omega: Double?
  }

  /// An item, over all respondents.
  public struct Item: Sendable, Codable, Equatable {
    /// Its code.
    public var item: String
    /// What it asks.
    public var name: String
    /// Its scale.
    public var scale: String
    /// Whether answers were turned.
    public var isReversed: Bool
    /// The respondents that answered.
    public var answered: Int
    /// The share of respondents that did not.
    public var missingShare: Double
    /// The weighted mean of the answers, turned where the item is reversed.
    public var mean: Estimate
    /// The standard deviation of the answers, unweighted.
    public var standardDeviation: Double?
    /// The share of answers at the best end of the scale.
    public var ceilingShare: Double?
    /// The correlation with the sum of the others.
    public var itemRest: Double?
    /// The scale's alpha without the item.
    public var alphaIfDeleted: Double?
    /// The loading on the common factor.
    public var loading: Double?
  }

  /// How many directives were carried out in time, over all units or those of one type.
  public struct Execution: Sendable, Codable, Equatable {
    /// The type; nil for all.
    public var type: String?
    /// The units.
    public var units: Int
    /// The directives issued.
    public var issued: Double
    /// Those carried out in time.
    public var inTime: Double
    /// The weighted share in time, in 0…1.
    public var rate: Estimate
    /// How the interval was found.
    public var method: Method

    /// How an interval was found.
    public enum Method: String, Sendable, Codable {
      /// By the design: directives of a cluster belong together.
      case design
      /// Wilson's, as if the directives had nothing to do with each other.
      case wilson
    }
  }

  /// The respondents.
  public var respondents: Int
  /// The clusters that were drawn.
  public var clusters: Int
  /// The strata.
  public var strata: Int
  /// Whether clusters hold more than one respondent.
  public var isClustered: Bool
  /// Whether some stratum has a single cluster, so that its error is only approximate.
  public var hasSingleCluster: Bool
  /// The scales, each over all and then by type.
  public var scales: [Scale]
  /// The items.
  public var items: [Item]
  /// The execution rates, over all and then by type; empty where no directives were given.
  public var execution: [Execution]
  /// The confidence of intervals.
  public var confidence: Double
}
