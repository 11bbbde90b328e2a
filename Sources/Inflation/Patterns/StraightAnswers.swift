internal import Foundation
internal import Statistics

/// Units that give all criteria nearly the same share of their points, more nearly than their total explains.
///
/// D_i = mean_j max(0, |x_ij − m_i| − h_j/2), m_i the median share of the unit and h_j the step of criterion j: 0 when
/// every criterion lies as near to one share as its step permits. What honest units of that total spread is seen on
/// placebo units, whose every cell comes from another of the units with the nearest totals: each criterion then has
/// its own usual level, the total is given, and nothing ties the cells together. y = log((D + δ)/(x̄(1 − x̄) + δ)), x̄ the
/// mean share, for spreads shrink like that towards full marks, is standardised by the mean and the spread of the
/// placebos about the unit; where real units lie wider than placebos in their middle half,
/// their scores are drawn in by as much. The p-value is the tail of the placebos' own scores. Full marks everywhere are
/// even by their total alone: of these is told how seldom they are.
///
/// Source: METHODS section 5.6; Meade and Craig (2012), Identifying careless responses in survey data, for the
/// within-person spread.
struct StraightAnswers: Sendable {
  /// What is seen of one row.
  struct Row: Sendable, Equatable {
    /// The median share, in 0…1.
    let share: Double
    /// The criteria within half a step of it.
    let near: Int
    /// The criteria that have a number.
    let present: Int
  }

  /// The p-value of each row; NaN where nothing can be said.
  let pValues: [Double]
  /// The share of the rows of a type that have full marks everywhere, for the rows that do; NaN for the others.
  let fullMarks: [Double]
  /// What is seen of each row; nil where too few criteria have a number.
  let rows: [Row?]

  /// With fewer criteria a unit may well give all the same share.
  private static let leastCriteria = 5
  /// Beyond these shares nearly all cells stand at the end of the scale, whoever rates.
  private static let shares = 0.01...0.99
  /// With fewer rows of a type it is not known what is usual.
  private static let leastRows = 30
  private static let mostPlacebosOfARow = 20
  private static let placebos = 100_000

  /// Looks at the rows of one year.
  ///
  /// - Parameters:
  ///   - shares: the shares of the rows in 0…1: criterion first, then row; not finite where there is no number.
  ///   - steps: the step of each criterion as a share.
  ///   - totals: the total of each row, 0…100.
  /// - Complexity: O((rows + placebos) × criteria).
  init(shares: [[Double]], steps: [Double], totals: [Double], type: [Int], typeCount: Int, seed: UInt64) {
    let count = totals.count
    let seen = (0..<count).map { i in Self.row(shares.map { $0[i] }, steps: steps) }
    rows = seen
    fullMarks = Self.fullMarks(seen, type: type, typeCount: typeCount)
    let offset = max(steps.reduce(0, +) / Double(max(steps.count, 1)) / 4, 1e-4)
    func statistic(_ cells: [Double]) -> Double {
      let known = cells.filter(\.isFinite)
      let mean = known.reduce(0, +) / Double(max(known.count, 1))
      return log((Self.distance(cells, steps: steps) + offset) / (max(mean * (1 - mean), 0) + offset))
    }
    let assessed = (0..<count).filter { i in
      seen[i] != nil && Self.shares.contains(totals[i] / 100)
    }
    var lists = [[Int]](repeating: [], count: typeCount)
    for i in assessed { lists[type[i]].append(i) }
    var scores = [Double](repeating: .nan, count: count)
    var null: [Double] = []
    let draws = min(Self.mostPlacebosOfARow, max(1, Self.placebos / max(assessed.count, 1)))
    for (g, list) in lists.enumerated() where list.count >= Self.leastRows {
      let sorted = list.sorted { (totals[$0], $0) < (totals[$1], $1) }
      var random = RandomStream(seed: seed, 0x5354_5241, UInt64(g))
      let placebos = sorted.indices.map { place in
        let near = TotalOrder.window(about: place, of: sorted.count)
        return (0..<draws).map { _ in
          statistic(
            shares.map { column in column[sorted[near.lowerBound + random.index(below: near.count)]] })
        }
      }
      for (place, i) in sorted.enumerated() {
        let moments = Self.moments(placebos[TotalOrder.window(about: place, of: sorted.count)])
        guard moments.deviation > 0 else { continue }
        scores[i] = (moments.mean - statistic(shares.map { $0[i] })) / moments.deviation
        null += placebos[place].map { (moments.mean - $0) / moments.deviation }
      }
    }
    let recentred = Self.drawnIn(scores, to: null)
    let tail = EmpiricalTail(null)
    pValues = recentred.map { score in
      guard score.isFinite, let tail else { return .nan }
      return tail.upper(score)
    }
  }

  /// The mean distance of the cells from their median beyond half a step.
  static func distance(_ cells: [Double], steps: [Double]) -> Double {
    let known = cells.filter(\.isFinite)
    guard !known.isEmpty else { return 0 }
    let middle = median(known)
    var sum = 0.0
    for (x, step) in zip(cells, steps) where x.isFinite { sum += max(0, abs(x - middle) - step / 2 - 1e-9) }
    return sum / Double(known.count)
  }

  private static func row(_ cells: [Double], steps: [Double]) -> Row? {
    let known = cells.filter(\.isFinite)
    guard known.count >= leastCriteria else { return nil }
    let middle = median(known)
    let near = zip(cells, steps).count { $0.isFinite && abs($0 - middle) <= $1 / 2 + 1e-9 }
    return Row(share: middle, near: near, present: known.count)
  }

  private static func fullMarks(_ rows: [Row?], type: [Int], typeCount: Int) -> [Double] {
    let isFull = rows.map { row in row.map { $0.share >= 1 && $0.near == $0.present } ?? false }
    var counts = [(full: Int, all: Int)](repeating: (0, 0), count: typeCount)
    for (i, g) in type.enumerated() where rows[i] != nil {
      counts[g].all += 1
      counts[g].full += isFull[i] ? 1 : 0
    }
    return isFull.indices.map { i in
      isFull[i] ? Double(1 + counts[type[i]].full) / Double(1 + counts[type[i]].all) : .nan
    }
  }

  private static func moments(_ samples: ArraySlice<[Double]>) -> (mean: Double, deviation: Double) {
    var count = 0.0
    var sum = 0.0
    var squares = 0.0
    for sample in samples {
      for y in sample {
        count += 1
        sum += y
        squares += y * y
      }
    }
    let mean = sum / count
    return (mean, max(squares / count - mean * mean, 0).squareRoot())
  }

  /// The scores less their median and over the ratio of their middle spread to that of the null, where that is above 1.
  private static func drawnIn(_ scores: [Double], to null: [Double]) -> [Double] {
    let known = scores.filter(\.isFinite)
    guard known.count >= 20, null.count >= 20 else { return scores }
    let quartiles = quantiles(known, at: [0.25, 0.5, 0.75])
    let ofNull = quantiles(null, at: [0.25, 0.5, 0.75])
    let ratio = max((quartiles[2] - quartiles[0]) / max(ofNull[2] - ofNull[0], 1e-12), 1)
    return scores.map { ($0 - quartiles[1]) / ratio + ofNull[1] }
  }
}
