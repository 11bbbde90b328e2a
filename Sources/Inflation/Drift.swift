internal import Calibration
internal import Evaluation
internal import Foundation
internal import LinearAlgebra
internal import Statistics

/// The rise of everybody's ratings that outcomes do not follow, by type and year against the type's first year.
///
/// Comparisons within type and year cannot see it, for it moves the yardstick too. With T̄ the mean total, θ̄ the mean
/// quality on the scale of the base year and s the points that a logit is worth, the mean of T (100 − T)/100,
///
/// D = (T̄_t − T̄_base) − s b (θ̄_t − θ̄_base),  θ̄_t − θ̄_base = Σ_k λ_k/ψ_k Δz_k / Σ_k λ_k²/ψ_k,
///
/// Δz_k the change of an outcome's mean in robust standard deviations of the base year: Bartlett's score, for the
/// posterior mean understates change and would invent drift. b is the structural slope of the logit total on quality in
/// the base year, slope on the posterior mean included. Only units with a rating and an outcome in both years count, so
/// that a change of membership is not read as drift, each with the probability that it is neither over- nor under-rated in
/// both: single units that stand out are listed by themselves, and drift is what the others have in common. Intervals
/// resample appraisers. The change of ratings is taken in points, as it is: units near full marks rise by more logits and
/// fewer points, and the mean logit times s misses a fortieth of it.
///
/// Source: METHODS section 6.
struct Drift: Sendable {
  /// One row a type and year after the first.
  let rows: [DriftRow]

  private static let replicates = 999

  /// Compares every year with the first, type by type.
  ///
  /// - Parameter honesty: the probability that each row of the panel is neither over- nor under-rated.
  /// - Complexity: O(rows × outcomes + types × years × replicates × appraisers).
  init(_ panel: Panel, outcomes: OutcomeModel, totals: [Double], honesty: [Double], settings: Settings) {
    var rows: [DriftRow] = []
    for type in panel.types.indices {
      let years = panel.years.filter { year in
        (0..<panel.count).contains { panel.type[$0] == type && panel.year[$0] == year }
      }
      guard let base = years.first else { continue }
      for year in years.dropFirst() {
        rows.append(
          Self.row(
            panel, outcomes, totals: totals, honesty: honesty, settings: settings, type: type, base: base, year: year))
      }
    }
    self.rows = rows
  }

  private static func row(
    _ panel: Panel, _ outcomes: OutcomeModel, totals: [Double], honesty: [Double], settings: Settings, type: Int,
    base: Int, year: Int
  ) -> DriftRow {
    var row = DriftRow(type: panel.types[type], year: year, baseYear: base)
    guard let yardstick = BaseYardstick(panel, outcomes, totals: totals, honesty: honesty, type: type, year: base)
    else { return row }
    let pairs = DriftPair.all(
      panel, totals: totals, honesty: honesty, yardstick: yardstick, type: type, base: base, year: year)
    guard pairs.count >= 10 else { return row }
    let groups = Dictionary(grouping: pairs, by: \.appraiser).sorted { $0.key < $1.key }.map { DriftSums($0.value) }
    // Fewer than five appraisers say nothing of their own spread: the units are resampled instead.
    let clusters = groups.count >= 5 ? groups : pairs.map { DriftSums([$0]) }
    let whole = clusters.reduce(DriftSums([])) { $0 + $1 }
    let pointsPerLogit = whole.pointsPerLogit
    var random = RandomStream(seed: settings.seed, 0x4452_4946, UInt64(type), UInt64(bitPattern: Int64(year)))
    let draws = (0..<replicates).map { _ in
      var sum = DriftSums([])
      for _ in clusters.indices { sum = sum + clusters[random.index(below: clusters.count)] }
      return sum.drift(yardstick, pointsPerLogit: pointsPerLogit)
    }
    let drift = whole.drift(yardstick, pointsPerLogit: pointsPerLogit)
    let k = Double(clusters.count)
    let quantile = StudentT(degreesOfFreedom: max(k - 1, 1)).quantile(1 - (1 - settings.confidence) / 2)
    let mean = draws.reduce(0, +) / Double(draws.count)
    let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(draws.count - 1) * k / max(k - 1, 1)
    row.ratingChange = whole.totalChange
    row.driftPoints = drift
    row.outcomeChange = whole.totalChange - drift
    row.lower = drift - quantile * variance.squareRoot()
    row.upper = drift + quantile * variance.squareRoot()
    return row
  }
}

/// The scale on which the later year is read: where the outcomes of the base year lie, and how ratings follow them.
private struct BaseYardstick {
  /// The median and the robust standard deviation of each outcome; nil for one that is not read.
  let scales: [(centre: Double, spread: Double)?]
  let loadings: [Double]
  let uniquenesses: [Double]
  /// b, logits of the total for one standard deviation of quality.
  let slope: Double

