import Foundation
internal import Evaluation
internal import Statistics

/// Outcomes freed of context, centred and scaled robustly within type and year, with their known sampling error.
struct OutcomeStandardisation {
  /// The standardised outcomes.
  private(set) var cells: OutcomeCells
  /// What was assumed on the way.
  private(set) var notes: [Note] = []

  /// Fewer values than this have no spread of their own worth speaking of: nothing is said of them.
  static let fewestValues = 3

  /// Standardises every outcome of a panel.
  ///
  /// - Complexity: O(rows × outcomes × (contexts² + log rows)).
  init(_ panel: Panel, keys: GroupKeys, minimumSize: Int) {
    let empty = [Double](repeating: .nan, count: panel.count)
    cells = OutcomeCells(
      values: [[Double]](repeating: empty, count: panel.outcomes.count),
      samplingVariance: [[Double]](
        repeating: [Double](repeating: 0, count: panel.count), count: panel.outcomes.count))
    for k in panel.outcomes.indices {
      let denominator = DenominatorError(panel, outcome: k)
      if denominator.isUnusable {
        notes.append(Note("outcomes.denominatorWithoutShare", ["indicator": panel.outcomes[k].code]))
      }
      for year in panel.years {
        standardise(k, in: year, panel: panel, keys: keys, minimumSize: minimumSize, denominator: denominator)
      }
    }
  }

  private mutating func standardise(
    _ k: Int, in year: Int, panel: Panel, keys: GroupKeys, minimumSize: Int, denominator: DenominatorError
  ) {
    let groups = keys.groups(of: year)
    let context = ContextRemoval(panel, outcome: k, rows: groups.map { keys.rows[$0] }, minimumSize: minimumSize)
    let sets = groups.indices.map { index in
      CentredValues(rows: keys.rows[groups[index]], values: context.adjusted[index])
    }
    let pooledSpread = medianAbsoluteDeviation(
      sets.filter { $0.rows.count >= Self.fewestValues }.flatMap(\.deviations), center: 0)
    for (index, set) in sets.enumerated() where !set.rows.isEmpty {
      let type = panel.types[keys.type[groups[index]]]
      let name = ["indicator": panel.outcomes[k].code, "type": type, "year": "\(year)"]
      guard set.rows.count >= Self.fewestValues else {
        notes.append(Note("outcomes.tooFewValues", name))
        continue
      }
      let spread = set.rows.count >= minimumSize ? set.spread : pooledSpread
      let isOwn = set.rows.count >= minimumSize
      if spread > set.roundingError {
        store(set.deviations.map { $0 / spread }, scale: spread, of: set, at: k, denominator: denominator)
      } else if let scores = set.normalScores {
        notes.append(Note("outcomes.normalScores", name))
        store(scores, scale: set.standardDeviation, of: set, at: k, denominator: denominator)
      } else {
        notes.append(Note("outcomes.constant", name))
      }
      if !isOwn { notes.append(Note("outcomes.pooledSpread", name)) }
    }
  }

  private mutating func store(
    _ z: [Double], scale: Double, of set: CentredValues, at k: Int, denominator: DenominatorError
  ) {
    for (position, row) in set.rows.enumerated() {
      cells.values[k][row] = z[position]
      cells.samplingVariance[k][row] = denominator.variance(row: row) / (scale * scale)
    }
  }
}

/// The values of one outcome in one type and year about their median; rows without a value are left out.
struct CentredValues {
  /// The rows with a value.
  let rows: [Int]
  /// value − median, in the unit of the values.
  let deviations: [Double]

  /// Centres the finite values.
  init(rows: [Int], values: [Double]) {
    let present = values.indices.filter { values[$0].isFinite }
    let center = median(present.map { values[$0] })
    self.rows = present.map { rows[$0] }
    deviations = present.map { values[$0] - center }
  }

  /// The median absolute deviation on the scale of a normal standard deviation.
  var spread: Double { medianAbsoluteDeviation(deviations, center: 0) }

  /// A spread up to this is the rounding of equal values.
  var roundingError: Double { 1e-12 * (deviations.map(abs).max() ?? 0) }

  /// The root mean square of the deviations.
  var standardDeviation: Double {
    (deviations.reduce(0) { $0 + $1 * $1 } / Double(max(deviations.count, 1))).squareRoot()
  }

  /// Φ⁻¹((rank − ½)/n), ties sharing their mean rank; nil when all values are equal.
  var normalScores: [Double]? {
    guard let low = deviations.min(), let high = deviations.max(), high > low else { return nil }
    let order = deviations.indices.sorted { deviations[$0] < deviations[$1] }
    var scores = [Double](repeating: 0, count: order.count)
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, deviations[order[end]] == deviations[order[start]] { end += 1 }
      let meanRank = Double(start + end + 1) / 2
      let score = NormalDistribution.standard.quantile((meanRank - 0.5) / Double(order.count))
      for position in start..<end { scores[order[position]] = score }
      start = end
    }
    return scores
  }
}

/// The binomial variance p(1 − p)/n of a share with a known number of cases.
struct DenominatorError {
  private let values: [Double]
  private let cases: [Double]?
  private let percent: Bool
  /// Whether a denominator is named for figures that are neither shares nor percentages.
  let isUnusable: Bool

  /// Reads how an outcome's denominator is meant: of a share in 0…1, or of a percentage.
  init(_ panel: Panel, outcome k: Int) {
    values = panel.outcomeValues[k]
    let largest = values.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    percent = largest > 1 || (panel.outcomes[k].unit?.contains("%") ?? false)
    isUnusable = panel.denominators[k] != nil && largest > 100
    cases = isUnusable ? nil : panel.denominators[k]
  }

  /// The variance in squared units of the outcome; half a case is added on either side so that 0 and 1 have one too.
  func variance(row: Int) -> Double {
    guard let n = cases?[row], n > 0, n.isFinite, values[row].isFinite else { return 0 }
    let share = abs(values[row]) / (percent ? 100 : 1)
    let p = (share * n + 0.5) / (n + 1)
    return p * (1 - p) / n * (percent ? 1e4 : 1)
  }
}
