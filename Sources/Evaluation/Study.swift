/// Everything that was read of a study, as columns.
public struct Study: Sendable, Equatable {
  /// The short name of the study, a slug.
  public var slug: String
  /// What people call it.
  public var title: LocalizedText
  /// The frameworks in force by year.
  public var frameworks: FrameworkTimeline
  /// What was decided before any figure was seen.
  public var settings: Settings
  /// The units.
  public var units: Units
  /// The ratings of all raters and years.
  public var ratings: Ratings
  /// The independently measured indicators.
  public var indicators: IndicatorValues
  /// The units that were merged or split.
  public var lineage: [Lineage]
  /// The results of verification.
  public var audits: [AuditResult]
  /// The plan of the validation samples, where it lies beside the results.
  public var auditPlan: [AuditPlanRow]
  /// The answers of units to flags.
  public var responses: [Response]
  /// What experts said of the importance of criteria.
  public var experts: ExpertJudgements
  /// What the yearly round left on paper beside the ratings.
  public var round: YearlyRound
  /// The products that units show for criteria; nil where the study has no list of them.
  public var products: [Product]?
  /// Notes on what was read: counted, ignored or inferred.
  public var notes: [Note]

  /// A study from its parts.
  public init(
    slug: String, title: LocalizedText? = nil, frameworks: FrameworkTimeline, settings: Settings = Settings(),
    units: Units, ratings: Ratings, indicators: IndicatorValues = .none, lineage: [Lineage] = [],
    audits: [AuditResult] = [], auditPlan: [AuditPlanRow] = [], responses: [Response] = [],
    experts: ExpertJudgements = ExpertJudgements(), round: YearlyRound = YearlyRound(), products: [Product]? = nil,
    notes: [Note] = []
  ) {
    self.slug = slug
    self.title = title ?? LocalizedText(slug)
    self.frameworks = frameworks
    self.settings = settings
    self.units = units
    self.ratings = ratings
    self.indicators = indicators
    self.lineage = lineage
    self.audits = audits
    self.auditPlan = auditPlan
    self.responses = responses
    self.experts = experts
    self.round = round
    self.products = products
    self.notes = notes
  }

  /// The study with some of its ratings alone, those whose row is kept.
  public func keepingRatings(_ isKept: (Int) -> Bool) -> Study {
    let rows = (0..<ratings.count).filter(isKept)
    var copy = self
    copy.ratings = Ratings(
      criteria: ratings.criteria, unit: rows.map { ratings.unit[$0] }, year: rows.map { ratings.year[$0] },
      rater: rows.map { ratings.rater[$0] }, points: ratings.points.map { column in rows.map { column[$0] } },
      raterID: rows.map { ratings.raterID[$0] }, level: rows.map { ratings.level[$0] },
      notRated: rows.map { ratings.notRated[$0] })
    return copy
  }

  /// The years that have ratings, in order.
  public var years: [Int] {
    Set(ratings.year).sorted()
  }
}
