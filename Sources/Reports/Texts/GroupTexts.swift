internal import Calibration
internal import Feedback
internal import Inflation

/// The sentences on criteria, appraisers, types and levels.
protocol GroupTexts {
  /// How the table of points is read.
  var weightsIntroduction: String { get }
  /// How the table of points is read where no revision was made.
  var weightsWithoutRevision: String { get }
  /// A criterion whose interval excludes its points.
  func deserves(criterion: String, now: Double, interval: Interval) -> String
  /// Where no criterion's interval excludes its points.
  var noWeightStandsOut: String { get }
  /// That the data leave the points of every criterion open.
  var weightsUndetermined: String { get }
  /// What stands for an interval that says nothing.
  var undetermined: String { get }
  /// Said over the criteria whose points lie furthest from what the outcomes support.
  var furthestPoints: String { get }
  /// Said of the criteria outside their interval that have no sentence.
  func furtherPoints(_ count: Int) -> String
  /// Why points move or do not.
  func reason(_ reason: WeightRow.Reason) -> String
  /// How the list of ratings above the expected is read.
  func overIntroduction(count: Int, falseDiscoveryRate: Double) -> String
  /// How the list of ratings below the expected is read.
  func underIntroduction(count: Int) -> String
  /// How the table of appraisers is read.
  var appraisersIntroduction: String { get }
  /// An appraiser whose units' ratings lie above what outcomes explain.
  func lenient(parent: String, year: Int, units: Int, points: Interval) -> String
  /// How the list of groups above what is explained, that are not listed, is read.
  var aboveWithoutListing: String { get }
  /// Said of the groups of earlier years, which the table leaves out.
  func earlierGroups(_ count: Int) -> String
  /// One of them.
  func above(parent: String, year: Int, points: Interval) -> String
  /// How the table of drift is read.
  var driftIntroduction: String { get }
  /// A type whose ratings rose or fell beside their outcomes.
  func drift(type: String, year: Int, baseYear: Int, points: Interval) -> String
  /// How the table of criteria is read.
  var criteriaIntroduction: String { get }
  /// That there is no advice on any criterion.
  var noAdvice: String { get }
  /// What to do about a criterion, with the figure it rests on.
  func advice(_ advice: CriterionRow.Advice, of row: CriterionRow) -> String
  /// How the table of level changes is read.
  func transitionsIntroduction(changes: Int, nearBoundary: Int, units: Int) -> String
  /// Why a level changes.
  func reason(_ reason: TransitionRow.Reason) -> String
  /// How the table of what was not assessed is read.
  func notAssessableIntroduction(count: Int, of total: Int) -> String
}
