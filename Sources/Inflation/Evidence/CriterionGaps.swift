internal import Foundation
internal import Statistics

/// What the gaps of a row's criteria to another rater say beside the criteria's own scores.
///
/// The contrast of a criterion's gap to the row's own middle becomes a normal score y_ij by its rank among rows of about the
/// same mean logit. Of an honest row y has the mean ρ_j z given the criterion's own score z, ρ_j the criterion's correlation
/// shrunken to that of all. What is left, y − ρ_j z over √(1 − ρ_j²), is not alike all along z: who rates without having
/// seen a criterion stand out rates it nearer to the middle, and where it stands out far the gap is wide and varies
/// widely. So it is freed of its mean a(z) and, where that is above 1, of its deviation s(z) over the honest rows of all
/// criteria, known in bins of z and between their middles in proportion. Below 1 are gaps of which most are none, and
/// a narrower scale would overstate the others.
///
/// Nor are rows alike: where the whole row lies far above or below the other rater, by over-rating or by habit, its gaps
/// differ more too, and would look raised in part. So the errors are freed likewise of their deviation along the size of
/// the row's middle gap, that of the errors below 0: what is raised lies above the middle.
///
/// Source: METHODS section 5.3, for criteria.
struct CriterionGaps: Sendable {
  /// e_ij, standard normal in honest rows whatever z; NaN where nobody's rating differs: criterion first, then row;
  /// empty where that is so of all.
  let errors: [[Double]]
  /// ρ_j.
  let correlations: [Double]

  /// A gap that follows the criterion more closely than this says nothing beside it.
  private static let mostCorrelation = 0.9
  /// A correlation of all criteria counts for as many cells as this.
  private static let priorCells = 200.0

  /// The gaps of the first rater that has any of the row.
  ///
  /// - Parameters:
  ///   - ofRaters: the contrasts of the gaps of each kind of rater.
  ///   - scores: z_ij.
  ///   - levels: the mean logit of each row.
  ///   - whole: P(not only some of the criteria were raised) of each row.
  /// - Complexity: O(raters × rows × criteria × log rows).
  init(
    _ ofRaters: [RowContrasts], scores: [[Double]], levels: [Double], clean: [Double], whole: [Double], threads: Int
  ) {
    let ranked = ofRaters.map { Self.ranked($0, levels: levels, threads: threads) }
    let gaps = Self.first(of: ranked)
    let middles = Self.first(of: ofRaters.map { [$0.middles] }).first ?? []
    guard !gaps.isEmpty else {
      (errors, correlations) = ([], scores.map { _ in 0 })
      return
    }
    let correlations = Self.correlations(scores, gaps, clean: clean)
    let raw = gaps.indices.map { j in
      let open = (1 - correlations[j] * correlations[j]).squareRoot()
      return gaps[j].indices.map { (gaps[j][$0] - correlations[j] * scores[j][$0]) / open }
    }
    let shape = Shape(raw, along: scores, clean: clean)
    let alike = concurrentMap(raw.count, threads: threads) { j in
      raw[j].indices.map { shape.standardised(raw[j][$0], at: scores[j][$0]) }
    }
    let spread = SpreadAlongMiddles(alike, middles: middles, clean: clean, whole: whole)
    self.correlations = correlations
    errors = concurrentMap(raw.count, threads: threads) { j in
      zip(alike[j], middles).map { $0 / spread.deviation(atMiddle: $1) }
    }
  }

  /// The normal scores of contrasts, by rank among rows of about the same level.
  private static func ranked(_ contrasts: RowContrasts, levels: [Double], threads: Int) -> [[Double]] {
    concurrentMap(contrasts.values.count, threads: threads) { j in
      let column = contrasts.values[j]
      let bins = EqualBins(levels, among: column)
      let ranks = RankedContrasts.byGroup(column, group: bins.bin, groups: bins.count)
      return column.indices.map { i in ranks[bins.bin[i]].score(column[i]) }
    }
  }

  /// The scores of the first rater that has any of the row: criterion first, then row.
  private static func first(of raters: [[[Double]]]) -> [[Double]] {
    guard var scores = raters.first else { return [] }
    for other in raters.dropFirst() {
      let open = scores[0].indices.filter { i in scores.allSatisfy { !$0[i].isFinite } }
      for j in scores.indices {
        for i in open { scores[j][i] = other[j][i] }
      }
    }
    return scores
  }

  /// ρ_j over honest rows: Σ w z y over √(Σ w z² Σ w y²), with `priorCells` of what all criteria show.
  private static func correlations(_ scores: [[Double]], _ gaps: [[Double]], clean: [Double]) -> [Double] {
    let sums = zip(scores, gaps).map { z, y in
      var sum = Sum()
      for i in z.indices where z[i].isFinite && y[i].isFinite { sum.add(z[i], y[i], weight: clean[i]) }
      return sum
    }
    let all = sums.reduce(Sum(), +).correlation
    return sums.map { sum in
      let share = sum.weight / (sum.weight + priorCells)
      return min(max(share * sum.correlation + (1 - share) * all, 0), mostCorrelation)
    }
  }

  private struct Sum {
    private(set) var weight = 0.0
    private var product = 0.0
    private var squares = (0.0, 0.0)

    var correlation: Double { product / max((squares.0 * squares.1).squareRoot(), 1e-300) }

    mutating func add(_ x: Double, _ y: Double, weight: Double) {
      self.weight += weight
      product += weight * x * y
      squares = (squares.0 + weight * x * x, squares.1 + weight * y * y)
    }

    static func + (a: Sum, b: Sum) -> Sum {
      var sum = a
      sum.weight += b.weight
      sum.product += b.product
      sum.squares = (a.squares.0 + b.squares.0, a.squares.1 + b.squares.1)
      return sum
    }
  }
}

/// The mean and the deviation of errors along a standard normal score.
private struct Shape: Sendable {
  private var means: [Double] = []
  private var deviations: [Double] = []

  private static let bins = EvenBins(first: -2.25, width: 0.5, count: 10)
  /// As many cells of mean 0 and variance 1 are added to each bin as this.
  private static let priorCells = 50.0
  /// Beyond this an error counts as it.
  private static let widest = 4.0

  init(_ errors: [[Double]], along scores: [[Double]], clean: [Double]) {
    var sums = (0..<Self.bins.count).map { _ in (weight: Self.priorCells, first: 0.0, second: Self.priorCells) }
    for (error, score) in zip(errors, scores) {
      for i in error.indices where error[i].isFinite && score[i].isFinite {
        let bin = Self.bins.bin(of: score[i])
        let e = min(max(error[i], -Self.widest), Self.widest)
        sums[bin].weight += clean[i]
        sums[bin].first += clean[i] * e
        sums[bin].second += clean[i] * e * e
      }
    }
    for sum in sums {
      let mean = sum.first / sum.weight
      means.append(mean)
      deviations.append(max(sum.second / sum.weight - mean * mean, 1).squareRoot())
    }
  }

  /// (e − a(z)) / s(z).
  func standardised(_ error: Double, at score: Double) -> Double {
    guard error.isFinite, score.isFinite else { return .nan }
    return (error - Self.bins.value(means, at: score)) / Self.bins.value(deviations, at: score)
  }
}
