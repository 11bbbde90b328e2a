public import Evaluation
internal import Statistics

/// How many units change level by the proposed points: those of the last year, and how many to expect when units rate again.
public struct LevelForecast: Sendable, Codable, Equatable {
  /// The codes of the levels, highest first: the rows and columns of `matrix`.
  public var levels: [String]
  /// The units of the last year by level under the points in force (row) and under those proposed (column).
  public var matrix: [[Int]]
  /// The expected number of units whose level differs between the two sets of points in next year's ratings.
  public var expected: Double
  /// The lower end of the interval of that number.
  public var lower: Int
  /// The upper end.
  public var upper: Int
  /// The confidence of the interval.
  public var confidence: Double
  /// The correlation of a unit's total with its total a year later that was used.
  public var persistence: Double

  /// The units of the last year whose level differs.
  public var changes: Int {
    matrix.indices.reduce(0) { sum, row in
      sum + matrix[row].indices.reduce(0) { $1 == row ? $0 : $0 + matrix[row][$1] }
    }
  }
}

/// Forecasts how many units change level when next year's ratings are read under both sets of points.
///
/// A unit's total next year is T* ~ N(μ + r (T − μ), s² (1 − r²)) within its type, r the correlation of totals with those of
/// the year before (over units rated in both; without such units 1 − σ̄²/s², the reliability that the rating errors leave),
/// which keeps mean and spread. The difference T′ − T that the points make stays the unit's own. With p_i the probability
/// that a boundary lies between the two,
///
/// expected = Σ p_i, variance = Σ p_i (1 − p_i) + Σ (p_i − p̄)² (1 − r²)
///
/// The second part stands for how units happen to lie about the boundaries this year, which next year redraws as far as
/// totals do not persist. The interval is that of the normal with correction for whole numbers.
///
/// - Parameters:
///   - panel: the judged ratings.
///   - framework: the framework in force.
///   - next: the framework proposed.
///   - ratingError: σ of each row of the panel, in points of the total 0…100.
///   - confidence: of the interval, in 0…1.
/// - Returns: nil when no unit of the last year has a total.
/// - Complexity: O(rows × criteria).
///
/// Source: regression to the mean as in Lord and Novick (1968), chapter 3; the sum of unequal Bernoulli trials has the
/// variance Σ p (1 − p) (Poisson, 1837).
public func forecastLevels(
  panel: Panel, framework: Framework, next: Framework, ratingError: [Double], confidence: Double = 0.9
) -> LevelForecast? {
  guard let year = panel.years.last else { return nil }
  let rows = (0..<panel.count).filter { panel.year[$0] == year }
  let totals = YearTotals(panel, rows: rows, framework: framework, next: next)
  let rated = rows.indices.filter { totals.now[$0].isFinite && totals.then[$0].isFinite }
  guard !rated.isEmpty else { return nil }
  let levels = framework.levels.map(\.code)
  var matrix = [[Int]](repeating: [Int](repeating: 0, count: levels.count), count: levels.count)
  for i in rated {
    guard let from = framework.level(forTotal: totals.now[i]), let to = next.level(forTotal: totals.then[i]),
      let row = levels.firstIndex(of: from.code), let column = levels.firstIndex(of: to.code)
    else { continue }
    matrix[row][column] += 1
  }
  let persistence = Persistence(panel, rows: rows, totals: totals.now, ratingError: ratingError)
  let boundaries = framework.levels.map(\.atLeast).filter { $0 > 0 }
  let probabilities = rated.map { i -> Double in
    let predicted = persistence.predicted(totals.now[i], type: panel.type[rows[i]])
    let moved = predicted.mean + totals.then[i] - totals.now[i]
    return crossing(predicted.mean, moved, boundaries: boundaries, error: predicted.standardDeviation)
  }
  let expected = probabilities.reduce(0, +)
  let mean = expected / Double(probabilities.count)
  let redrawn = probabilities.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } * (1 - persistence.value * persistence.value)
  let variance = probabilities.reduce(0) { $0 + $1 * (1 - $1) } + redrawn
  let reach = NormalDistribution.standard.quantile((1 + confidence) / 2) * variance.squareRoot()
  return LevelForecast(
    levels: levels, matrix: matrix, expected: expected, lower: Int(max(0, (expected - reach - 0.5).rounded(.up))),
    upper: Int((expected + reach + 0.5).rounded(.down)), confidence: confidence, persistence: persistence.value)
}

