internal import Evaluation
internal import Inflation

extension English: WorkbookTexts {
  func sheet(_ name: WorkbookSheetName) -> String {
    switch name {
    case .summary: "Summary"
    case .weights: "Points"
    case .chart: "Chart of points"
    case .flags: "Units"
    case .appraisers: "Immediate superiors"
    case .criteria: "Criteria"
    case .levels: "Levels"
    case .organisationForm: "Form 7A"
    case .individualForm: "Form 7B"
    case .transitions: "Changes of level"
    case .drift: "Level of ratings"
    case .settings: "Method and inputs"
    }
  }

  func sheetTitle(_ name: WorkbookSheetName) -> String {
    switch name {
    case .summary: "What was found, in short"
    case .weights: "Points of each criterion: now, calibrated and proposed"
    case .chart: "Points now beside the interval of the calibrated points"
    case .flags: "Rating of each unit, what is usual, and what is not explained"
    case .appraisers: "What the units of one superior have in common"
    case .criteria: "Criterion by criterion: figures and advice"
    case .levels: "Units by level, their share and what a share allows"
    case .organisationForm: "Levels of organisations by type (form 7A)"
    case .individualForm: "Levels of individuals by type (form 7B)"
    case .transitions: "Level under the points now and under those proposed"
    case .drift: "The level of ratings over the years, beside the measured outcomes"
    case .settings: "Method, settings and inputs"
    }
  }

  var sheetsHeading: String { "The sheets of this file" }

  func quotaBase(_ base: Quota.Base) -> String {
    switch base {
    case .good: "units of the good level"
    case .goodOrBetter: "units of the good level or better"
    case .all: "all units with a level"
    }
  }

  func statusName(_ status: FlagRow.Status) -> String {
    switch status {
    case .flagged: "worth a second look"
    case .notFlagged: "not listed"
    case .notAssessable: "not enough to go by"
    }
  }

  func sheetColumn(_ column: WorkbookColumn) -> String {
    switch column {
    case .rank: "Rank by evidence"
    case .unit: "Unit code"
    case .name: "Unit"
    case .type: "Type code"
    case .typeName: "Type"
    case .parent: "Superior code"
    case .parentName: "Immediate superior"
    case .year: "Year"
    case .status: "Result for high ratings"
    case .flagged: "Worth a look: above"
    case .flaggedUnder: "Worth a look: below"
    case .pattern: "Pattern"
    case .criteria: "Criteria to look at first"
    case .evidence: "Evidence"
    case .lower: "Lower end"
    case .upper: "Upper end"
    case .selfTotal: "Rating"
    case .expectedTotal: "Usual"
    case .expectedLower: "Usual, lower end"
    case .expectedUpper: "Usual, upper end"
    case .unexplainedPoints: "Unexplained (points)"
    case .detectablePoints: "Difference that would be found"
    case .pValue: "p-value"
    case .qValue: "q-value"
    case .localFalseDiscoveryRate: "Probability that it is not above what is explained"
    case .selfLevel: "Level by points"
    case .expectedLevel: "Level by the usual"
    case .criterion: "Criterion code"
    case .criterionName: "Criterion"
    case .change: "Change"
    case .reason: "Reason"
    case .pointsNow: "Points now"
    case .pointsCalibrated: "Calibrated points"
    case .shareAtZero: "Share of replicates at zero"
    case .importanceNow: "Importance now"
    case .importanceCalibrated: "Importance calibrated"
    case .pointsProposed: "Proposed points"
    case .units: "Units"
    case .assimilation: "Leaning on the self-rating"
    case .leniencyPoints: "Leniency (points)"
    case .concurrenceShare: "Share left as self-rated"
    case .cutoffExcess: "Excess just above a cut-off"
    case .baseYear: "Against"
    case .ratingChange: "Change of ratings"
    case .outcomeChange: "Part of the outcomes"
    case .driftPoints: "The rest"
    case .meanShare: "Mean share of points"
    case .spreadOfShare: "Standard deviation of the share"
    case .ceilingShare: "Share at full marks"
    case .missingShare: "Share missing"
    case .reliability: "Reliability"
    case .discrimination: "Correlation with the total of the others"
    case .advice: "Advice"
    case .outcomeCorrelation: "Correlation with outcomes"
    case .varianceInflation: "Variance factor (VIF)"
    case .from: "Level now"
    case .to: "New level"
    case .level: "Level"
    case .rater: "Rater"
    case .count: "Number"
    case .share: "Share"
    case .excess: "Above the allowed number"
    case .quotaShare: "Allowed share"
    case .quotaBase: "Counted on"
    case .quotaCount: "Allowed number"
    case .probability: "Probability of a change"
    }
  }
}
