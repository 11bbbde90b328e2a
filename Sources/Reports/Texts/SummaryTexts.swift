internal import Inflation

/// The figures behind the first page.
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

  /// A superior with units on the list of the last year.
  struct Superior: Sendable, Equatable {
    var name: String
    var listed: Int
    var units: Int
  }

  var rater: String
  var units: Int
  var years: [Int]
  var indicators: Int
  var unitYears: Int
  var assessed: Int
  /// Why the others could not be assessed, the most frequent reason first.
  var reasons: [Evidence.Reason?]
  var assessedInLastYear: Int
  var over: Int
  var overInLastYear: Int
  /// Of `overInLastYear`, those whose usual rating gives another level.
  var otherLevel: Int
  var under: Int
  var underInLastYear: Int
  var falseDiscoveryRate: Double
  /// The share of false discoveries where this study's sizes were simulated with something planted, where it lies above
  /// the wanted rate: the lowest and the highest.
  var simulatedRate: ClosedRange<Double>?
  /// The sizes found in 80 of 100 units, over the types that have one; nil without a simulation.
  var detectable: ClosedRange<Double>?
  /// The types in which no size that was tried is found in 80 of 100 units, and the largest size tried.
  var blindTypes: [String]
  var largestSizeTried: Double
  /// How many units a list has at least, where the last year is too small to have often one.
  var leastListed: Int?
  /// The superiors with the most listed units of the last year.
  var superiors: [Superior]
  /// The listed superiors, each with its years.
  var lenient: [String]
  var lenientAppraisers: Int
  var appraisersAbove: Int
  var appraisers: Int
  var largestDrift: Drift?
  var hasDrift: Bool
  var criteria: Int
  var movedCriteria: Int
  var supportedCriteria: Int
  /// Whether the outcomes say anything of what the criteria are worth.
  var isCalibrated: Bool
  var largestMove: Move?
  var transitions: Int
  var verified: Int
  /// Units of the last year whose self-rating and appraisal need written grounds.
  var gaps: Int

  var lastYear: Int { years.last ?? 0 }
}

/// The three things that a first page answers.
enum SummaryHeading: CaseIterable, Sendable {
  case found
  case certainty
  case next
}

/// The first page: what was found, how sure that is, and what to do next.
protocol SummaryTexts {
  /// What was compared with what.
  func summaryScope(_ facts: SummaryFacts) -> String
  /// A heading of the first page.
  func heading(_ heading: SummaryHeading) -> String
  /// What was found: units, superiors, the level of ratings, criteria.
  func summaryFindings(_ facts: SummaryFacts) -> [String]
  /// How far that holds.
  func summaryCertainty(_ facts: SummaryFacts) -> [String]
  /// What an office does with it, in the order of doing.
  func summaryNext(_ facts: SummaryFacts) -> [String]
}
