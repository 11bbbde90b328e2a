import Calibration
import Evaluation
import Feedback
import Inflation
@testable import Pipeline
import Statistics

/// Small findings with something of everything.
enum SampleFindings {
  /// The codes of the criteria.
  static let criteria = ["I.1", "I.2", "II.1", "II.2"]

  /// Findings on a handful of units with every status.
  static func make(isSimulated: Bool = true) -> Findings {
    var findings = Findings(empty: "xa-2024")
    findings.isSimulated = isSimulated
    findings.weights = weights()
    findings.criteria = criterionRows()
    findings.comparisons = comparisons()
    findings.experts = ExpertRow.all(
      ExpertJudgements(comparisons: [
        .init(expert: "an", criteria: ["I.1", "I.2", "II.1"], upperTriangle: [9, 1.0 / 9, 9])
      ]))
    findings.flags = [flagged(), under(), ordinary(), notAssessable()]
    findings.appraisers = [appraiser()]
    findings.drift = [drift()]
    findings.power = [power()]
    findings.transitions = [
      TransitionRow(unit: "x3", year: 2024, from: "HTXS", to: "HTT", probability: 0.734, reason: .points),
      TransitionRow(unit: "x4", year: 2024, from: "HTT", to: "HTT", probability: 0.02),
    ]
    findings.steps = (1...2).map { step in
      StepRow(
        criterion: "I.1", step: step, vi: "Mức \(step)", en: "Step \(step)", ratings: 602,
        pointsNow: 12.5 * Double(step), pointsCalibrated: 11 * Double(step), lower: 9, upper: 13)
    }
    findings.robustness = RobustnessRow.Points.allCases.flatMap { points in
      RobustnessRow.Measure.allCases.flatMap { measure in
        ([nil] + RobustnessChoice.allCases).map { choice in
          RobustnessRow(
            type: "xa", points: points, measure: measure, choice: choice, units: 1204, shift: 3.25,
            firstOrder: choice.map { _ in 0.31 }, totalOrder: choice.map { _ in 0.42 })
        }
      }
    }
    findings.outcomes = [
      .init(type: "xa", year: 2024, units: 1204, determinacy: 0.81, ratingCorrelationSquared: 0.352)
    ]
    findings.penalties = ["xa": 0.1]
    findings.diagnostics = SampleAudit.diagnostics
    findings.audits = [
      SampleAudit.audit(hasPlan: true, limit: 0, precision: 0.9),
      SampleAudit.audit(hasPlan: false, limit: 2, precision: nil),
    ]
    findings.answers = SampleAudit.answers
    findings.inputs = [.init(file: "ratings.csv", sha256: String(repeating: "0a", count: 32))]
    return findings
  }

  static func comparisons() -> [ComparisonRow] {
    WeightingMethod.allCases.map { method in
      ComparisonRow(
        type: "xa", method: method, agreement: 0.512, units: 1204, rankCorrelation: 0.973, levelChanges: 31,
        points: criteria.map { .init(criterion: $0, points: 25) })
    }
  }

  static func flagged() -> FlagRow {
    var row = FlagRow(
      unit: "x3", name: "Xã Đông Sơn", type: "xa", parent: "huyen-1", year: 2024, status: .flagged)
    row.rank = 1
    row.selfTotal = 93.5
    row.expectedTotal = 84.25
    row.expectedLower = 79
    row.expectedUpper = 89.5
    row.unexplainedPoints = 7.123456
    row.lower = 4
    row.upper = 10.2
    row.detectablePoints = 5.5
    row.pValue = 0.0000123456789
    row.qValue = 0.0412
    row.localFalseDiscoveryRate = 0.02
    row.isFlagged = true
    row.pattern = .aboveCollective
    row.selfLevel = "HTXS"
    row.expectedLevel = "HTT"
    row.criteria = ["II.1", "I.2"]
    row.evidence.peers = 1203
    row.evidence.outcomes = 6
    row.evidence.superiorTotal = 92
    row.evidence.appraiserLeniency = 1.5
    row.evidence.contradictingOutcomes = ["satisfaction"]
    return row
  }

