internal import Evaluation
internal import Statistics

/// How probably an error common to two totals leaves them at different levels.
///
/// P = Pr{ level(T + e) ≠ level′(T′ + e) }, e ~ N(0, σ²)
///
/// Levels change only where e carries a total over the start c of one, at e = c − T and e = c − T′, so that the line of e falls
/// into stretches on which both levels stay, and P is the probability of those on which they differ. The first total is held, to
/// be compared with many others.
struct LevelDifference {
  private let first: Double
  private let error: Double
  /// The starts of the levels but the lowest, which nothing lies below.
  private let starts: [Double]
  /// Φ((c − T)/σ) of each start.
  private let firstCumulative: [Double]
  /// The place of the first total by the place that points alone give it, and that of the second.
  private let places: (first: [Int], second: [Int])
  private let ladders: (LevelLadder, LevelLadder)

  /// - Parameters:
  ///   - first: the total T.
  ///   - ladders: the levels of T and of what it is compared with, starting at the same totals.
  ///   - error: σ, in points of the total.
  init(_ first: Double, ladders: (LevelLadder, LevelLadder), error: Double) {
    self.first = first
    self.error = error
    self.ladders = ladders
    starts = Array(ladders.0.leastTotals.dropLast())
    firstCumulative = error > 0 && first.isFinite ? starts.map { normalCumulative(($0 - first) / error) } : []
    places = (ladders.0.places, ladders.1.places)
  }

  /// P against a second total; a total that is not finite has no level and counts as no difference.
  ///
  /// - Complexity: O(levels).
  func probability(_ second: Double) -> Double {
    guard first.isFinite, second.isFinite else { return 0 }
    guard error > 0 else {
      return ladders.0.place(forTotal: first) != ladders.1.place(forTotal: second) ? 1 : 0
    }
    var (a, b) = (starts.count, starts.count)
    var (probability, below) = (0.0, 0.0)
    while a > 0 || b > 0 {
      let isFirst = b == 0 || (a > 0 && starts[a - 1] - first <= starts[b - 1] - second)
      let cumulative = isFirst ? firstCumulative[a - 1] : normalCumulative((starts[b - 1] - second) / error)
      if places.first[a] != places.second[b] { probability += cumulative - below }
      below = cumulative
      if isFirst { a -= 1 } else { b -= 1 }
    }
    if places.first[0] != places.second[0] { probability += 1 - below }
    return min(1, max(0, probability))
  }
}

/// Φ(z), 0 and 1 where it is to within the rounding of 1.
private func normalCumulative(_ z: Double) -> Double {
  z <= -roundingReach ? 0 : z >= roundingReach ? 1 : NormalDistribution.standard.cumulative(z)
}

/// Φ(−8.3) = 5 · 10⁻¹⁷, below half the distance of 1 to the next double.
private let roundingReach = 8.3

/// The probability that an error e ~ N(0, σ²) common to two totals leaves them at different levels; see ``LevelDifference``.
///
/// - Complexity: O(levels).
func probabilityOfDifference(
  _ first: Double, _ second: Double, ladders: (LevelLadder, LevelLadder), error: Double
) -> Double {
  LevelDifference(first, ladders: ladders, error: error).probability(second)
}
