internal import Evaluation
internal import LinearAlgebra
internal import Statistics

/// Where the reliability of a criterion's ratings comes from.
public enum ReliabilitySource: String, Sendable, Codable, CaseIterable {
  /// The framework states it.
  case declared
  /// The judged rating was given twice in a year.
  case retest
  /// Two further raters rated the same units.
  case raters
  /// The gap to the superior, which leans on the judged rating; see ``RatingGap``.
  case gap
  /// Nothing: what rounding adds, and the noise that is assumed as far as the outcomes leave room for it.
  case bound
}

/// The reliability of a criterion's ratings.
public struct KnownReliability: Sendable, Equatable {
  /// The reliability of the judged rating, in 0…1; nil where it is not known by itself.
  public let value: Double?
  /// What it comes from.
  public let source: ReliabilitySource
}

/// The reliability of the judged rating of each criterion within type, year and appraiser, as repeated ratings show it.
///
/// Retest: with r the correlation of two ratings of the same kind in the same year, the mean of both, which is what is
/// judged, has reliability 2r/(1 + r). Two further raters: ρ = r_x1 r_x2/r_12, the share of the judged rating's variance
/// that it has in common with both, where their errors are independent. A superior that leans on the judged rating makes
/// this too large, never too small, so that too little is put down to noise rather than too much. Ratings of different years
/// do not tell noise from change and are not used.
///
/// Each criterion's figure is drawn towards the mean of all by its standard error, from leaving out one twentieth of the
/// clusters at a time; see ``drawnTogether(_:)``.
///
/// Source: Spearman (1910), Correlation calculated from faulty data, for the retest; Grubbs (1948), On estimating precision of
/// measuring instruments, for three raters.
struct RatingReliability {
  /// The reliability of each criterion; nil where nothing tells it.
  let values: [Double?]
  /// What it comes from.
  let source: ReliabilitySource

  /// Fewer rows than this with every rating say too little of a criterion.
  private static let leastRows = 100
  /// Below this the further raters have too little in common to divide by.
  private static let leastCommon = 0.1
  private static let range = 0.1...1.0
  private static let parts = 20

  /// The reliabilities of the criteria of a family, from the rows that are calibrated on.
  ///
  /// - Parameters:
  ///   - columns: the judged shares of each criterion over the rows, centred.
  ///   - centring: how other ratings of the rows are centred.
  ///   - cluster: the cluster of each row.
  /// - Complexity: O(rows × criteria × parts).
  init(
    _ panel: Panel, criteria: [Int], rows: [Int], columns: [[Double]], centring: WithinCentring, cluster: [Int],
    threads: Int
  ) {
    let others = Self.others(panel)
    guard let others, rows.count >= Self.leastRows else {
      (values, source) = (criteria.map { _ in nil }, .bound)
      return
    }
    let part = cluster.map { $0 % Self.parts }
    @Sendable func centred(_ shares: [Double]) -> [Double] {
      centring.centred(rows.map { shares[$0].isFinite ? shares[$0] : .nan })
    }
    let estimates = concurrentMap(criteria.count, threads: threads) { position in
      let (first, second) = (others.first[criteria[position]], others.second[criteria[position]])
      return Self.estimate(
        columns[position], centred(first), centred(second), isRetest: others.isRetest, part: part)
    }
    values = drawnTogether(estimates).map { $0.map { Self.clamped($0.value) } }
    source = values.contains { $0 != nil } ? (others.isRetest ? .retest : .raters) : .bound
  }

  /// What is known of each criterion: what the framework declares comes first.
  ///
  /// - Parameter hasGap: whether the gap to the superior tells of the others.
  func known(declared: [Double?], hasGap: Bool) -> [KnownReliability] {
    zip(declared, values).map { stated, shown in
      KnownReliability(
        value: stated ?? shown, source: stated != nil ? .declared : shown != nil ? source : hasGap ? .gap : .bound)
    }
  }

  private struct Others: Sendable {
    let first: [[Double]]
    let second: [[Double]]
    let isRetest: Bool
  }

  /// The ratings to compare: a retest, else two raters that do not see the judged rating, else any two.
  private static func others(_ panel: Panel) -> Others? {
    if let pair = panel.repeatedShares[panel.rater] {
      return Others(first: pair.first, second: pair.second, isRetest: true)
    }
    let independent = [Rater.peer, .publicRating].filter { $0 != panel.rater }
    for rater in independent {
      if let pair = panel.repeatedShares[rater] {
        return Others(first: pair.first, second: pair.second, isRetest: false)
      }
    }
    let there = (independent + [.superior]).filter { $0 != panel.rater }.compactMap { panel.otherShares[$0] }
    if there.count > 1 { return Others(first: there[0], second: there[1], isRetest: false) }
    return panel.repeatedShares[.superior].map { Others(first: $0.first, second: $0.second, isRetest: false) }
  }

  private static func estimate(
    _ own: [Double], _ first: [Double], _ second: [Double], isRetest: Bool, part: [Int]
  ) -> UncertainFigure? {
    let there = own.indices.filter { own[$0].isFinite && first[$0].isFinite && second[$0].isFinite }
    guard there.count >= leastRows else { return nil }
    func value(_ rows: [Int]) -> Double? {
      func r(_ x: [Double], _ y: [Double]) -> Double? {
        pairwiseCorrelation(rows.map { x[$0] }, rows.map { y[$0] }).value
      }
      guard let common = r(first, second), common > leastCommon else { return nil }
      if isRetest { return 2 * common / (1 + common) }
      guard let one = r(own, first), let other = r(own, second), one > 0, other > 0 else { return nil }
      return one * other / common
    }
    guard let whole = value(there) else { return nil }
    let without = (0..<parts).compactMap { k in value(there.filter { part[$0] != k }) }
    guard without.count == parts else { return nil }
    let mean = without.reduce(0, +) / Double(parts)
    let squares = without.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return UncertainFigure(value: whole, standardError: (Double(parts - 1) / Double(parts) * squares).squareRoot())
  }

  private static func clamped(_ value: Double) -> Double { min(range.upperBound, max(range.lowerBound, value)) }
}
