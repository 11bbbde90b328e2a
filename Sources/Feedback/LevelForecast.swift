internal import Evaluation
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
  /// How many past changes from one year to the next tell how far all ratings move together; with 0 the interval takes next
  /// year's ratings to lie where this year's do.
  public var pastChanges: Int

  /// The units of the last year whose level differs.
  public var changes: Int {
    matrix.indices.reduce(0) { sum, row in
      sum + matrix[row].indices.reduce(0) { $1 == row ? $0 : $0 + matrix[row][$1] }
    }
  }
}

/// Forecasts how many units change level when next year's ratings are read under both sets of points.
///
/// Next year's totals are taken to be spread as this year's, the difference D_i = T′_i − T_i that the points make to be the
/// unit's own, and its conditions and vetoes to be those of this year. The density of totals is smoothed by type without
/// changing mean and spread, T* ~ N(μ + ρ (T_i − μ), h²) with ρ² = 1 − h²/s² and Silverman's h = 0.9 s n^{−1/5}. With p_i the
/// probability that T* and T* + D_i come to different levels,
///
/// expected = Σ p_i, variance V = Σ p_i (1 − p_i) + Σ (p_i − p̄)²
///
/// The first part of V is how many of next year's units fall between, the second how surely this year's units tell. What moves
/// all ratings of a year together adds to it. Each of the K past changes (a_k, b_k) of ``SharedChange`` would move the number by
/// c_k± = Σ p_i(T_i ± a_k, D_i ± b_k) − Σ p_i, and the next one is a draw of the same normal distribution about 0, of which K
/// draws are known:
///
/// number − expected ~ N(0, V) + Ω^{1/2} t_K, Ω = Σ_k (c_k+² + c_k−²)/2K
///
/// A steady drift is not carried on, but counts in Ω with its full size. With one year of ratings, K = 0, the shared change
/// is taken to be nil, and the interval is too short by as much as there is one. Ends are corrected for whole numbers.
///
/// - Parameters:
///   - judged: the judged ratings of the last year.
///   - confidence: of the interval, in 0…1.
/// - Returns: nil when no unit of the last year has a total.
/// - Complexity: O(rows × (criteria + years × levels)).
///
/// Source: Silverman (1986), Density estimation for statistics and data analysis, equations 3.31 and 6.13 for the smoothing
/// that keeps the variance; Behrens (1929) and Fisher (1935), Annals of Eugenics 6, for a known and an estimated variance in
/// one sum.
public func forecastLevels(_ judged: JudgedRatings, confidence: Double = 0.9) -> LevelForecast? {
  let panel = judged.panel
  let now = judged.totals(panel.points(of: judged.framework))
  let then = judged.totals(panel.points(of: judged.next))
  let rated = now.indices.filter { now[$0].isFinite && then[$0].isFinite }
  guard !rated.isEmpty else { return nil }
  let types = rated.map { panel.type[judged.rows[$0]] }
  let spread = SmoothedTotals(types: types, totals: rated.map { now[$0] }, typeCount: panel.types.count)
  func probabilities(_ change: SharedChange) -> [Double] {
    zip(rated, types).map { i, type in
      let (mean, deviation) = spread.predicted(now[i], type: type)
      let first = mean + change.total
      return probabilityOfDifference(
        first, first + then[i] - now[i] + change.difference, ladders: (judged.laddersNow[i], judged.laddersThen[i]),
        error: deviation)
    }
  }
  let own = probabilities(.none)
  let expected = own.reduce(0, +)
  let mean = expected / Double(own.count)
  let changes = judged.pastChanges()
  let squares = changes.flatMap { [$0, $0.reversed] }.map { change in
    let moved = probabilities(change).reduce(0, +) - expected
    return moved * moved
  }
  let error = NormalStudentSum(
    normalVariance: own.reduce(0) { $0 + $1 * (1 - $1) + ($1 - mean) * ($1 - mean) },
    studentScaleSquared: squares.isEmpty ? 0 : squares.reduce(0, +) / Double(squares.count),
    degreesOfFreedom: Double(max(1, changes.count)))
  let reach = error.quantile((1 + confidence) / 2)
  let places = rated.map { i in
    (now: judged.laddersNow[i].place(forTotal: now[i]), then: judged.laddersThen[i].place(forTotal: then[i]))
  }
  return LevelForecast(
    levels: judged.framework.levels.map(\.code), matrix: matrix(places, levels: judged.framework.levels.count),
    expected: expected, lower: Int(max(0, (expected - reach - 0.5).rounded(.up))),
    upper: Int(min(Double(rated.count), expected + reach + 0.5).rounded(.down)), confidence: confidence,
    pastChanges: changes.count)
}

/// Units by level under the points in force (row) and under those proposed (column).
private func matrix(_ places: [(now: Int, then: Int)], levels: Int) -> [[Int]] {
  var matrix = [[Int]](repeating: [Int](repeating: 0, count: levels), count: levels)
  for pair in places { matrix[pair.now][pair.then] += 1 }
  return matrix
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
