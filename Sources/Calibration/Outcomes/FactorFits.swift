internal import Evaluation
internal import Statistics

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
  ///
  /// Notes come in the order of the groups whatever the number of threads.
  mutating func factors(threads: Int) -> [TCellFactor?] {
    let measured = keys.rows.map { $0.filter(hasOutcome) }
    let tasks = panel.years.flatMap { year -> [Fit] in
      let groups = keys.groups(of: year)
      let isPooled = groups.contains { !measured[$0].isEmpty && measured[$0].count < minimumSize }
      let all = Fit(rows: groups.flatMap { measured[$0] }.sorted(), origin: .pooled, group: nil, year: year)
      let own = groups.map { Fit(rows: measured[$0], origin: .own, group: $0, year: year) }
      return (isPooled ? [all] : []) + own
    }
    let results = concurrentMap(tasks.count, threads: threads) { [self] index in
      tasks[index].rows.count < minimumSize && tasks[index].group != nil ? nil : factor(of: tasks[index])
    }
    var factors = [TCellFactor?](repeating: nil, count: keys.rows.count)
    var pooled: TCellFactor?
    for (task, result) in zip(tasks, results) {
      notes += result?.notes ?? []
      guard let group = task.group else {
        pooled = result?.factor
        continue
      }
      let name = ["type": panel.types[keys.type[group]], "year": "\(task.year)"]
      if task.rows.isEmpty {
        notes.append(Note("outcomes.none", name))
      } else if task.rows.count < minimumSize {
        notes.append(
          Note("outcomes.pooledLoadings", name.merging(["units": "\(task.rows.count)"]) { first, _ in first }))
        factors[group] = pooled
      } else {
        factors[group] = result?.factor
      }
    }
    return factors
  }

  /// Rows that share a factor: those of a group, or those of all groups of a year.
  private struct Fit {
    let rows: [Int]
    let origin: TCellFactor.Origin
    let group: Int?
    let year: Int
  }

  private func hasOutcome(_ row: Int) -> Bool {
    cells.values.contains { $0[row].isFinite }
  }

  private func factor(of task: Fit) -> (factor: TCellFactor?, notes: [Note]) {
    let rows = task.rows
    var notes: [Note] = []
    let isSmall = rows.count < minimumSize
    let fewest = isSmall ? 1 : Self.fewestValues
    let isUsed = cells.values.map { column in rows.count { column[$0].isFinite } >= fewest }
    guard isUsed.contains(true) else { return (nil, notes) }
    let fixed = FixedParameters(
      isUsed: isUsed, reliabilities: panel.outcomes.map(\.reliability),
      meanSamplingVariance: cells.samplingVariance.map { column in
        rows.reduce(0) { $0 + column[$1] } / Double(rows.count)
      }, all: isSmall)
    var name = ["year": "\(task.year)"]
    if let group = task.group { name["type"] = panel.types[keys.type[group]] }
    let assumed = fixed.loading.indices.filter { fixed.loading[$0] != nil && panel.outcomes[$0].reliability == nil }
    if !assumed.isEmpty {
      var values = name
      values["reliability"] = "\(FixedParameters.defaultReliability)"
      values["indicators"] = assumed.map { panel.outcomes[$0].code }.joined(separator: " ")
      notes.append(Note("outcomes.defaultReliability", values))
    }
    let result = FactorEstimation.fit(
      cells, rows: rows, fixed: fixed, origin: fixed.loading.contains { $0 != nil } ? .reliability : task.origin)
    for k in result.used where result.loadings[k] == 0 {
      var values = name
      values["indicator"] = panel.outcomes[k].code
      notes.append(Note("outcomes.noLoading", values))
    }
    return (result, notes)
  }
}
