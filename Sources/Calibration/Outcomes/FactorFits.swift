internal import Evaluation

/// The factors of all types and years of a panel, and what was assumed for them.
struct FactorFits {
  /// What was assumed.
  private(set) var notes: [Note] = []

  private let panel: Panel
  private let keys: GroupKeys
  private let cells: OutcomeCells
  private let minimumSize: Int

  /// Values of an outcome that a loading needs.
  static let fewestValues = 10

  /// What the fits are made of.
  init(panel: Panel, keys: GroupKeys, cells: OutcomeCells, minimumSize: Int) {
    self.panel = panel
    self.keys = keys
    self.cells = cells
    self.minimumSize = minimumSize
  }

  /// The factor of each group; nil where nothing was measured.
  mutating func factors() -> [TCellFactor?] {
    var result = [TCellFactor?](repeating: nil, count: keys.rows.count)
    for year in panel.years {
      let groups = keys.groups(of: year)
      let measured = groups.map { keys.rows[$0].filter(hasOutcome) }
      var pooled: TCellFactor?
      if measured.contains(where: { !$0.isEmpty && $0.count < minimumSize }) {
        pooled = factor(of: measured.flatMap { $0 }.sorted(), origin: .pooled, type: nil, year: year)
      }
      for (index, group) in groups.enumerated() {
        let type = panel.types[keys.type[group]]
        let size = measured[index].count
        if size == 0 {
          notes.append(Note("outcomes.none", ["type": type, "year": "\(year)"]))
        } else if size < minimumSize {
          notes.append(Note("outcomes.pooledLoadings", ["type": type, "year": "\(year)", "units": "\(size)"]))
          result[group] = pooled
        } else {
          result[group] = factor(of: measured[index], origin: .own, type: type, year: year)
        }
      }
    }
    return result
  }

  private func hasOutcome(_ row: Int) -> Bool {
    cells.values.contains { $0[row].isFinite }
  }

  private mutating func factor(of rows: [Int], origin: TCellFactor.Origin, type: String?, year: Int) -> TCellFactor? {
    let isSmall = rows.count < minimumSize
    let fewest = isSmall ? 1 : Self.fewestValues
    let isUsed = cells.values.map { column in rows.count { column[$0].isFinite } >= fewest }
    guard isUsed.contains(true) else { return nil }
    let fixed = FixedParameters(
      isUsed: isUsed, reliabilities: panel.outcomes.map(\.reliability),
      meanSamplingVariance: cells.samplingVariance.map { column in
        rows.reduce(0) { $0 + column[$1] } / Double(rows.count)
      }, all: isSmall)
    var name = ["year": "\(year)"]
    if let type { name["type"] = type }
    let assumed = fixed.loading.indices.filter { fixed.loading[$0] != nil && panel.outcomes[$0].reliability == nil }
    if !assumed.isEmpty {
      var values = name
      values["reliability"] = "\(FixedParameters.defaultReliability)"
      values["indicators"] = assumed.map { panel.outcomes[$0].code }.joined(separator: " ")
      notes.append(Note("outcomes.defaultReliability", values))
    }
    let result = FactorEstimation.fit(
      cells, rows: rows, fixed: fixed, origin: fixed.loading.contains { $0 != nil } ? .reliability : origin)
    for k in result.used where result.loadings[k] == 0 {
      var values = name
      values["indicator"] = panel.outcomes[k].code
      notes.append(Note("outcomes.noLoading", values))
    }
    return result
  }
}
