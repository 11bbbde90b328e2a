extension English: MethodTexts {
  func method(rater: String, confidence: Double) -> [String] {
    [
      "The outcome indicators measured by others are joined into one outcome score for each type and year; the influence "
        + "of context indicators is taken out first.",
      "Calibrated points are the non-negative points of the same sum under which totals follow the outcomes most closely; "
        + "\(numbers.percent(confidence)) intervals come from resampling whole superiors.",
      "The usual \(ratingName(rater)) comes from outcomes, type and superior by robust regression; what lies beside it is "
        + "shrunk towards 0 by its uncertainty before it is stated in points.",
      "The list is made for each year so that the expected share listed without need stays within the chosen rate; ratings "
        + "above and below are listed apart.",
    ]
  }

  var settingsHeading: String { "Decided beforehand" }

  func setting(_ setting: ReportSetting) -> String {
    switch setting {
    case .falseDiscoveryRate: "Accepted share listed without need"
    case .confidence: "Confidence of intervals"
    case .materialPoints: "Differences up to this are not pursued (points)"
    case .minimumGroup: "Smallest group published (units)"
    case .mostChange: "Most change of a criterion in a year (points)"
    case .pointsStep: "Step of proposed points"
    case .lag: "Outcomes follow ratings by (years)"
    case .honestHalo: "Units that rate everything high or low without meaning anything by it are allowed for"
    case .seed: "Seed of the random numbers"
    case .covariates: "Other features of units allowed for"
    }
  }

  func penalty(type: String) -> String { "Penalty for leaving the points in force (λ), \(type)" }

  var inputsHeading: String { "Inputs" }
  var outcomesHeading: String { "How much the outcome indicators say" }
  var outcomesIntroduction: String {
    "Where certainty is under 0.5, or the part of the ratings that goes with outcomes under 0.1, no unit is listed by "
      + "outcomes."
  }
  var powerHeading: String { "What size of difference this study finds" }
  var powerIntroduction: String {
    "Simulated at this study's own size and reliability: how often a unit with so many points above is listed."
  }
  var powerMissing: String { "This run did not simulate what can be found." }
  var notesHeading: String { "Notes on the data" }
  func moreNotes(_ count: Int) -> String {
    "\(numbers.integer(count)) more notes of this kind; all are in findings.json."
  }

  func limits(honestHalo: Bool) -> [String] {
    [
      "Against outcomes, a rating is high or low only relative to its peer group: if the whole group rates high, nothing "
        + "shows. Appraising a sample of units would make it absolute.",
      "Good work that the indicators miss looks like a rating above what is explained.",
      "Not being listed does not mean that a rating is right; small differences cannot be found.",
      honestHalo
        ? "Units that rate everything high or low without meaning anything by it and units that raise every criterion "
          + "cannot be told apart by data alone; here as many high ratings as there are low ones count as the former, unless "
          + "the data show that the low ones are no habit."
        : "Units that rate everything high or low without meaning anything by it and units that raise every criterion "
          + "cannot be told apart by data alone; the former were taken not to exist here.",
      "The report sets no target share of any level and changes nobody's points; decisions rest with the competent "
        + "authority.",
    ]
  }

  func changesTitle(study: String) -> String { "Change log of the criteria's points: \(study)" }

  func changesIntroduction(year: Int, mostChange: Double, step: Double) -> String {
    "Points proposed for \(year). Each criterion moves by at most \(numbers.trimmed(mostChange)) points, in steps of "
      + "\(numbers.trimmed(step)); the sum of each type stays what it is."
  }

  func changeLine(_ change: CriterionChange) -> String {
    let move =
      change.from == change.to
      ? "\(change.criterion): stays at \(numbers.trimmed(change.from)) points."
      : "\(change.criterion): from \(numbers.trimmed(change.from)) to \(numbers.trimmed(change.to)) points "
        + "(\(numbers.signedTrimmed(change.to - change.from)))."
    let support = change.support.map { "\($0.type) \(numbers.trimmed($0.points.value))\(ends($0.points))" }
    let reason = change.reason.map { " Reason: \($0)." } ?? ""
    return "\(move) Calibrated: \(list(support)).\(reason)"
  }

  private func ends(_ points: Interval) -> String {
    points.ends.map { " (\(range(numbers.trimmed($0.lower), numbers.trimmed($0.upper))))" } ?? ""
  }

  var noChange: String { "No criterion's points change." }

  func unchanged(_ count: Int) -> String { "\(numbers.integer(count)) other criteria keep their points." }
}
