public import Calibration
public import Evaluation

/// What a study's own figures say of the fairness and the footing of its list.
///
/// A list of departures from an outcome score can accuse the unlucky or the good, units of one type or those with gaps
/// in their data; none of it needs any truth to be seen.
///
/// Source: METHODS sections 2 and 4.
public struct Diagnostics: Sendable, Codable, Equatable {
  /// The slope of what is unexplained on either outcome score, over all rows and by type.
  public var residualSlopes: [ResidualSlope]
  /// How many are listed among groups of rows.
  public var flagRates: [FlagRate]
  /// How the outcomes of each type and year hang together.
  public var consistency: [OutcomeConsistency]
  /// What a rating beyond its outcomes says of the next year's outcomes, by type; empty for one year.
  public var nextOutcomes: [NextOutcomeSlope]
  /// How many rows were not assessed, by type, year and reason.
  public var notAssessed: [NotAssessedCount]
  /// How much of the list stays when an outcome is left out; nil where that was not computed.
  public var reliance: IndicatorReliance?
}

extension Diagnostics {
  /// Reads the diagnostics off what was detected.
  ///
  /// - Parameter detection: made of the same panel and outcomes.
  /// - Complexity: O(rows × (outcomes² + log rows)).
  public init(
    _ panel: Panel, outcomes: OutcomeModel, detection: Detection, units: Units, settings: Settings,
    reliance: IndicatorReliance? = nil
  ) {
    let rows = DiagnosticRows(panel, outcomes: outcomes, detection: detection, units: units)
    residualSlopes = ResidualSlope.all(rows, confidence: settings.confidence)
    flagRates = FlagRate.all(rows, confidence: settings.confidence)
    consistency = OutcomeConsistency.all(panel, outcomes: outcomes)
    nextOutcomes = NextOutcomeSlope.all(rows, confidence: settings.confidence)
    notAssessed = NotAssessedCount.all(detection.flags)
    self.reliance = reliance
  }
}

/// The rows of a panel with what was found of each, as the diagnostics read them.
struct DiagnosticRows {
  let panel: Panel
  let outcomes: OutcomeModel
  /// What was found of each row of the panel.
  let flags: [FlagRow]
  /// The rows that were assessed.
  let assessed: [Int]

  init(_ panel: Panel, outcomes: OutcomeModel, detection: Detection, units: Units) {
    self.panel = panel
    self.outcomes = outcomes
    let place = Dictionary(
      detection.flags.enumerated().map { (UnitYear(unit: $1.unit, year: $1.year), $0) },
      uniquingKeysWith: { first, _ in first })
    let found = (0..<panel.count).map { row in
      place[UnitYear(unit: units.codes[panel.unit[row]], year: panel.year[row])].map { detection.flags[$0] }
    }
    let unknown = FlagRow(unit: "", name: "", type: "", parent: "", year: 0, status: .notAssessable)
    flags = found.map { $0 ?? unknown }
    assessed = found.indices.filter { found[$0].map { $0.status != .notAssessable } ?? false }
  }

  /// Self-rated total less the expected one, in points; NaN where either is missing.
  func residual(_ row: Int) -> Double {
    guard let total = flags[row].selfTotal, let expected = flags[row].expectedTotal else { return .nan }
    return total - expected
  }

  /// A number for the row's appraiser; rows without one stand alone.
  func cluster(_ row: Int) -> Int {
    panel.appraiser[row] >= 0 ? panel.appraiser[row] : -1 - row
  }

  /// A number for the row's type and year.
  func cell(_ row: Int) -> Int { outcomes.group[row] }

  private struct UnitYear: Hashable {
    let unit: String
    let year: Int
  }
}

/// Values less the mean of their group.
func centred(_ values: [Double], within group: [Int]) -> [Double] {
  var sums: [Int: (sum: Double, count: Double)] = [:]
  for (value, key) in zip(values, group) {
    let old = sums[key] ?? (0, 0)
    sums[key] = (old.sum + value, old.count + 1)
  }
  return zip(values, group).map { value, key in
    guard let own = sums[key] else { return value }
    return value - own.sum / own.count
  }
}
