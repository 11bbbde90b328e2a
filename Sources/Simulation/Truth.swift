/// What was planted, by which findings are judged.
public struct Truth: Sendable, Equatable {
  /// The truth of a unit and year.
  public struct UnitYear: Sendable, Equatable {
    /// The unit, an index into the study's units.
    public let unit: Int
    /// The year.
    public let year: Int
    /// The true quality θ, standard within type in the first year.
    public let quality: Double
    /// The total, 0…100, that the unit would honestly have written, drift of everybody included.
    public let honestTotal: Double
    /// The total, 0…100, that it wrote.
    public let selfTotal: Double
    /// What was planted; nil where the unit is honest.
    public let pattern: PlantedPattern?

    /// The points of 100 by which the rating departs from the honest one: above 0 is over-rating.
    public var points: Double { selfTotal - honestTotal }
  }

  /// The truth of an appraiser.
  public struct Appraiser: Sendable, Equatable {
    /// Its code.
    public let code: String
    /// The mean points by which the leniency raised its units; 0 where none was planted.
    public let leniency: Double
    /// How far its ratings lean on the self-ratings, in 0…1.
    public let leaning: Double
    /// The share of the units that it copies whole.
    public let copyShare: Double
    /// Its severity on the logit scale, below 0 severe.
    public let severity: Double
    /// The mean true quality of its units over all years.
    public let quality: Double
  }

  /// The truth of a type and year.
  public struct Drift: Sendable, Equatable {
    /// The code of the type.
    public let type: String
    /// The year.
    public let year: Int
    /// The year that it is compared with.
    public let baseYear: Int
    /// The rise of the mean self-rated total since then, in points of 100.
    public let ratingChange: Double
    /// The rise of mean true quality since then, in its standard deviations of the first year.
    public let qualityChange: Double
    /// The rise that nothing accounts for, in points of 100.
    public let points: Double
  }

  /// Every unit and year, by unit and then year: the order of the self-ratings.
  public let units: [UnitYear]
  /// The codes of the types that the weights are by, in the order of the framework.
  public let types: [String]
  /// The codes of the criteria that the weights are by, in the order of the framework: kind `score` only.
  public let criteria: [String]
  /// The true weights in points: type, then criterion; 0 where a criterion does not apply.
  public let weights: [[Double]]
  /// The appraisers in the order of their codes.
  public let appraisers: [Appraiser]
  /// The drift by type and year, the first year left out.
  public let drift: [Drift]
}
