extension OutcomeModel {
  /// The model as it would judge rows if some outcomes had not been measured, under the loadings fitted on all; by index
  /// into the panel's outcomes.
  ///
  /// - Complexity: O(rows × outcomes × nodes).
  public func leavingOut(_ indicators: Set<Int>) -> OutcomeModel {
    let scores = scores(leavingOut: indicators)
    var rows = [[Int]](repeating: [], count: groups.count)
    for (row, g) in group.enumerated() { rows[g].append(row) }
    let cells = OutcomeCells(values: standardised, samplingVariance: samplingVariance)
    let reduced = groups.enumerated().map { g, group in
      OutcomeGroup(
        type: group.type, year: group.year, factor: group.factor.map { $0.leavingOut(indicators) }, rows: rows[g],
        cells: cells, scores: scores)
    }
    return OutcomeModel(
      groups: reduced, group: group, standardised: standardised, samplingVariance: samplingVariance, scores: scores,
      notes: notes, appraiserOfRow: appraiserOfRow, yearOfRow: yearOfRow)
  }
}
