internal import Evaluation
internal import Foundation
internal import Statistics

/// How much a unit's criteria look as if some of them had been raised and the others not.
///
/// `CriterionContrasts` has the score of each criterion beside the middle of its row, standard normal if it is honest, and
/// what the gaps of the criteria say beside it; `RaisedCriteria` the likelihood ratio of a share ε of the criteria being
/// raised.
///
/// Criteria of honest units are not wholly independent, so the product overstates the evidence. The mirrored profile −z,
/// −y, in which nothing is raised, measures by how much: the ratio is taken to the largest power ≤ 1 under which the
/// mean of the mirrored ratio over honest rows is at most 1, as it has to be for a ratio of densities.
///
/// Source: METHODS section 5.2.
struct CriterionProfile: Sendable {
  /// ε, the shares of the criteria that are raised.
  static let shares = [0.15, 0.3, 0.5]

  /// A way of raising a criterion.
  struct Way: Sendable {
    /// δ, by how much, in normal scores.
    let size: Double
    /// κ, how many normal scores of the gap one of the criterion is worth; 0 where the superior confirms.
    let gapShare: Double
    /// Whether the criteria are raised alike on the logit scale, and not in their own spreads.
    let isEvenInLogits: Bool

    /// δ of a criterion of this spread on the logit scale; `typical` is that of the middle one.
    func shift(ofSpread spread: Double, typical: Double) -> Double {
      isEvenInLogits ? min(size * typical / spread, 2 * size) : size
    }
  }

  /// The δ that are tried.
  private static let sizes = [1.25, 2, 3]

  /// The ways of raising.
  static let ways = sizes.flatMap { size in
    [0, 1.25].flatMap { gapShare in
      [false, true].map { Way(size: size, gapShare: gapShare, isEvenInLogits: $0) }
    }
  }

  /// The standard deviation of δ within each way's cell of the grid, over δ: it stands for all that lie nearer to it than
  /// to its neighbours.
  private static let relativeErrors = ways.map { way -> Double in
    let place = sizes.firstIndex(of: way.size) ?? 0
    let (first, last) = (max(place - 1, 0), min(place + 1, sizes.count - 1))
    return (sizes[last] - sizes[first]) / Double(last - first) / 12.0.squareRoot() / way.size
  }

  /// The way without a gap of each way with one.
  static let confirmedTwins: [Int?] = ways.map { way in
    way.gapShare == 0
      ? nil
      : ways.firstIndex { $0.gapShare == 0 && $0.size == way.size && $0.isEvenInLogits == way.isEvenInLogits }
  }

  /// log LR of each share: row first.
  private(set) var logRatios: [[Double]]
  /// The same of the mirrored profile, which stands for an honest one.
  private(set) var mirroredLogRatios: [[Double]]
  /// What raising each share implies: row first.
  private(set) var implied: [[ImpliedRaise]]
  /// z_ij: criterion first, then row; NaN where there is no number.
  var scores: [[Double]] { contrasts.scores }
  private let contrasts: CriterionContrasts
  /// ω of each way.
  let wayWeights: [Double]
  private let logWayWeights: [Double]
  /// log LR of each share and way: row first, then share, then way.
  private let logRatiosOfWays: [[[Double]]]

  /// A ratio above this is cut when its mean is taken: one row that really under-rates must not decide.
  private static let largestMirroredRatio = 100.0
  /// Iterations for the shares of the ways, and how many raised rows the even shares are worth.
  private static let wayIterations = 10
  private static let priorRows = 12.0
  /// Ways and criteria less probable than this change nothing.
  private static let negligible = 1e-2
  /// A row whose ratio is below e to this is not pursued: its shift is taken to be none.
  private static let leastLogRatio = -4.0
  /// Of a row without contrasts nobody can say that some of its criteria were raised.
  private static let unseen = -30.0

  /// The profiles of all rows; types under `smallType` rows are ranked together.
  ///
  /// - Parameters:
  ///   - gaps: the gap of each criterion on its appraiser's scale, of each kind of rater: rater, then criterion, then
  ///     row; NaN where there is none. A row counts the first that it has.
  ///   - record: the scores of earlier years.
  ///   - raised: P(the share raised) of each row as far as known, which teaches the shares of the ways: row first, then
  ///     share; empty before anything is known.
  /// - Complexity: O(rows × criteria × (shares × ways + log rows)).
  init(
    _ data: AssessedRows, composite: CompositeScore, gaps: [[[Double]]], clean: [Double],
    record: ContrastRecord = ContrastRecord(), raised: [[Double]] = [], smallType: Int, threads: Int
  ) {
    let chunks = RowChunks(count: data.count, threads: threads)
    let whole = raised.isEmpty ? clean.map { _ in 1 } : raised.map { max(1 - $0.reduce(0, +), 0) }
    let contrasts = CriterionContrasts(
      data, departures: composite.departures, gaps: gaps, clean: clean, whole: whole, record: record,
      smallType: smallType, threads: threads)
    self.contrasts = contrasts
    let ofWays = chunks.map { i in contrasts.criteria(row: i).logRatios(shares: Self.shares) }
    logRatiosOfWays = ofWays.map(\.plain)
    wayWeights = Self.learnt(logRatios: logRatiosOfWays, raised: raised)
    logWayWeights = wayWeights.map { log($0) }
    (logRatios, mirroredLogRatios, implied) = ([], [], [])
    let known = self
    let sums = chunks.map { i in
      (plain: ofWays[i].plain.map(known.overWays), mirrored: ofWays[i].mirrored.map(known.overWays))
    }
    let powers = concurrentMap(Self.shares.count, threads: threads) { e in
      Self.power(mirrored: sums.map { $0.mirrored[e] }, clean: clean)
    }
    func tempered(_ logs: [Double], row i: Int) -> [Double] {
      contrasts.areKnown(row: i) ? zip(powers, logs).map { $0 * $1 } : powers.map { _ in Self.unseen }
    }
    logRatios = sums.indices.map { tempered(sums[$0].plain, row: $0) }
    mirroredLogRatios = sums.indices.map { tempered(sums[$0].mirrored, row: $0) }
    let logRatios = logRatios
    let halfStep = data.halfStepOfTotal
    implied = chunks.map { i in
      let places = Self.shares.indices.filter { logRatios[i][$0] > Self.leastLogRatio }
      guard !places.isEmpty else { return Self.shares.map { _ in .none } }
      let raises = known.raises(row: i, shares: places)
      let ofPlaces = ImpliedRaise.all(
        raises, weights: composite.weights[data.type[i]], data, row: i, halfStep: halfStep)
      return Self.shares.indices.map { e in places.firstIndex(of: e).map { ofPlaces[$0] } ?? .none }
    }
  }