  init?(_ panel: Panel, _ outcomes: OutcomeModel, totals: [Double], honesty: [Double], type: Int, year: Int) {
    let rows = (0..<panel.count).filter { panel.type[$0] == type && panel.year[$0] == year }
    guard let group = rows.first.map({ outcomes.groups[outcomes.group[$0]] }) else { return nil }
    let scales = panel.outcomes.indices.map { k -> (centre: Double, spread: Double)? in
      let values = rows.map { panel.outcomeValues[k][$0] }.filter(\.isFinite)
      guard values.count >= 10, group.loadings[k] > 0, group.uniquenesses[k] > 0 else { return nil }
      let spread = medianAbsoluteDeviation(values)
      return spread > 0 ? (median(values), spread) : nil
    }
    let assessed = rows.filter { totals[$0].isFinite && outcomes.posteriorMean[$0].isFinite }
    let line = WeightedLine(
      x: assessed.map { outcomes.posteriorMean[$0] }, y: assessed.map { DriftPair.logit(totals[$0]) },
      weights: assessed.map { honesty[$0] }, rows: Array(assessed.indices))
    guard scales.contains(where: { $0 != nil }), line.sumOfSquares > 0 else { return nil }
    self.scales = scales
    loadings = group.loadings
    uniquenesses = group.uniquenesses
    slope = line.slope
  }

  /// Σ λ/ψ Δz / Σ λ²/ψ over the outcomes with a change.
  func qualityChange(_ changes: [Double]) -> Double {
    var sum = 0.0
    var information = 0.0
    for (k, change) in changes.enumerated() where change.isFinite {
      sum += loadings[k] / uniquenesses[k] * change
      information += loadings[k] * loadings[k] / uniquenesses[k]
    }
    return information > 0 ? sum / information : .nan
  }
}

/// One unit in both years.
private struct DriftPair {
  let appraiser: Int
  /// The probability that the unit is neither over- nor under-rated in both years.
  let weight: Double
  let totalChange: Double
  let meanTotal: Double
  /// Δz of each outcome; NaN where a year lacks it.
  let outcomeChanges: [Double]

  static func logit(_ total: Double) -> Double {
    LogitScale(step: LogitScale.leastStep).logit(total / 100)
  }

  static func all(
    _ panel: Panel, totals: [Double], honesty: [Double], yardstick: BaseYardstick, type: Int, base: Int, year: Int
  ) -> [DriftPair] {
    var rowInBase: [Int: Int] = [:]
    for row in 0..<panel.count where panel.type[row] == type && panel.year[row] == base {
      rowInBase[panel.unit[row]] = row
    }
    return (0..<panel.count).compactMap { row in
      guard panel.type[row] == type, panel.year[row] == year, let before = rowInBase[panel.unit[row]],
        totals[row].isFinite, totals[before].isFinite
      else { return nil }
      let changes = yardstick.scales.indices.map { k -> Double in
        guard let scale = yardstick.scales[k] else { return .nan }
        return (panel.outcomeValues[k][row] - panel.outcomeValues[k][before]) / scale.spread
      }
      guard changes.contains(where: \.isFinite) else { return nil }
      return DriftPair(
        appraiser: panel.appraiser[row], weight: honesty[row] * honesty[before],
        totalChange: totals[row] - totals[before], meanTotal: (totals[row] + totals[before]) / 2,
        outcomeChanges: changes)
    }
  }
}

/// Weighted sums over units, which add up over appraisers.
private struct DriftSums {
  private var count = 0.0
  private var total = 0.0
  private var derivative = 0.0
  private var outcomes: [(sum: Double, count: Double)] = []

  init(_ pairs: [DriftPair]) {
    outcomes = (pairs.first?.outcomeChanges ?? []).map { _ in (0, 0) }
    for pair in pairs {
      count += pair.weight
      total += pair.weight * pair.totalChange
      derivative += pair.weight * pair.meanTotal * (100 - pair.meanTotal) / 100
      for (k, change) in pair.outcomeChanges.enumerated() where change.isFinite {
        outcomes[k].sum += pair.weight * change
        outcomes[k].count += pair.weight
      }
    }
  }

  static func + (a: DriftSums, b: DriftSums) -> DriftSums {
    if a.count == 0 { return b }
    if b.count == 0 { return a }
    var sum = a
    sum.count += b.count
    sum.total += b.total
    sum.derivative += b.derivative
    for k in sum.outcomes.indices {
      sum.outcomes[k].sum += b.outcomes[k].sum
      sum.outcomes[k].count += b.outcomes[k].count
    }
    return sum
  }

  /// The mean change of the total, in points.
  var totalChange: Double { total / count }

  /// The points that a logit is worth at these totals: the mean of T (100 − T) / 100.
  var pointsPerLogit: Double { derivative / count }

  /// D in points.
  func drift(_ yardstick: BaseYardstick, pointsPerLogit: Double) -> Double {
    let changes = outcomes.map { $0.count > 0 ? $0.sum / $0.count : .nan }
    let quality = yardstick.qualityChange(changes)
    return totalChange - (quality.isFinite ? pointsPerLogit * yardstick.slope * quality : 0)
  }
}
