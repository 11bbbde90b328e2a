internal import Inflation

extension English: UnitTexts {
  func ratingName(_ rater: String) -> String {
    switch rater {
    case "self": "self-rating"
    case "collective": "rating by the collective"
    case "superior": "rating by the immediate superior"
    case "peer": "rating by peers"
    case "public": "rating by the public"
    default: "rating by \(rater)"
    }
  }

  func rated(rater: String, total: Double, level: String?) -> String {
    let subject = rater == "self" ? "The unit rates itself at" : "The \(ratingName(rater)) is"
    let level = level.map { " (level: \($0))" } ?? ""
    return "\(subject) \(numbers.fixed(total)) points\(level)."
  }

  func usual(_ expected: Interval, level: String?, peers: Int, outcomes: Int) -> String {
    var text = "Units of its type with similar measured outcomes usually have \(numbers.fixed(expected.value)) points"
    var details: [String] = []
    if let ends = expected.ends { details.append(range(numbers.fixed(ends.lower), numbers.fixed(ends.upper))) }
    if let level { details.append("level: \(level)") }
    if peers > 0 { details.append("compared with \(numbers.integer(peers)) units") }
    if outcomes > 0 { details.append("on \(numbers.integer(outcomes)) outcome indicators") }
    if !details.isEmpty { text += " (\(details.joined(separator: "; ")))" }
    return text + "."
  }

  func unexplainedAbove(_ points: Interval) -> String {
    "Points above that are unexplained by the measured outcomes: \(amount(points))\(ends(points))."
  }

  func unexplainedBelow(_ points: Interval) -> String {
    "The rating lies about \(amount(points)) points below what the outcomes show\(ends(points, negated: true))."
  }

  private func amount(_ points: Interval) -> String { numbers.fixed(abs(points.value)) }

  private func ends(_ points: Interval, negated: Bool = false) -> String {
    guard let ends = points.ends else { return "" }
    let (low, high) = negated ? (-ends.upper, -ends.lower) : (ends.lower, ends.upper)
    return " (\(range(numbers.fixed(low), numbers.fixed(high))))"
  }

  func notTheDifference(_ difference: Double, isLarger: Bool) -> String {
    isLarger
      ? "That is more than the difference from the usual (\(numbers.fixed(difference)) points), because the points of single criteria "
        + "and those of other raters count too."
      : "That is less than the difference from the usual (\(numbers.fixed(difference)) points), because what may be chance alone is "
        + "taken off."
  }

  func needNoChange(own: Double?, listed: Double) -> String {
    func of100(_ share: Double) -> String { numbers.fixed(100 * share, 0) }
    let all = 100 * listed < 0.5 ? "fewer than 1" : "about \(of100(listed))"
    guard let own, of100(max(own, listed)) != of100(listed) else {
      let verb = 100 * listed < 1.5 ? "needs" : "need"
      return "Of 100 units listed on evidence at least like this, \(all) \(verb) no change at all."
    }
    return
      "Of 100 units with evidence like this unit's, about \(of100(own)) need no change at all; with those listed on stronger "
      + "evidence it is \(all) of 100."
  }

  var weakEvidence: String { "The evidence on this unit is weak: look at units with stronger evidence first." }

  func needNoChangeBelow(listed: Double) -> String {
    "Of 100 units listed for a low rating, at most about \(numbers.fixed(100 * listed, 0)) need no change at all."
  }

  func pattern(_ pattern: FlagRow.Pattern) -> String {
    switch pattern {
    case .overrating: "The rating is higher on many criteria, or on the criteria named below."
    case .appraiser: "Other units of the same immediate superior also lie above what the outcomes explain."
    case .cutoff: "The total lies at or just above a cut-off; real effort to reach it looks the same."
    case .similar: "On many criteria the points are similar to another unit of the same superior, more than is usual."
    case .straightlining: "The criteria have almost the same share of their points, with less difference than is usual."
    case .jump: "The rating rose fast against the unit's own past, while the measured outcomes did not rise with it."
    case .aboveCollective: "The rating is higher than that of the collective to which it belongs."
    }
  }

