import Evaluation

@testable import Inflation
@testable import Pipeline

/// Diagnostics and verification with something of everything.
enum SampleAudit {
  static let diagnostics: Diagnostics = {
    let rates = FlagRate.Grouping.allCases.flatMap { grouping in
      ["0", "1", "3", "5"].map { group in
        FlagRate(
          grouping: grouping, column: grouping == .context ? "gdp" : "", group: group, rows: 40, flagged: 4,
          flaggedUnder: 1, share: 0.1, lower: 0.04, upper: 0.23)
      }
    }
    return Diagnostics(
      residualSlopes: [
        ResidualSlope(score: .posteriorMean, type: "", rows: 100, slope: 0.5, lower: 0.1, upper: 0.9),
        ResidualSlope(score: .bartlett, type: "", rows: 100, slope: -0.5, lower: -0.9, upper: -0.1),
        ResidualSlope(score: .bartlett, type: "", rows: 100, slope: 0.1, lower: -0.1, upper: 0.3),
      ], flagRates: rates,
      consistency: [
        OutcomeConsistency(
          type: "xa", year: 2024, commonVariance: 0.45, alpha: 0.81, samplingAdequacy: 0.77,
          items: [.init(indicator: "satisfaction", loading: 0.66, alphaIfDeleted: 0.7)])
      ],
      nextOutcomes: [(0.1, 0.3), (-0.3, -0.1), (-0.1, 0.1)].map {
        NextOutcomeSlope(type: "", pairs: 900, slope: ($0 + $1) / 2, lower: $0, upper: $1)
      },
      notAssessed: [NotAssessedCount(type: "xa", year: 2024, reason: .noOutcomes, rows: 3)],
      reliance: IndicatorReliance(
        year: 2024, units: 1000, isSample: true, listed: 40,
        rows: [.init(indicator: "satisfaction", listed: 38, staying: 30)]))
  }()

  static func audit(hasPlan: Bool, limit: Double, precision: Double?) -> AuditFindings {
    let share = AuditFindings.Estimate(value: precision, lower: 0.7, upper: 0.95)
    return AuditFindings(
      year: 2024, verifications: 120, outsidePlan: 1, notVerified: 2, hasPlan: hasPlan, limit: limit,
      groups: AuditFindings.Group.Name.allCases.map {
        .init(
          name: $0, units: 1204, verified: 100, overRated: share, meanPoints: .init(value: 1.5, lower: 0.5, upper: 2.5))
      }, correctedPrecision: share,
      verifierError: VerifierError([[70, 72], [80, 81.5]], confidence: 0.95),
      answers: hasPlan ? .init(answered: 9, accepted: 3, notAccepted: 4) : nil,
      conformal: ConformalFindings(
        inOrder: (0..<20).map { .init(unit: "v\($0)", score: Double($0), weight: 2, isFlagged: false) },
        others: [.init(unit: "x3", score: 30, weight: 1, isFlagged: true)], rate: 0.1),
      prior: .init(share: 0.12, effectiveUnits: 85, meanPoints: 6.5, deviation: 2.5))
  }

  static let answers = [true, false, nil].enumerated().map { place, isAccepted in
    Findings.Answer(unit: "x3", year: 2024, answer: place == 0 ? "" : "12/BC", isAccepted: isAccepted)
  }
}
