extension English: PageTexts {
  var languageCode: String { "en" }
  var documentTitle: String { "Review of ratings and calibration of the criteria framework" }
  var simulated: String {
    "SIMULATED DATA: the units, ratings and outcomes in this report were generated to try the toolkit; they belong to "
      + "no real unit."
  }
  var skipToContent: String { "Skip to content" }
  var contents: String { "Contents" }

  func footer(version: String) -> String {
    "Made with thucchat \(version). Being listed here is a reason to look again, not a conclusion."
  }

  func heading(_ section: ReportSection) -> String {
    switch section {
    case .summary: "Summary"
    case .weights: "What each criterion is worth"
    case .comparison: "Appendix: points by other methods"
    case .overRating: "Ratings worth a second look: above what the outcomes explain"
    case .underRating: "Ratings worth a second look: below what the outcomes show"
    case .appraisers: "Immediate superiors"
    case .drift: "The level of ratings over the years"
    case .criteria: "Criterion by criterion: what to do"
    case .transitions: "Changes of level under the proposed points"
    case .notAssessable: "Not enough to go by"
    case .audits: "What verification and the units themselves say"
    case .diagnostics: "Appendix: how even and how firm the list is"
    case .method: "Appendix: method, settings and inputs"
    case .unitPages: "Unit by unit: ratings worth a second look"
    case .limits: "What this report cannot tell"
    }
  }

  func column(_ column: ReportColumn) -> String {
    switch column {
    case .unit: "Unit"
    case .type: "Type"
    case .parent: "Immediate superior"
    case .year: "Year"
    case .rating: "Rating"
    case .expected: "Usual"
    case .unexplained: "Unexplained (points)"
    case .interval: "Interval"
    case .expectedInterval: "Interval of the usual"
    case .level: "Level by points"
    case .expectedLevel: "Level by the usual"
    case .pattern: "Pattern"
    case .lookFirst: "Criteria to look at first"
    case .criterion: "Criterion"
    case .pointsNow: "Points now"
    case .pointsCalibrated: "Calibrated points"
    case .calibratedInterval: "Interval of the calibrated points"
    case .pointsProposed: "Proposed points"
    case .change: "Change"
    case .reason: "Reason"
    case .shareAtZero: "Share of replicates at zero"
    case .importanceNow: "Importance now"
    case .importanceCalibrated: "Importance calibrated"
    case .unitCount: "Units"
    case .leniency: "Leniency (points)"
    case .listed: "Worth a look"
    case .assimilation: "Leaning on the self-rating"
    case .concurrence: "Share left as self-rated"
    case .cutoffExcess: "Excess just above a cut-off"
    case .baseYear: "Against"
    case .ratingChange: "Change of ratings"
    case .outcomeChange: "Part of the outcomes"
    case .drift: "The rest"
    case .meanShare: "Mean share of points"
    case .ceilingShare: "Share at full marks"
    case .missingShare: "Share missing"
    case .outcomeCorrelation: "Correlation with outcomes"
    case .criterionUnexplained: "Unexplained among units worth a look"
    case .advice: "Advice"
    case .levelFrom: "Level now"
    case .levelTo: "New level"
    case .probability: "Probability"
    case .count: "Unit-years"
    case .setting: "Setting"
    case .value: "Value"
    case .file: "File"
    case .hash: "SHA-256"
    case .determinacy: "How certain the outcome score is"
    case .ratingCorrelation: "Part of the ratings that goes with outcomes"
    case .points: "Points above"
    case .flagRate: "Share found"
    case .falseAlarms: "Share listed without need"
    case .detectable: "Difference found in 80 of 100 cases (points)"
    case .weightingMethod: "Method"
    case .agreement: "Agreement with outcomes"
    case .rankCorrelation: "Rank correlation with points now"
    case .levelChanges: "Units that change level"
    case .expert: "Expert"
    case .criterionCount: "Criteria"
    case .missingPairs: "Pairs left out"
    case .consistencyRatio: "Consistency ratio"
    case .shareOfPoints: "Share of the points"
    case .shapleyShare: "Share of the total's differences"
    case .importanceSmooth: "Importance, curved"
    case .pointsForImportance: "Points for the importance intended"
    case .reliability: "Reliability of a rating"
    case .pointsUncorrected: "Calibrated without it"
    }
  }

  func yesNo(_ value: Bool) -> String { value ? "yes" : "no" }

  func range(_ lower: String, _ upper: String) -> String {
    lower == upper ? lower : "\(lower) to \(upper)"
  }

  func list(_ names: [String]) -> String { names.joined(separator: "; ") }

  func named(_ name: String, code: String) -> String { name == code ? code : "\(code) – \(name)" }

  func moreRows(_ count: Int, file: String) -> String {
    "\(numbers.integer(count)) more rows are not printed here; the whole list is in \(file)."
  }

  func nothing(_ section: ReportSection) -> String {
    switch section {
    case .summary, .method, .limits, .unitPages: "Nothing to show."
    case .weights: "This run did not calibrate the points."
    case .comparison: "This run did not compare methods."
    case .criteria: "There is nothing to say of single criteria."
    case .overRating:
      "No unit is listed. That does not mean that every rating is right: small differences cannot be found."
    case .underRating: "No unit is listed for a rating below what its outcomes show."
    case .appraisers: "There is no immediate superior to compare."
    case .drift: "There are not enough years to compare the level of ratings."
    case .transitions: "No unit changes level."
    case .audits:
      "No sample was verified. Only verifying a sample of units tells how much of the list is right, and how far ratings as a "
        + "whole lie above what can be verified."
    case .diagnostics: "The list was not examined in this run."
    case .notAssessable: "There was enough to go by for every unit."
    }
  }

  func withheld(_ count: Int, minimum: Int) -> String {
    "\(numbers.integer(count)) groups are withheld, because they have fewer than \(numbers.integer(minimum)) units or "
      + "because their figures could be worked out."
  }

  var pseudonymous: String {
    "Units stand under random codes. Whoever knows the exact total of a unit can still recognise it."
  }

  var alphabetical: String { "Lists go by year and alphabet; their order says nothing of size." }

  func barDescription(now: Double, calibrated: Interval) -> String {
    var text = "Now \(numbers.trimmed(now)); calibrated \(numbers.trimmed(calibrated.value))"
    if let ends = calibrated.ends { text += ", \(range(numbers.trimmed(ends.lower), numbers.trimmed(ends.upper)))" }
    return text
  }
}
