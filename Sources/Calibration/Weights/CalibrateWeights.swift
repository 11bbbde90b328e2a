public import Evaluation
internal import LinearAlgebra

/// The weights of the criteria that the outcomes support, by type, with intervals.
///
/// Shares of the points, centred within type × year × appraiser, are set against the quality that the outcomes show; see
/// ``WeightProgram`` for the estimator, and METHODS.md §3.1–3.2. Types that share their criteria are calibrated together.
/// Every degenerate case ends in the points in force and a note.
///
/// - Parameters:
///   - panel: the rows.
///   - outcomes: the outcome model of the same panel.
///   - framework: the framework whose points are in force.
///   - excluded: the rows left out because they are very probably over-rated; empty for none.
///   - settings: the confidence of the intervals and the seed.
///   - options: replicates, and λ where it is given.
/// - Returns: points of each type that sum to the points in force.
/// - Complexity: O(rows × criteria² + replicates × (clusters × criteria² + types × criteria³)).
public func calibrateWeights(
  panel: Panel, outcomes: OutcomeModel, framework: Framework, excluding excluded: [Bool] = [], settings: Settings,
  options: CalibrationOptions = CalibrationOptions()
) -> CalibrationResult {
  precondition(excluded.isEmpty || excluded.count == panel.count, "a mark for each row, or none at all")
  let mask = excluded.isEmpty ? [Bool](repeating: false, count: panel.count) : excluded
  var types: [Int: TypeCalibration] = [:]
  var rows: [Int: [WeightRow]] = [:]
  var notes: [Note] = []
  for family in CriterionFamily.all(panel: panel, framework: framework) {
    let data = CalibrationRows(
      panel, family: family, outcomes: outcomes, excluded: mask, seed: settings.seed, scale: options.scale,
      threads: options.threads)
    notes += data.notes
    let report = FamilyReport(panel: panel, data: data, settings: settings, options: options)
    notes += report.notes
    for (index, type) in family.types.enumerated() {
      types[type] = report.types[index]
      rows[type] = report.rows[index]
    }
  }
  let order = types.keys.sorted()
  return CalibrationResult(
    rows: order.flatMap { rows[$0] ?? [] }, types: order.compactMap { types[$0] }, notes: notes)
}

/// Types with the same scored criteria.
struct CriterionFamily {
  /// The types, by index into the panel's.
  var types: [Int]
  /// The criteria, by index into the panel's.
  let criteria: [Int]
  /// Their points in force.
  let points: [Double]

  /// The families of a panel under a framework, in the order of their first type.
  static func all(panel: Panel, framework: Framework) -> [CriterionFamily] {
    let place = Dictionary(
      panel.criteria.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    var result: [CriterionFamily] = []
    for (type, code) in panel.types.enumerated() {
      let scored = framework.scoredCriteria(for: code).filter { place[$0.code] != nil }
      guard !scored.isEmpty else { continue }
      let criteria = scored.compactMap { place[$0.code] }
      if let known = result.firstIndex(where: { $0.criteria == criteria }) {
        result[known].types.append(type)
      } else {
        result.append(CriterionFamily(types: [type], criteria: criteria, points: scored.map(\.maxPoints)))
      }
    }
    return result
  }
}