  static func under() -> FlagRow {
    var row = FlagRow(unit: "x4", name: "Xã An Bình", type: "xa", parent: "huyen-1", year: 2024)
    row.rank = 4
    row.selfTotal = 71
    row.expectedTotal = 80
    row.expectedLower = 75
    row.expectedUpper = 85
    row.unexplainedPoints = -6
    row.lower = -9
    row.upper = -3
    row.isFlaggedUnder = true
    row.criteria = ["I.1"]
    return row
  }

  static func ordinary() -> FlagRow {
    var row = FlagRow(unit: "x5", name: "Xã Bình Minh", type: "xa", parent: "huyen-2", year: 2024)
    row.rank = 2
    row.selfTotal = 82
    row.expectedTotal = 81
    row.unexplainedPoints = 0.2
    row.detectablePoints = 5.5
    return row
  }

  static func notAssessable() -> FlagRow {
    var row = FlagRow(
      unit: "x6", name: "Xã Cẩm Tú", type: "xa", parent: "huyen-2", year: 2024, status: .notAssessable)
    row.rank = 3
    row.selfTotal = 88
    row.evidence.reason = .noOutcomes
    row.evidence.outcomes = 1
    return row
  }

  private static func weights() -> [WeightRow] {
    let calibrated = [30.5, 19.5, 30.0, 20.0]
    return zip(criteria, calibrated).map { criterion, points in
      var row = WeightRow(
        type: "xa", criterion: criterion, pointsNow: 25, pointsCalibrated: points, lower: points - 3,
        upper: points + 3, shareAtZero: 0, importanceNow: 0.25, importanceCalibrated: 0.31)
      row.change = points > 25 ? 2 : -2
      row.pointsProposed = 25 + row.change
      row.reason = .limited
      return row
    }
  }

  private static func criterionRows() -> [CriterionRow] {
    var rows = criteria.map { CriterionRow(type: "xa", criterion: $0, units: 1204) }
    rows[0].advice = CriterionRow.Advice.allCases
    rows[0].ceilingShare = 0.934
    rows[0].missingShare = 0.21
    rows[0].outcomeCorrelation = 0.03
    rows[0].reliability = 0.4
    rows[0].varianceInflation = 12.5
    rows[0].unexplainedPoints = 1.25
    return rows
  }

  private static func appraiser() -> AppraiserRow {
    var row = AppraiserRow(parent: "huyen-1", year: 2024, units: 34)
    row.leniencyPoints = 3.4
    row.lower = 1.1
    row.upper = 5.7
    row.qValue = 0.03
    row.isFlagged = true
    row.assimilation = 0.85
    row.concurrenceShare = 0.35
    return row
  }

  private static func drift() -> DriftRow {
    var row = DriftRow(type: "xa", year: 2024, baseYear: 2022)
    row.ratingChange = 4.2
    row.outcomeChange = 1.1
    row.driftPoints = 3.1
    row.lower = 2.2
    row.upper = 4
    return row
  }

  private static func power() -> PowerRow {
    var row = PowerRow(type: "xa", pattern: "overrating", points: 5)
    row.flagRate = 0.62
    row.falseDiscoveryProportion = 0.08
    row.detectablePoints = 6.5
    return row
  }
}

extension Findings {
  /// Findings with names and settings and no rows.
  init(empty study: String) {
    self.init(
      study: study,
      title: Name(code: study, name: LocalizedText(vi: "Đánh giá cấp xã 2024", en: "Commune evaluation 2024")),
      version: "0.1.0", rater: "self", units: 1204, years: [2022, 2023, 2024], settings: Decisions(Settings()),
      criterionNames: SampleFindings.criteria.map {
        Name(code: $0, name: LocalizedText(vi: "Tiêu chí số \($0)", en: "Criterion number \($0)"))
      },
      levelNames: [
        Name(code: "HTXS", name: LocalizedText(vi: "Hoàn thành xuất sắc nhiệm vụ", en: "Excellent completion")),
        Name(code: "HTT", name: LocalizedText(vi: "Hoàn thành tốt nhiệm vụ", en: "Good completion")),
      ],
      indicatorNames: [
        Name(code: "satisfaction", name: LocalizedText(vi: "Mức độ hài lòng", en: "Satisfaction"))
      ],
      typeNames: [Name(code: "xa", name: LocalizedText(vi: "Cấp xã", en: "Commune"))])
  }
}