  func patternName(_ pattern: FlagRow.Pattern) -> String {
    switch pattern {
    case .overrating: "above what is explained"
    case .appraiser: "the superior's whole group"
    case .cutoff: "at a cut-off"
    case .similar: "similar to another unit"
    case .straightlining: "little difference between criteria"
    case .jump: "fast rise"
    case .aboveCollective: "above the collective"
    }
  }

  func superior(total: Double, isIdentical: Bool) -> String {
    isIdentical
      ? "The immediate superior left every point as it was (\(numbers.fixed(total)) points), which adds no evidence."
      : "The immediate superior gave \(numbers.fixed(total)) points."
  }

  func sharedWithGroup(_ points: Double) -> String {
    "Of this, about \(numbers.fixed(points)) points are common to all units of the same immediate superior."
  }

  func lookFirst(_ criteria: [String]) -> String { "Look first at the evidence for the criteria: \(list(criteria))." }

  func lowOutcomes(_ indicators: [String]) -> String {
    "Outcome indicators much worse than the rating says: \(list(indicators))."
  }

  func innocentReasonsAbove(isPartial: Bool) -> String {
    let partial = isPartial ? " Part of the criteria was not rated, so the total covers the rated part only." : ""
    return "Outcome figures that are late, missing or not yet for the whole year; good work that the indicators do not "
      + "measure; circumstances (disasters, a difficult area, a merger, urgent tasks) that pulled the outcomes "
      + "down.\(partial)"
  }

  func innocentReasonsBelow(isPartial: Bool) -> String {
    let partial = isPartial ? " Part of the criteria was not rated, so the total covers the rated part only." : ""
    return "The unit is strict with itself; good outcomes owed partly to favourable circumstances or to the work of "
      + "others; work left undone that the indicators do not measure.\(partial)"
  }

  func mayAnswer(namesCriteria: Bool) -> String {
    "The unit may answer with evidence for the criteria \(namesCriteria ? "named" : "it rated"), with newer or corrected outcome "
      + "figures, with an explanation of its circumstances and of work that no indicator measures, or may reserve its opinion."
  }
  var mayAnswerBelow: String {
    "The unit may ask to be rated again, with evidence of work that was given no points, may send corrected outcome figures, may "
      + "explain why it stays with its rating, or may reserve its opinion."
  }
  var lookAtUnder: String {
    "See whether it is rated more strictly than units like it, so that it does not lose by it."
  }
  var partial: String { "Under 80% of the points were rated; the total covers the rated part." }

  func notListed(detectablePoints: Double?) -> String {
    let limit =
      detectablePoints.map { "; differences under about \(numbers.fixed($0)) points are usually not found" } ?? ""
    return "Not on the list of ratings worth a second look; that does not mean that the rating is right\(limit)."
  }

  func notAssessable(_ reason: Evidence.Reason?, peers: Int, outcomes: Int) -> String {
    switch reason {
    case .noOutcomes:
      "Not assessed: \(numbers.integer(outcomes)) outcome indicators were measured by others, too few to compare with."
    case .noRating: "Not assessed: there is no rating to compare."
    case .fewPeers:
      "Not assessed: its type has only \(numbers.integer(peers)) comparable units, too few to know what is usual."
    case .weakOutcomes:
      "Not assessed: the outcome indicators of its type say too little, or the ratings do not go with them."
    case .noVariation: "Not assessed: the ratings hardly differ, so they cannot be compared."
    case nil: "Not assessed with the data at hand."
    }
  }

  func reasonName(_ reason: Evidence.Reason?) -> String {
    switch reason {
    case .noOutcomes: "too few outcome indicators"
    case .noRating: "no rating"
    case .fewPeers: "too few units of the type"
    case .weakOutcomes: "outcome indicators say too little"
    case .noVariation: "ratings hardly differ"
    case nil: "another reason"
    }
  }

  func unitHeading(name: String, year: Int) -> String { "\(name), \(year)" }

  func unitPlace(type: String, parent: String) -> String {
    parent.isEmpty ? "Type: \(type)." : "Type: \(type). Immediate superior: \(parent)."
  }

  var lookHeading: String { "Where to look" }
  var reasonsHeading: String { "Possible innocent reasons" }
  var answerHeading: String { "What the unit may answer" }
}