/// The totals of the last year under the points in force and proposed.
struct YearTotals {
  let now: [Double]
  let then: [Double]

  init(_ panel: Panel, rows: [Int], framework: Framework, next: Framework) {
    let old = panel.points(of: framework)
    let new = panel.points(of: next)
    now = rows.map { panel.total(row: $0, points: old) }
    then = rows.map { panel.total(row: $0, points: new) }
  }
}

extension Panel {
  /// The points of a framework for each criterion of the panel; 0 where the framework lacks it.
  func points(of framework: Framework) -> [Double] {
    let points = Dictionary(
      framework.criteria.filter { $0.kind == .score }.map { ($0.code, $0.maxPoints) }, uniquingKeysWith: { a, _ in a })
    return criteria.map { points[$0.code] ?? 0 }
  }

  /// The judged total of a row under some points, 0…100; NaN where nothing is rated.
  func total(row: Int, points: [Double]) -> Double {
    var (earned, most) = (0.0, 0.0)
    for (j, column) in shares.enumerated() where column[row].isFinite {
      earned += column[row] * points[j]
      most += points[j]
    }
    return most > 0 ? 100 * earned / most : .nan
  }
}

/// How far a unit's total stays what it is from one year to the next.
private struct Persistence {
  /// The correlation, in 0…1.
  let value: Double
  private let means: [Double]
  private let deviations: [Double]

  /// Fewer units in both years than this say too little of a correlation: its standard error is above 0.18.
  private static let leastPairs = 30

  init(_ panel: Panel, rows: [Int], totals: [Double], ratingError: [Double]) {
    let rated = rows.indices.filter { totals[$0].isFinite }
    let types = rated.map { panel.type[rows[$0]] }
    let values = rated.map { totals[$0] }
    let count = panel.types.count
    means = (0..<count).map { type in Self.mean(zip(types, values).filter { $0.0 == type }.map(\.1)) }
    let centred = zip(types, values).map { [means] in $1 - means[$0] }
    deviations = (0..<count).map { type in
      Self.mean(zip(types, centred).filter { $0.0 == type }.map { $1 * $1 }).squareRoot()
    }
    let before = Self.before(panel, rows: rated.map { rows[$0] })
    let pairs = zip(centred, before).compactMap { now, before in before.map { (now, $0) } }
    if pairs.count >= Self.leastPairs {
      let product = pairs.reduce(0) { $0 + $1.0 * $1.1 }
      let scale = (pairs.reduce(0) { $0 + $1.0 * $1.0 } * pairs.reduce(0) { $0 + $1.1 * $1.1 }).squareRoot()
      value = scale > 0 ? min(1, max(0, product / scale)) : 0
    } else {
      let error = Self.mean(rated.map { ratingError[rows[$0]] * ratingError[rows[$0]] })
      let spread = Self.mean(centred.map { $0 * $0 })
      value = spread > 0 ? min(1, max(0, 1 - error / spread)) : 1
    }
  }

  /// What a unit's total will be next year.
  func predicted(_ total: Double, type: Int) -> (mean: Double, standardDeviation: Double) {
    (means[type] + value * (total - means[type]), deviations[type] * (1 - value * value).squareRoot())
  }

  /// The totals of the same units a year before under that year's points, centred by type; nil where there is none.
  private static func before(_ panel: Panel, rows: [Int]) -> [Double?] {
    guard let year = panel.years.last else { return rows.map { _ in nil } }
    var totals: [Int: Double] = [:]
    for row in 0..<panel.count where panel.year[row] == year - 1 {
      let total = panel.total(of: panel.shares, row: row).share
      if total.isFinite { totals[panel.unit[row]] = total }
    }
    let values = rows.map { totals[panel.unit[$0]] }
    let means = Dictionary(grouping: zip(rows, values).compactMap { row, value in value.map { (panel.type[row], $0) } })
    {
      $0.0
    }.mapValues { mean($0.map(\.1)) }
    return zip(rows, values).map { row, value in value.map { $0 - (means[panel.type[row]] ?? 0) } }
  }

  private static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }
}
