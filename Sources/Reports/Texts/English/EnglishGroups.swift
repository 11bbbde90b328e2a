internal import Calibration
internal import Feedback
internal import Inflation

extension English: GroupTexts {
  var weightsIntroduction: String {
    "Points now are the most points in the framework in force. Calibrated points are what the outcome indicators support, "
      + "with their interval. Proposed points of criteria with clear evidence move towards the calibrated ones, within the limit "
      + "agreed for one year; what they lose or gain is shared out among others so that the sum stays, so that a criterion with "
      + "the reason \"\(reason(WeightRow.Reason.balancing))\" may end up further from its calibrated points. Importance says how far "
      + "differences on a criterion go with differences of the total."
  }
  var weightsWithoutRevision: String {
    "Points now are the most points in the framework in force. Calibrated points are what the outcome indicators support, "
      + "with their interval. This run proposes no change."
  }

  func deserves(criterion: String, now: Double, interval: Interval) -> String {
    let points = numbers.trimmed(interval.value)
    guard let ends = interval.ends else {
      return "Criterion \(criterion): the outcomes support \(points) points, against \(numbers.trimmed(now)) now."
    }
    return
      "Criterion \(criterion): the outcomes support \(range(numbers.trimmed(ends.lower), numbers.trimmed(ends.upper))) "
      + "points, against \(numbers.trimmed(now)) now."
  }

  var noWeightStandsOut: String {
    "No criterion's points lie outside their interval: the data give no reason to change any."
  }

  var weightsUndetermined: String {
    "The data are too few to know which points the outcomes support, so that the table below keeps those in force."
  }
  var undetermined: String { "not determined" }

  var furthestPoints: String { "The points in force that lie furthest from what the outcomes support:" }

  func furtherPoints(_ count: Int) -> String {
    "\(numbers.integer(count)) more rows of this kind stand in the table below."
  }

  func reason(_ reason: WeightRow.Reason) -> String {
    switch reason {
    case .evidence: "by the outcomes"
    case .balancing: "to keep the sum"
    case .frozen: "points are held fixed"
    case .limited: "at the limit of one year"
    case .step: "moved onto the step"
    }
  }

  func overIntroduction(count: Int, falseDiscoveryRate: Double) -> String {
    "\(numbers.integer(count)) unit-years have a rating above what the outcome indicators and other raters explain. The "
      + "list is made so that of 100 listed at most about \(numbers.trimmed(100 * falseDiscoveryRate, 0)) need no change. "
      + "Being listed is a reason to look at the file again, not a conclusion about the unit."
  }

  func underIntroduction(count: Int) -> String {
    "\(numbers.integer(count)) unit-years have a rating below what the outcome indicators show. They are worth a look so "
      + "that units that are strict with themselves do not lose by it."
  }

  var appraisersIntroduction: String {
    "Leniency is the mean part of the ratings of one superior's units that the outcomes do not explain, allowing for "
      + "small groups being less certain. Leaning on the self-rating: 0 is independent, 1 is entirely."
  }

  func lenient(parent: String, year: Int, units: Int, points: Interval) -> String {
    let ends = points.ends.map { " (\(range(numbers.fixed($0.lower), numbers.fixed($0.upper))))" } ?? ""
    return "\(parent), \(year): the ratings of its \(numbers.integer(units)) units lie on average "
      + "\(numbers.fixed(points.value)) points\(ends) above what the outcomes explain; the rating of the whole group is "
      + "worth a second look."
  }

  var aboveWithoutListing: String {
    "The intervals of these groups lie wholly above 0, but no second source (the superior's own ratings) confirms it, so "
      + "they are not listed; a whole group may also do well what the indicators do not measure:"
  }

  func earlierGroups(_ count: Int) -> String {
    "The table has the last year and the groups worth a second look; \(numbers.integer(count)) other rows of earlier years are in appraisers.csv."
  }

  func above(parent: String, year: Int, points: Interval) -> String {
    let ends = points.ends.map { " (\(range(numbers.fixed($0.lower), numbers.fixed($0.upper))))" } ?? ""
    return "\(parent), \(year): \(numbers.fixed(points.value)) points above\(ends)."
  }

  var driftIntroduction: String {
    "The rest is the change of the mean rating once the part that goes with the measured outcomes is taken out."
  }

  func drift(type: String, year: Int, baseYear: Int, points: Interval) -> String {
    let size = numbers.fixed(abs(points.value))
    let ends = points.ends.map { " (\(range(numbers.signed($0.lower), numbers.signed($0.upper))))" } ?? ""
    let direction = points.value > 0 ? "higher" : "lower"
    return
      "\(type): ratings in \(year) are \(size) points \(direction)\(ends) than in \(baseYear), beyond what the outcomes "
      + "explain."
  }

  var criteriaIntroduction: String {
    "Only criteria with advice are printed. Advice is for the framework's owner to weigh."
  }
  var noAdvice: String { "The data give no advice on single criteria." }

  func advice(_ advice: CriterionRow.Advice, of row: CriterionRow) -> String {
    switch advice {
    case .doesNotDiscriminate: "hardly tells units apart\(percentage(row.ceilingShare, "at full marks"))"
    case .keepAsMinimumRequirement:
      "nearly every unit meets it\(percentage(row.ceilingShare, "at full marks")); keep it as a minimum requirement"
    case .redundant:
      "says the same as another criterion" + (row.varianceInflation.map { " (VIF \(numbers.fixed($0)))" } ?? "")
    case .unrelatedToOutcomes:
      "does not go with the measured outcomes"
        + (row.outcomeCorrelation.map { " (correlation \(numbers.fixed($0, 2)))" } ?? "")
    case .largestUnexplainedPart:
      "has the largest unexplained part among units worth a look"
        + (row.unexplainedPoints.map { " (\(numbers.fixed($0, 2)) points)" } ?? "")
    case .unreliable:
      "ratings of it agree little" + (row.reliability.map { " (reliability \(numbers.fixed($0, 2)))" } ?? "")
    case .oftenMissing: "is often left empty\(percentage(row.missingShare, "of cells"))"
    }
  }

  private func percentage(_ share: Double?, _ noun: String) -> String {
    share.map { " (\(numbers.percent($0)) \(noun))" } ?? ""
  }

  func transitionsIntroduction(changes: Int, nearBoundary: Int, units: Int) -> String {
    "Under the proposed points \(numbers.integer(changes)) of \(numbers.integer(units)) unit-years change level; "
      + "\(numbers.integer(nearBoundary)) more keep theirs but lie near a cut-off. Levels are those of totals, conditions, vetoes and "
      + "collectives; ceilings are not applied. The probability says in how many of 100 trials the two sets of points give another "
      + "level, when the proposed points and the ratings have an error: under 50% a change is not certain."
  }

  func reason(_ reason: TransitionRow.Reason) -> String {
    switch reason {
    case .points: "the proposed points move the total over a cut-off"
    case .nearBoundary: "the total is so near a cut-off that rating error may move it"
    }
  }

  func notAssessableIntroduction(count: Int, of total: Int) -> String {
    "For \(numbers.integer(count)) of \(numbers.integer(total)) unit-years there was not enough to go by. They count "
      + "neither as right nor as otherwise."
  }
}
