/// The figures behind the five sentences of the summary.
struct SummaryFacts: Sendable, Equatable {
  /// A move of a criterion's points.
  struct Move: Sendable, Equatable {
    var criterion: String
    var now: Double
    var proposed: Double
  }

  /// A drift of a type.
  struct Drift: Sendable, Equatable {
    var type: String
    var year: Int
    var baseYear: Int
    var points: Interval
  }

  var rater: String
  var units: Int
  var years: [Int]
  var indicators: Int
  var unitYears: Int
  var assessed: Int
  var over: Int
  var overInLastYear: Int
  var under: Int
  var falseDiscoveryRate: Double
  var lenientAppraisers: Int
  var appraisersAbove: Int
  var appraisers: Int
  var largestDrift: Drift?
  var hasDrift: Bool
  var criteria: Int
  var movedCriteria: Int
  var supportedCriteria: Int
  var largestMove: Move?
  var transitions: Int
}

/// The five sentences that a deputy head reads first.
protocol SummaryTexts {
  /// What was compared with what.
  func summaryScope(_ facts: SummaryFacts) -> String
  /// How many ratings are worth a second look, above and below.
  func summaryFlags(_ facts: SummaryFacts) -> String
  /// Whether appraisers or the whole level of ratings differ from the outcomes.
  func summaryGroups(_ facts: SummaryFacts) -> String
  /// What the outcomes say of the points.
  func summaryWeights(_ facts: SummaryFacts) -> String
  /// What remains open.
  func summaryLimits(_ facts: SummaryFacts) -> String
}
