internal import Foundation
internal import Statistics

/// The upper tail of a statistic whose null is known by a sample.
///
/// P(X ≥ x) is (1 + #{x_k ≥ x}) / (1 + n) up to the threshold u above which k values lie, and (k/n) exp(−(x − u)/m)
/// beyond, m the mean excess over u: the generalised Pareto distribution of shape 0, to which tails of sums of many
/// bounded parts come close.
///
/// Source: Pickands (1975), Statistical inference using extreme order statistics.
struct EmpiricalTail: Sendable {
  private let sorted: [Double]
  private let threshold: Double
  private let share: Double
  private let meanExcess: Double

  /// The share of the sample that makes the tail, and the least and the greatest number of values in it: a hundred
  /// give the mean excess to a tenth.
  private static let tailShare = 0.01
  private static let tailCounts = 20...1_000
  private static let leastValues = 200

  /// The tail of a sample; nil where it is too small to know one.
  ///
  /// - Complexity: O(n log n).
  init?(_ values: [Double]) {
    let sorted = values.filter(\.isFinite).sorted()
    guard sorted.count >= Self.leastValues else { return nil }
    let wanted = Int(Self.tailShare * Double(sorted.count))
    let tail = min(max(wanted, Self.tailCounts.lowerBound), Self.tailCounts.upperBound)
    let threshold = sorted[sorted.count - tail]
    meanExcess = sorted.suffix(tail).reduce(0) { $0 + $1 - threshold } / Double(tail)
    share = Double(tail) / Double(sorted.count)
    self.threshold = threshold
    self.sorted = sorted
  }

  /// P(X ≥ x).
  ///
  /// - Complexity: O(log n).
  func upper(_ x: Double) -> Double {
    if x > threshold, meanExcess > 0 { return share * exp(-(x - threshold) / meanExcess) }
    let least = sorted.partitioningIndex { $0 >= x }
    return Double(1 + sorted.count - least) / Double(1 + sorted.count)
  }
}