  /// What raising a share of the criteria in one way makes of a row.
  struct Raise: Sendable {
    /// Which of the ways.
    let way: Int
    /// P(way) given the share.
    let probability: Double
    /// P(raised) of each criterion under the way.
    let ofCriteria: [Double]
    /// By how much each criterion is raised if it is, on the logit scale: the distance to the contrast whose score lies
    /// lower by δ.
    let sizes: [Double]
    /// The standard deviation of the size that all criteria share, over the size.
    var relativeError: Double { relativeErrors[way] }

    /// Σ_j v_j P(raised).
    func expectedSum(_ values: [Double]) -> Double {
      values.indices.reduce(0) { $0 + ofCriteria[$1] * values[$1] }
    }

    /// Σ_j v_j P(raised) size_j.
    func expected(_ values: [Double]) -> Double {
      values.indices.reduce(0) { $0 + values[$1] * ofCriteria[$1] * sizes[$1] }
    }
  }

  /// The ways in which each of some shares of the criteria of a row can have been raised, by how well they fit the row:
  /// share as asked for first.
  ///
  /// - Complexity: O(criteria × ways × nodes × shares).
  func raises(row i: Int, shares: [Int]) -> [[Raise]] {
    let criteria = contrasts.criteria(row: i)
    let logs = logRatiosOfWays[i]
    let probabilities = shares.map { e in
      let joint = zip(logWayWeights, logs[e]).map(+)
      let total = logSum(joint)
      return joint.map { exp($0 - total) }
    }
    var raises = shares.map { _ in [Raise]() }
    for w in Self.ways.indices {
      let asked = shares.indices.filter { probabilities[$0][w] > Self.negligible }
      guard !asked.isEmpty else { continue }
      let raised = criteria.probabilities(shares: asked.map { Self.shares[shares[$0]] }, way: w)
        .map { $0.map { $0 > Self.negligible ? $0 : 0 } }
      let sizes = contrasts.sizes(criteria, row: i, of: Self.ways[w]) { cell in raised.contains { $0[cell] > 0 } }
      for (k, raised) in zip(asked, raised) {
        var ofCriteria = [Double](repeating: 0, count: contrasts.count)
        for (cell, probability) in zip(criteria.cells, raised) { ofCriteria[cell.criterion] = probability }
        raises[k].append(
          Raise(way: w, probability: probabilities[k][w], ofCriteria: ofCriteria, sizes: sizes))
      }
    }
    return raises
  }

  /// The same of columns of the mixture that raise some criteria.
  func raises(row i: Int, ofColumns columns: [Int]) -> [Int: [Raise]] {
    guard !columns.isEmpty else { return [:] }
    let ofColumns = columns.map { DistortionComponents.profile(ofColumn: $0).share }
    let shares = Set(ofColumns).sorted()
    let known = Dictionary(uniqueKeysWithValues: zip(shares, raises(row: i, shares: shares)))
    return Dictionary(uniqueKeysWithValues: zip(columns, ofColumns.map { known[$0] ?? [] }))
  }

  /// log Σ_w ω_w LR_w.
  private func overWays(_ logs: [Double]) -> Double {
    logSum(zip(logWayWeights, logs).map(+))
  }

  /// ω, the shares of the ways among raised rows, by expectation–maximisation: a few rows' worth spread evenly keeps
  /// every way possible.
  private static func learnt(logRatios: [[[Double]]], raised: [[Double]]) -> [Double] {
    let start = [Double](repeating: 1 / Double(ways.count), count: ways.count)
    guard !raised.isEmpty else { return start }
    var weights = start
    for _ in 0..<wayIterations {
      var sums = start.map { $0 * priorRows }
      for (logs, probabilities) in zip(logRatios, raised) {
        for (e, probability) in probabilities.enumerated() where probability > negligible {
          let joint = zip(weights, logs[e]).map { log($0) + $1 }
          let total = logSum(joint)
          for w in sums.indices { sums[w] += probability * exp(joint[w] - total) }
        }
      }
      let total = sums.reduce(0, +)
      weights = sums.map { $0 / total }
    }
    return weights
  }

  /// The largest η ≤ 1 with Σ w min(exp(η s), cut) / Σ w ≤ 1, by bisection; the sum is convex in η and 1 at η = 0.
  private static func power(mirrored: [Double], clean: [Double]) -> Double {
    let total = clean.reduce(0, +)
    func mean(_ power: Double) -> Double {
      var sum = 0.0
      for i in mirrored.indices { sum += clean[i] * min(exp(power * mirrored[i]), largestMirroredRatio) }
      return sum / total
    }
    guard total > 0, mean(1) > 1 else { return 1 }
    return bisection(from: 0, to: 1, halvings: 20) { mean($0) > 1 }.low
  }
}
