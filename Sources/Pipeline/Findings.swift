public import Calibration
public import Evaluation
public import Feedback
public import Inflation

/// Everything a run found, as it stands in `findings.json`: the one file that reports are made from.
public struct Findings: Sendable, Codable, Equatable {
  /// A file that went in, by its name in the study and the SHA-256 of its bytes.
  public struct Input: Sendable, Codable, Equatable {
    /// The path relative to the study.
    public var file: String
    /// The hash in lower-case hexadecimal.
    public var sha256: String

    /// An input and its hash.
    public init(file: String, sha256: String) {
      self.file = file
      self.sha256 = sha256
    }
  }

  /// A criterion, a level or an indicator as the report names it.
  public struct Name: Sendable, Codable, Equatable {
    /// The code.
    public var code: String
    /// The Vietnamese name.
    public var vi: String
    /// The English name.
    public var en: String

    /// A code with its names.
    public init(code: String, name: LocalizedText) {
      self.code = code
      self.vi = name.vi
      self.en = name.en
    }
  }

  /// What was decided before any figure was seen.
  public struct Decisions: Sendable, Codable, Equatable {
    /// The wanted share of false discoveries.
    public var falseDiscoveryRate: Double
    /// The confidence of the intervals.
    public var confidence: Double
    /// An excess up to this many points is not pursued.
    public var materialPoints: Double
    /// The smallest group that publication tables show.
    public var minimumGroup: Int
    /// The most points a criterion may move in a year.
    public var mostChange: Double
    /// The step of proposed points.
    public var pointsStep: Double
    /// The years by which outcomes follow ratings.
    public var lag: Int
    /// Whether an honest halo is allowed for.
    public var honestHalo: Bool
    /// The seed.
    public var seed: UInt64
    /// What follows when points suffice for a level and one of its conditions fails.
    public var failedCondition: FailedCondition
    /// The covariates of the expected rating.
    public var covariates: [String]

    /// The settings of a study as they are recorded.
    public init(_ settings: Settings) {
      falseDiscoveryRate = settings.falseDiscoveryRate
      confidence = settings.confidence
      materialPoints = settings.materialPoints
      minimumGroup = settings.minimumGroup
      mostChange = settings.mostChange
      pointsStep = settings.pointsStep
      lag = settings.lag
      honestHalo = settings.honestHalo
      seed = settings.seed
      failedCondition = settings.failedCondition
      covariates = settings.covariates
    }
  }

  /// The outcome score of a type in a year, and how much it says.
  public struct OutcomeSummary: Sendable, Codable, Equatable {
    /// The type.
    public var type: String
    /// The year.
    public var year: Int
    /// Units with at least one outcome.
    public var units: Int
    /// The share of the quality's variance that the score knows, in 0…1.
    public var determinacy: Double
    /// The squared correlation of the rating with the score.
    public var ratingCorrelationSquared: Double?

    /// What a type's outcomes say in a year.
    public init(type: String, year: Int, units: Int, determinacy: Double, ratingCorrelationSquared: Double?) {
      self.type = type
      self.year = year
      self.units = units
      self.determinacy = determinacy
      self.ratingCorrelationSquared = ratingCorrelationSquared
    }
  }

  /// The answer of a unit to a flag.
  public struct Answer: Sendable, Codable, Equatable {
    /// The unit.
    public var unit: String
    /// The year of the flag.
    public var year: Int
    /// The answer in the unit's words.
    public var answer: String
    /// Whether it was accepted; nil while that is open.
    public var isAccepted: Bool?
  }

  /// The slug of the study.
  public var study: String
  /// Its title.
  public var title: Name
  /// The version of the toolkit.
  public var version: String
  /// Whether the study says of itself that it is simulated.
  public var isSimulated = false
  /// Whose rating was judged.
  public var rater: String
  /// The number of units.
  public var units: Int
  /// The years, in order.
  public var years: [Int]
  /// What was decided beforehand.
  public var settings: Decisions
  /// What went in.
  public var inputs: [Input] = []
  /// The head of the study's ledger once the run was recorded; nil where the study keeps none.
  public var ledgerHead: String?
  /// The criteria by code and name.
  public var criterionNames: [Name]
  /// The levels by code and name, highest first.
  public var levelNames: [Name]
  /// The totals at which levels begin, highest first.
  public var levelCutoffs: [Double] = []
  /// The indicators by code and name.
  public var indicatorNames: [Name]
  /// The types by code and name.
  public var typeNames: [Name]
  /// What the outcomes say, by type and year.
  public var outcomes: [OutcomeSummary] = []
  /// The penalty that cross-validation chose, by type.
  public var penalties: [String: Double] = [:]
  /// The relative residual of the Karush–Kuhn–Tucker conditions of the weights, by type.
  public var weightResiduals: [String: Double] = [:]
  /// The weights.
  public var weights: [WeightRow] = []
  /// How much the criteria matter, and what the reliability of ratings changed.
  public var importance: [ImportanceRow] = []
  /// What every method makes of the points.
  public var comparisons: [ComparisonRow] = []
  /// What experts said, and how far their judgements agree with themselves.
  public var experts: [ExpertRow] = []
  /// The criteria.
  public var criteria: [CriterionRow] = []
  /// The points of described levels.
  public var steps: [StepRow] = []
  /// The units.
  public var flags: [FlagRow] = []
  /// The appraisers.
  public var appraisers: [AppraiserRow] = []
  /// The drift.
  public var drift: [DriftRow] = []
  /// The power of the study.
  public var power: [PowerRow] = []
  /// Who would change level.
  public var transitions: [TransitionRow] = []
  /// Where units stand among their type, under the points in force and proposed.
  public var ranks: [RankRow] = []
  /// How much of the differences in ranks and levels goes with each choice.
  public var robustness: [RobustnessRow] = []
  /// How many units change level by the proposed points; nil where none were proposed.
  public var levelForecast: LevelForecast?
  /// How many units hold each level, by type, year and rater, beside the quotas.
  public var levels: [LevelRow] = []
  /// The level of each unit, year and rater, and how it came about.
  public var classification: [ClassificationRow] = []
  /// Collectives beside their members.
  public var collectives: [CollectiveRow] = []
  /// Where levels start in the eyes of raters who give levels alone.
  public var levelThresholds: [LevelThresholdRow] = []
  /// Ratings that need grounds: the unit and whoever decides are far apart.
  public var gaps: [GapRow] = []
  /// The quotas of the framework in force, as they are counted.
  public var quotas: [QuotaRule] = []
  /// How even and how firm the list is; nil where nothing was judged.
  public var diagnostics: Diagnostics?
  /// What the validation samples say, by year.
  public var audits: [AuditFindings]?
  /// The answers of units to flags.
  public var answers: [Answer]?
  /// What could not be identified, and other words on the data.
  public var notes: [Note] = []
}
