internal import Inflation

/// The sentences on one unit in one year, each from its figures.
protocol UnitTexts {
  /// The name of the rating that is judged, for example "self-rating".
  func ratingName(_ rater: String) -> String
  /// The rating and the level it reaches by its points.
  func rated(rater: String, total: Double, level: String?) -> String
  /// What units with these outcomes usually have.
  func usual(_ expected: Interval, level: String?, peers: Int, outcomes: Int) -> String
  /// The part above what is explained.
  func unexplainedAbove(_ points: Interval) -> String
  /// The part below what is explained.
  func unexplainedBelow(_ points: Interval) -> String
  /// Why the part that is unexplained is not the difference from what is usual.
  func notTheDifference(_ difference: Double, isLarger: Bool) -> String
  /// How many of a hundred units need no change: of those listed on at least this evidence, and where they are more, of
  /// those with evidence like this unit's.
  func needNoChange(own: Double?, listed: Double) -> String
  /// That the evidence on a unit is weaker than that on most of its list.
  var weakEvidence: String { get }
  /// How many of a hundred units listed for a low rating need no change.
  func needNoChangeBelow(listed: Double) -> String
  /// The shape of what is not explained.
  func pattern(_ pattern: FlagRow.Pattern) -> String
  /// The shape in a word or two, for tables.
  func patternName(_ pattern: FlagRow.Pattern) -> String
  /// What the superior gave, and whether point for point the same.
  func superior(total: Double, isIdentical: Bool) -> String
  /// The part that the whole group of the appraiser shares.
  func sharedWithGroup(_ points: Double) -> String
  /// Which criteria to look at first.
  func lookFirst(_ criteria: [String]) -> String
  /// Which outcomes lie below what the rating says.
  func lowOutcomes(_ indicators: [String]) -> String
  /// Which reasons without anybody's fault are possible; above the expected rating.
  func innocentReasonsAbove(isPartial: Bool) -> String
  /// The same, below the expected rating.
  func innocentReasonsBelow(isPartial: Bool) -> String
  /// What a unit may answer with that is listed above; criteria are named to it or not.
  func mayAnswer(namesCriteria: Bool) -> String
  /// What a unit may answer with that is listed below.
  var mayAnswerBelow: String { get }
  /// What a look at an under-rating is for.
  var lookAtUnder: String { get }
  /// That part of the points was not rated.
  var partial: String { get }
  /// What a unit that is not listed may not be read as.
  func notListed(detectablePoints: Double?) -> String
  /// Why a unit was not assessed.
  func notAssessable(_ reason: Evidence.Reason?, peers: Int, outcomes: Int) -> String
  /// The same reason in a few words, for tables.
  func reasonName(_ reason: Evidence.Reason?) -> String
  /// The heading over a unit's page, from its name, type, superior and year.
  func unitHeading(name: String, year: Int) -> String
  /// The line under that heading.
  func unitPlace(type: String, parent: String) -> String
  /// The word over the sentences on what to look at.
  var lookHeading: String { get }
  /// The word over the innocent reasons.
  var reasonsHeading: String { get }
  /// The word over what the unit may answer with.
  var answerHeading: String { get }
}
