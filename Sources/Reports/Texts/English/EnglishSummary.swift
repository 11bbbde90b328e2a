extension English: SummaryTexts {
  func summaryScope(_ facts: SummaryFacts) -> String {
    let years = facts.years.map(String.init)
    let period = years.count > 1 ? "\(years.first ?? "")–\(years.last ?? "")" : years.first ?? ""
    return
      "This report sets the \(ratingName(facts.rater)) of \(numbers.integer(facts.units)) units, \(period), beside "
      + "\(numbers.integer(facts.indicators)) outcome indicators measured by others, and could judge "
      + "\(numbers.integer(facts.assessed)) of \(numbers.integer(facts.unitYears)) unit-years."
  }

  func summaryFlags(_ facts: SummaryFacts) -> String {
    let under =
      facts.under > 0
      ? "\(numbers.integer(facts.under)) because the rating is lower" : "none because the rating is lower"
    guard facts.over > 0 else {
      return "No unit-year is listed for a rating above what the outcomes explain, \(under); not being listed does not "
        + "mean that a rating is right."
    }
    return "\(numbers.integer(facts.over)) unit-years are worth a second look because the rating is higher than the "
      + "outcomes explain\(lastYear(facts)), \(under); of 100 listed as higher, at most about "
      + "\(numbers.trimmed(100 * facts.falseDiscoveryRate, 0)) are expected to need no change."
  }

  private func lastYear(_ facts: SummaryFacts) -> String {
    guard facts.years.count > 1, let year = facts.years.last else { return "" }
    return " (\(numbers.integer(facts.overInLastYear)) of them in \(year))"
  }

  func summaryGroups(_ facts: SummaryFacts) -> String {
    guard facts.appraisers > 0 else { return "There is no immediate superior to compare; " + driftClause(facts) }
    let appraisers =
      "Of \(numbers.integer(facts.appraisers)) groups of one immediate superior in one year, "
      + "\(numbers.integer(facts.appraisersAbove)) have a mean rating clearly above what the outcomes explain, and "
      + "\(numbers.integer(facts.lenientAppraisers)) have enough evidence to be worth a second look"
    return appraisers + "; " + driftClause(facts)
  }

  private func driftClause(_ facts: SummaryFacts) -> String {
    guard let drift = facts.largestDrift else {
      return facts.hasDrift
        ? "over the years the level of ratings has not clearly left the outcomes."
        : "there are not enough data to compare the level of ratings between years."
    }
    let direction = drift.points.value > 0 ? "higher" : "lower"
    return "the level of ratings of \(drift.type) in \(drift.year) is \(numbers.fixed(abs(drift.points.value))) points "
      + "\(direction) than in \(drift.baseYear), beyond what the outcomes explain."
  }

  func summaryWeights(_ facts: SummaryFacts) -> String {
    guard facts.criteria > 0 else { return "This run did not calibrate the points of the criteria." }
    let support =
      "For \(numbers.integer(facts.supportedCriteria)) of \(numbers.integer(facts.criteria)) criteria the points in force "
      + "lie outside the interval that the outcomes support"
    guard let move = facts.largestMove else { return support + "; no change of points is proposed." }
    return support + "; \(numbers.integer(facts.movedCriteria)) changes are proposed, the largest for "
      + "\"\(move.criterion)\", from \(numbers.trimmed(move.now)) to \(numbers.trimmed(move.proposed)) points."
  }

  func summaryLimits(_ facts: SummaryFacts) -> String {
    let open = facts.unitYears - facts.assessed
    let assessed =
      open > 0
      ? "for \(numbers.integer(open)) unit-years there was not enough to go by"
      : "there was enough to go by for every unit-year"
    return "Under the proposed points \(numbers.integer(facts.transitions)) units would change level by points; "
      + "\(assessed); everything here is a reason to look at the file again, not a replacement for appraisal."
  }
}
