public import Evaluation
import Foundation
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

  /// The units of the last year whose level differs.
  public var changes: Int {
    matrix.indices.reduce(0) { sum, row in
      sum + matrix[row].indices.reduce(0) { $1 == row ? $0 : $0 + matrix[row][$1] }
    }
  }
}

/// Forecasts how many units change level when next year's ratings are read under both sets of points.
///
/// Next year's totals are taken to be spread as this year's, and the difference D_i = T′_i − T_i that the points make to be
/// the unit's own. The density of totals is smoothed by type without changing mean and spread, T* ~ N(μ + ρ (T_i − μ), h²)
/// with ρ² = 1 − h²/s² and Silverman's h = 0.9 s n^{−1/5}. With p_i the probability that a boundary lies between T* and
/// T* + D_i,
///
/// expected = Σ p_i, variance = Σ p_i (1 − p_i) + Σ (p_i − p̄)²
///
/// The first part is how many of next year's units fall between, the second how surely this year's units tell. The interval is
/// that of the normal with correction for whole numbers.
///
/// - Parameters:
///   - panel: the judged ratings.
///   - framework: the framework in force.
///   - next: the framework proposed.
///   - confidence: of the interval, in 0…1.
/// - Returns: nil when no unit of the last year has a total.
/// - Complexity: O(rows × criteria).
///
/// Source: Silverman (1986), Density estimation for statistics and data analysis, equations 3.31 and 6.13 for the smoothing
/// that keeps the variance.
public func forecastLevels(
  panel: Panel, framework: Framework, next: Framework, confidence: Double = 0.9
) -> LevelForecast? {
  guard let year = panel.years.last else { return nil }
  let rows = (0..<panel.count).filter { panel.year[$0] == year }
  let totals = YearTotals(panel, rows: rows, framework: framework, next: next)
  let rated = rows.indices.filter { totals.now[$0].isFinite && totals.then[$0].isFinite }
  guard !rated.isEmpty else { return nil }
  let types = rated.map { panel.type[rows[$0]] }
  let spread = SmoothedTotals(types: types, totals: rated.map { totals.now[$0] }, typeCount: panel.types.count)
  let boundaries = framework.levels.map(\.atLeast).filter { $0 > 0 }
  let probabilities = zip(rated, types).map { i, type -> Double in
    let (mean, deviation) = spread.predicted(totals.now[i], type: type)
    return crossing(mean, mean + totals.then[i] - totals.now[i], boundaries: boundaries, error: deviation)
  }
  let expected = probabilities.reduce(0, +)
  let mean = expected / Double(probabilities.count)
  let variance = probabilities.reduce(0) { $0 + $1 * (1 - $1) + ($1 - mean) * ($1 - mean) }
  let reach = NormalDistribution.standard.quantile((1 + confidence) / 2) * variance.squareRoot()
  return LevelForecast(
    levels: framework.levels.map(\.code),
    matrix: matrix(rated.map { (totals.now[$0], totals.then[$0]) }, framework, next), expected: expected,
    lower: Int(max(0, (expected - reach - 0.5).rounded(.up))), upper: Int((expected + reach + 0.5).rounded(.down)),
    confidence: confidence)
}

/// Totals by level under the points in force (row) and proposed (column).
private func matrix(_ totals: [(now: Double, then: Double)], _ framework: Framework, _ next: Framework) -> [[Int]] {
  let levels = framework.levels.map(\.code)
  var matrix = [[Int]](repeating: [Int](repeating: 0, count: levels.count), count: levels.count)
  for pair in totals {
    guard let from = framework.level(forTotal: pair.now), let to = next.level(forTotal: pair.then),
      let row = levels.firstIndex(of: from.code), let column = levels.firstIndex(of: to.code)
    else { continue }
    matrix[row][column] += 1
  }
  return matrix
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

/// The totals of each type, smoothed so that mean and spread stay.
private struct SmoothedTotals {
  private let means: [Double]
  private let deviations: [Double]
  private let bandwidths: [Double]

  init(types: [Int], totals: [Double], typeCount: Int) {
    let own = (0..<typeCount).map { type in zip(types, totals).filter { $0.0 == type }.map(\.1) }
    let means = own.map { $0.isEmpty ? 0 : $0.reduce(0, +) / Double($0.count) }
    deviations = zip(own, means).map { values, mean in
      values.isEmpty
        ? 0 : (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
    }
    bandwidths = zip(own, deviations).map { 0.9 * $1 * pow(Double(max(1, $0.count)), -0.2) }
    self.means = means
  }

  /// The mean and the standard deviation of what stands for a total.
  func predicted(_ total: Double, type: Int) -> (mean: Double, standardDeviation: Double) {
    guard deviations[type] > 0 else { return (total, 0) }
    let ratio = bandwidths[type] / deviations[type]
    return (means[type] + (1 - ratio * ratio).squareRoot() * (total - means[type]), bandwidths[type])
  }
}
