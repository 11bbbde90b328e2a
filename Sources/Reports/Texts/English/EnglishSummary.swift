extension English: SummaryTexts {
  func summaryScope(_ facts: SummaryFacts) -> String {
    let years = facts.years.map(String.init)
    let period = years.count > 1 ? "\(years.first ?? "")–\(years.last ?? "")" : years.first ?? ""
    guard facts.indicators > 0 else {
      return
        "This report looks at the \(ratingName(facts.rater)) of \(numbers.integer(facts.units)) units, \(period). No outcome "
        + "indicator measured by others has any figure, so that no unit could be compared."
    }
    return
      "This report sets the \(ratingName(facts.rater)) of \(numbers.integer(facts.units)) units, \(period), beside "
      + "\(numbers.integer(facts.indicators)) outcome indicators measured by others; \(numbers.integer(facts.assessed)) of "
      + "\(numbers.integer(facts.unitYears)) unit-years (one unit in one year) could be judged."
  }

  func heading(_ heading: SummaryHeading) -> String {
    switch heading {
    case .found: "What was found"
    case .certainty: "How sure that is"
    case .next: "What to do next"
    }
  }

  func summaryFindings(_ facts: SummaryFacts) -> [String] {
    [over(facts), under(facts), groups(facts), driftSentence(facts), weights(facts)]
  }

  private func over(_ facts: SummaryFacts) -> String {
    guard facts.assessed > 0 else { return "High ratings: no unit could be judged\(reasons(facts))." }
    guard facts.over > 0 else {
      return
        "High ratings: no unit is listed for a rating above what the outcomes explain; not being listed does not mean "
        + "that a rating is right."
    }
    let subject =
      facts.overInLastYear > 0
      ? "\(numbers.integer(facts.overInLastYear)) of \(numbers.integer(facts.assessedInLastYear)) units have"
      : "no unit has"
    let levels =
      facts.otherLevel > 0
      ? "; \(numbers.integer(facts.otherLevel)) of them hold a higher level than the usual rating would give" : ""
    return
      "High ratings: in \(facts.lastYear), \(subject) a \(ratingName(facts.rater)) above what the outcomes explain, "
      + "worth a second look\(levels)\(earlier(facts.over - facts.overInLastYear, facts))."
  }

  /// Why units could not be assessed, in brackets.
  private func reasons(_ facts: SummaryFacts) -> String {
    facts.reasons.isEmpty ? "" : " (\(list(facts.reasons.map(reasonName))))"
  }

  private func under(_ facts: SummaryFacts) -> String {
    guard facts.assessed > 0 else { return "Low ratings: no unit could be judged\(reasons(facts))." }
    guard facts.under > 0 else { return "Low ratings: no unit is listed for a rating below what the outcomes show." }
    let subject = facts.underInLastYear > 0 ? "\(numbers.integer(facts.underInLastYear)) units have" : "no unit has"
    return "Low ratings: in \(facts.lastYear), \(subject) a rating below what the outcomes show"
      + "\(earlier(facts.under - facts.underInLastYear, facts))."
  }

  private func earlier(_ count: Int, _ facts: SummaryFacts) -> String {
    facts.years.count > 1 ? "; earlier years: \(numbers.integer(count)) unit-years" : ""
  }

  private func groups(_ facts: SummaryFacts) -> String {
    guard facts.appraisers > 0 else { return "Immediate superiors: there is none to compare." }
    let all = "of \(numbers.integer(facts.appraisers)) groups (one superior in one year)"
    let above = facts.appraisersAbove - facts.lenientAppraisers
    let rest =
      above > 0
      ? "; \(numbers.integer(above)) more have a mean rating clearly above, which no second source confirms" : ""
    guard facts.lenientAppraisers > 0 else {
      return "Immediate superiors: \(all), none has enough evidence to be worth a second look\(rest)."
    }
    let names = facts.lenient.count <= 3 ? ": " + list(facts.lenient) : ""
    return
      "Immediate superiors: \(all), \(numbers.integer(facts.lenientAppraisers)) \(facts.lenientAppraisers == 1 ? "is" : "are") worth a second look\(names)\(rest)."
  }

  private func driftSentence(_ facts: SummaryFacts) -> String {
    guard let drift = facts.largestDrift else {
      return facts.hasDrift
        ? "Level of ratings: over the years it has not clearly left the outcomes."
        : "Level of ratings: there are not enough data to compare years."
    }
    let direction = drift.points.value > 0 ? "higher" : "lower"
    let ends = drift.points.ends.map { " (\(range(numbers.signed($0.lower), numbers.signed($0.upper))))" } ?? ""
    return "Level of ratings: \(drift.type) in \(drift.year) lies \(numbers.fixed(abs(drift.points.value))) points "
      + "\(direction)\(ends) than in \(drift.baseYear), beyond what the outcomes explain."
  }

  private func weights(_ facts: SummaryFacts) -> String {
    guard facts.criteria > 0 else { return "Points of criteria: this run did not calibrate them." }
    guard facts.isCalibrated else {
      return
        "Points of criteria: the data are too few to know which points the outcomes support; those in force are kept."
    }
    let support =
      "Points of criteria: for \(numbers.integer(facts.supportedCriteria)) of \(numbers.integer(facts.criteria)) criteria "
      + "the points in force lie outside the interval that the outcomes support"
    guard let move = facts.largestMove else { return support + "; no change of points is proposed." }
    return support + "; \(numbers.integer(facts.movedCriteria)) changes are proposed, the largest for "
      + "\"\(move.criterion)\", from \(numbers.trimmed(move.now)) to \(numbers.trimmed(move.proposed)) points; under them "
      + "\(numbers.integer(facts.transitions)) units would change level."
  }

  func summaryCertainty(_ facts: SummaryFacts) -> [String] {
    var sentences: [String] = []
    if facts.over > 0 { sentences.append(wanted(facts)) }
    if let sizes = facts.detectable {
      let (least, most) = (numbers.fixed(sizes.lowerBound), numbers.fixed(sizes.upperBound))
      let size = least == most ? "about \(least) points" : "about \(least) to \(most) points (by type)"
      sentences.append(
        "A difference of \(size) or more is found in 80 of 100 cases; smaller ones may not be listed, so that not being "
          + "listed does not mean that a rating is right.")
    }
    sentences += limitsOfSize(facts)
    if facts.unitYears > facts.assessed {
      sentences.append(
        "For \(numbers.integer(facts.unitYears - facts.assessed)) unit-years there was not enough to go by\(reasons(facts))."
      )
    }
    sentences.append(
      facts.verified > 0
        ? "A sample of \(numbers.integer(facts.verified)) unit-years was verified; see \"\(heading(.audits))\"."
        : "High and low are relative to units of the same type with similar outcomes. No sample has been verified, so that "
          + "it is not known how far all ratings lie above what is true.")
    return sentences + [
      "Everything here is a reason to look at the file again; it is no conclusion and replaces no appraisal."
    ]
  }

  /// What a study of this size cannot find, whatever there is.
  private func limitsOfSize(_ facts: SummaryFacts) -> [String] {
    var sentences: [String] = []
    if let least = facts.leastListed {
      sentences.append(
        "At the chosen rate a list needs at least \(numbers.integer(least)) units with enough evidence; of "
          + "\(facts.lastYear) only \(numbers.integer(facts.assessedInLastYear)) units could be judged, so that an empty list is "
          + "what is usual. Their order by evidence is in flags.csv, for reference only.")
    }
    if !facts.blindTypes.isEmpty {
      let place = facts.detectable == nil ? "" : "\(list(facts.blindTypes)): "
      sentences.append(
        "\(place)\(place.isEmpty ? "In" : "in") simulated data of the same size even differences of "
          + "\(numbers.trimmed(facts.largestSizeTried)) points are not found in 80 of 100 cases, so that not being listed says "
          + "next to nothing.")
    }
    return sentences
  }

  private func wanted(_ facts: SummaryFacts) -> String {
    func of100(_ share: Double) -> String { numbers.fixed(100 * share, 0) }
    let text =
      "Of 100 listed for a high rating, at most about \(of100(facts.falseDiscoveryRate)) are expected to need no change"
    guard let tried = facts.simulatedRate else { return text + "." }
    let (low, high) = (of100(tried.lowerBound), of100(tried.upperBound))
    return text
      + "; in simulated data of the same size it was \(low == high ? low : "\(low) to \(high)"), which should be "
      + "kept in mind when files are looked at."
  }

  func summaryNext(_ facts: SummaryFacts) -> [String] {
    var steps: [String] = []
    if facts.over > 0 {
      steps.append(
        "Hand each unit's page (part \"\(heading(.unitPages))\") to its superior; look first at the files of the criteria "
          + "named there, hear the unit and its further evidence, and decide only then.")
    }
    if !facts.superiors.isEmpty {
      let places = facts.superiors.map {
        "\($0.name) (\(numbers.integer($0.listed)) of \(numbers.integer($0.units)) units)"
      }
      steps.append("Begin where the list of \(facts.lastYear) has the most units: \(list(places)).")
    }
    if facts.underInLastYear > 0 {
      steps.append(
        "Look again at the \(numbers.integer(facts.underInLastYear)) units rated below what the outcomes show, so that "
          + "strictness does not cost them.")
    }
    if facts.gaps > 0 {
      steps.append(
        "Ask for written grounds for the \(numbers.integer(facts.gaps)) units whose self-rating and appraisal are 5 points "
          + "or more apart or give another level (gaps.csv).")
    }
    if facts.largestMove != nil {
      steps.append(
        "Put the proposed points, with the list of units that would change level, before those who decide on next year's "
          + "framework.")
    }
    if facts.verified == 0, facts.assessed > 0 {
      steps.append(
        "Verify a sample of units, among them units that are not listed, to learn "
          + (facts.over > 0 ? "how much of the list is right" : "how far all ratings lie above what can be verified")
          + " (the analyst draws it with thucchat audit).")
    }
    if facts.unitYears > facts.assessed {
      steps.append("Add outcome indicators where there was not enough to go by (part \"\(heading(.notAssessable))\").")
    }
    return steps
  }
}
