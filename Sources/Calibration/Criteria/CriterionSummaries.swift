public import Evaluation
internal import LinearAlgebra
internal import Statistics

/// How each criterion behaves among the units of each type, with advice.
///
/// Shares are 0…1. `discrimination` is the correlation with the total of the other criteria under the points in force,
/// `outcomeCorrelation` the one with the outcome score, both within year. `unexplainedPoints` and the advice that rests
/// on it are left to the list of flags.
///
/// - Parameter calibration: the calibration of the same panel, for the reliabilities that repeated ratings show.
/// - Returns: a row for each type and scored criterion, and notes that name the partner of a redundant criterion.
/// - Complexity: O(rows × criteria²).
public func criterionRows(
  panel: Panel, outcomes: OutcomeModel, framework: Framework, calibration: CalibrationResult? = nil
) -> (rows: [CriterionRow], notes: [Note]) {
  var rows: [CriterionRow] = []
  var notes: [Note] = []
  for family in CriterionFamily.all(panel: panel, framework: framework) {
    for type in family.types {
      let calibrated = calibration?.types.first { $0.type == panel.types[type] }
      let summary = CriterionSummaries(
        panel, type: type, family: family, outcomes: outcomes, reliabilities: calibrated?.reliabilities.map(\.value))
      rows += family.criteria.indices.map { summary.row($0) }
      notes += summary.notes
    }
  }
  let place = Dictionary(uniqueKeysWithValues: panel.types.enumerated().map { ($1, $0) })
  let sorted = rows.enumerated().sorted {
    (place[$0.element.type] ?? 0, $0.offset) < (place[$1.element.type] ?? 0, $1.offset)
  }
  return (sorted.map(\.element), notes)
}

/// The figures on the criteria of one type.
private struct CriterionSummaries {
  private let panel: Panel
  private let type: Int
  private let criteria: [Int]
  private let rows: [Int]
  private let centring: WithinCentring
  private let quality: [Double]
  private let restTotals: [[Double]]
  private let correlation: Matrix
  private let inflation: [Double]
  private let reliabilities: [Double?]

  init(
    _ panel: Panel, type: Int, family: CriterionFamily, outcomes: OutcomeModel, reliabilities: [Double?]?
  ) {
    self.reliabilities = reliabilities ?? family.criteria.map { _ in nil }
    self.panel = panel
    self.type = type
    criteria = family.criteria
    let rows = (0..<panel.count).filter { panel.type[$0] == type }
    self.rows = rows
    centring = WithinCentring(
      level: rows.map { panel.year[$0] }, appraiser: [Int](repeating: -1, count: rows.count))
    quality = centring.centred(rows.map { outcomes.posteriorMean[$0] })
    restTotals = Self.restTotals(panel, rows: rows, family: family)
    let covariance = ShareCovariance(panel, type: type, criteria: criteria).covariance
    inflation = varianceInflationFactors(covariance)
    var correlation = covariance
    for index in correlation.elements.indices {
      let (i, j) = (index % criteria.count, index / criteria.count)
      correlation.elements[index] /= (covariance[i, i] * covariance[j, j]).squareRoot()
    }
    self.correlation = correlation
  }

  /// The row of one criterion, by position.
  func row(_ position: Int) -> CriterionRow {
    let criterion = panel.criteria[criteria[position]]
    let values = rows.map { panel.shares[criteria[position]][$0] }
    let present = values.filter(\.isFinite)
    let count = Double(present.count)
    var row = CriterionRow(type: panel.types[type], criterion: criterion.code, units: present.count)
    let applying = values.count { $0 != Points.notApplicable }
    if applying > 0 { row.missingShare = 1 - count / Double(applying) }
    guard count > 0 else {
      row.advice = CriterionAdvice.advice(row, criterion: criterion, rows: 0)
      return row
    }
    let mean = present.reduce(0, +) / count
    row.meanShare = mean
    if count > 1 {
      row.standardDeviationOfShare =
        (present.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)).squareRoot()
    }
    row.ceilingShare = Double(present.count { $0 >= 1 - 1e-9 }) / count
    let within = centring.centred(values.map { $0.isFinite ? $0 : .nan })
    row.discrimination = pairwiseCorrelation(within, centring.centred(restTotals[position])).value
    let outcome = pairwiseCorrelation(within, quality)
    row.outcomeCorrelation = outcome.value
    row.varianceInflation = inflation[position].isFinite ? inflation[position] : nil
    row.reliability = criterion.reliability ?? reliabilities[position] ?? agreement(position, within: within)
    row.advice = CriterionAdvice.advice(
      row, criterion: criterion, rows: outcome.count, isRedundant: isRedundant(position))
    return row
  }

  /// Whether all others, or one of them, say what a criterion says.
  private func isRedundant(_ position: Int) -> Bool {
    CriterionAdvice.isRedundant(inflation: inflation[position], rows: rows.count, criteria: criteria.count)
      || partner(of: position).map {
        let correlation = correlation[position, $0]
        let inflation = 1 / max(1 - correlation * correlation, 0)
        return CriterionAdvice.isRedundant(inflation: inflation, rows: rows.count, criteria: 2)
      } ?? false
  }

  /// The criterion that goes most with one.
  private func partner(of position: Int) -> Int? {
    let others = criteria.indices.filter { $0 != position && correlation[position, $0].isFinite }
    return others.max { abs(correlation[position, $0]) < abs(correlation[position, $1]) }
  }

  /// The partner of each redundant criterion.
  var notes: [Note] {
    criteria.indices.compactMap { position in
      guard isRedundant(position), let partner = partner(of: position) else { return nil }
      return Note(
        "criteria.redundant",
        [
          "type": panel.types[type], "criterion": panel.criteria[criteria[position]].code,
          "partner": panel.criteria[criteria[partner]].code,
        ])
    }
  }

  /// The correlation with an independent rater of the same units, or with the superior, who leans on the rating and so
  /// only bounds its reliability from above.
  private func agreement(_ position: Int, within: [Double]) -> Double? {
    for rater in [Rater.peer, .publicRating, .superior] where rater != panel.rater {
      guard let other = panel.otherShares[rater]?[criteria[position]] else { continue }
      let values = centring.centred(rows.map { other[$0].isFinite ? other[$0] : .nan })
      if let value = pairwiseCorrelation(within, values).value { return max(0, value) }
    }
    return nil
  }

  /// The total of the other criteria, Σ_{k≠j} M_k x_k/Σ_{k≠j} M_k over the cells that are there: criterion, then row.
  private static func restTotals(_ panel: Panel, rows: [Int], family: CriterionFamily) -> [[Double]] {
    var earned = [Double](repeating: 0, count: rows.count)
    var most = earned
    for (j, points) in zip(family.criteria, family.points) {
      for (index, row) in rows.enumerated() where panel.shares[j][row].isFinite {
        earned[index] += points * panel.shares[j][row]
        most[index] += points
      }
    }
    return zip(family.criteria, family.points).map { j, points in
      rows.enumerated().map { index, row in
        let share = panel.shares[j][row]
        guard share.isFinite, most[index] > points else { return .nan }
        return (earned[index] - points * share) / (most[index] - points)
      }
    }
  }
}
