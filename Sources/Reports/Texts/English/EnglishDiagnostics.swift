internal import Inflation

extension English: DiagnosticTexts {
  var diagnosticsIntroduction: String {
    "A list made from measured outcomes can single out units that had bad luck in a year, or good units, or units with gaps "
      + "in their data. The figures below come from this study alone and show how far it does."
  }

  func column(_ column: DiagnosticColumn) -> String {
    switch column {
    case .grouping: "Units by"
    case .group: "Group"
    case .assessed: "Assessed"
    case .listedAbove: "Worth a second look"
    case .listedBelow: "Listed as too low"
    case .share: "Share listed"
    case .interval: "Its interval"
    case .indicator: "Indicator"
    case .listedWithout: "Listed without it"
    case .staying: "Still listed"
    case .stayingShare: "Share still listed"
    case .commonVariance: "Common variance"
    case .alpha: "Alpha"
    case .samplingAdequacy: "KMO"
    case .loading: "Correlation with quality"
    case .alphaIfDeleted: "Alpha without it"
    }
  }

  func residualSlope(_ score: ResidualSlope.Score, _ points: Interval) -> String {
    let measure =
      switch score {
      case .posteriorMean: "the quality estimated from them (shrunken)"
      case .bartlett: "the outcome score as measured (not shrunken)"
      }
    let reading = leaning(points) ?? "the interval holds 0: the list is not seen to lean either way"
    return
      "Among units that are not listed, ratings beyond the usual change by \(numbers.signed(points.value, 2)) points"
      + "\(ends(points)) for each standard deviation of \(measure): \(reading)."
  }

  private func leaning(_ points: Interval) -> String? {
    guard let ends = points.ends else { return nil }
    if ends.lower > 0 { return "units with good outcomes stand out somewhat more easily" }
    if ends.upper < 0 { return "units with poor outcomes stand out somewhat more easily" }
    return nil
  }

  private func ends(_ points: Interval) -> String {
    points.ends.map { " (\(range(numbers.signed($0.lower, 2), numbers.signed($0.upper, 2))))" } ?? ""
  }

  func listedByFifth(lowest: Double, highest: Double) -> String {
    "Of the fifth with the lowest outcomes \(numbers.percent(lowest, 1)) are listed, of the fifth with the highest "
      + "\(numbers.percent(highest, 1))."
  }

  var flagRatesHeading: String { "Who is listed" }
  var flagRatesIntroduction: String {
    "Groups may differ because their ratings do. A group that is listed far more often than the others, without a reason "
      + "that people on the spot know of, is a reason to look at the data and the framework first."
  }

  func grouping(_ grouping: FlagRate.Grouping, column: String) -> String {
    switch grouping {
    case .quality: "outcomes, in fifths"
    case .type: "type"
    case .context: "\(column), in fifths"
    case .missingOutcomes: "missing outcomes"
    case .missingCriteria: "missing criteria"
    }
  }

  func group(_ grouping: FlagRate.Grouping, _ group: String) -> String {
    switch grouping {
    case .type: group
    case .quality, .context:
      switch group {
      case "1": "lowest"
      case "5": "highest"
      default: group
      }
    case .missingOutcomes: group == "3" ? "3 or more" : group
    case .missingCriteria: group == "0" ? "none" : "one or more"
    }
  }

  var relianceHeading: String { "What the list rests on" }

  func reliance(_ indicator: String, staying: Int, listed: Int) -> String {
    "The list rests most on \(indicator): without it \(numbers.integer(staying)) of \(numbers.integer(listed)) stay listed "
      + "(\(numbers.percent(Double(staying) / Double(max(listed, 1)))))."
  }

  var relianceOfNone: String {
    "Nobody was listed among these units, so nothing can be said of what a list would rest on."
  }

  func relianceScope(year: Int, units: Int, isSample: Bool) -> String {
    isSample
      ? "Each outcome was left out in turn on the ratings of \(year) by itself, of a random sample of "
        + "\(numbers.integer(units)) units."
      : "Each outcome was left out in turn on the ratings of \(year) by itself, of all \(numbers.integer(units)) units."
  }

  var relianceMissing: String {
    "How far the list rests on one indicator was not computed in this run; it is computed together with the power of the "
      + "study, where there are two indicators or more."
  }

  var consistencyHeading: String { "How the indicators hang together" }
  var consistencyIntroduction: String {
    "Common variance is the share that the indicators have in common. Alpha and KMO near 1 say that they measure one thing; "
      + "an indicator without which alpha rises fits badly with the others."
  }

  func nextOutcomes(_ slope: Interval, pairs: Int) -> String {
    let reading =
      switch slope.ends {
      case .some(let ends) where ends.lower > 0:
        "either ratings knew of work that the outcomes of their own year do not show, or outcomes follow ratings; these data "
          + "cannot tell which"
      case .some(let ends) where ends.upper < 0: "units rated beyond their outcomes did less well a year later"
      default: "what ratings say beyond the outcomes does not show a year later"
      }
    return
      "A rating ten points beyond the usual goes with outcomes that are \(numbers.signed(slope.value, 2)) standard "
      + "deviations\(ends(slope)) higher a year later than this year's outcomes let expect, over "
      + "\(numbers.integer(pairs)) pairs of years: \(reading)."
  }
}
