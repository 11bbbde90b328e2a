internal import Evaluation
internal import Foundation
internal import Statistics

/// How much a unit's criteria look as if some of them had been raised and the others not.
///
/// c_ij = E_ij − median_j E_ij, the criterion's contrast to the unit's own middle, becomes a normal score z_ij by its
/// rank among the units of the type, in the spread of its level (`ContrastSpread`): coarse steps and ceilings then cost
/// nothing, and the score of an honest criterion is standard normal whatever its shape. What a unit is good at lasts, and
/// `ContrastRecord` takes out what its earlier years let expect. Where others rated too, `CriterionGaps` has what the gaps
/// of the criteria say beside that. `RaisedCriteria` has the likelihood ratio of a share ε of the criteria being raised.
///
/// Rows at least half of whose cells have full marks have no contrasts.
///
/// Criteria of honest units are not wholly independent, so the product overstates the evidence. The mirrored profile −z,
/// −y, in which nothing is raised, measures by how much: the ratio is taken to the largest power ≤ 1 under which the
/// mean of the mirrored ratio over honest rows is at most 1, as it has to be for a ratio of densities.
///
/// Source: METHODS section 5.2, with ranks in place of a density fitted to the negative half, and with the gaps.
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
  let scores: [[Double]]
  /// What earlier years let expect of them; nil where there are none.
  private let history: ContrastHistory?
  /// z_ij, less what earlier years let expect and over the deviation that they leave.
  private let departures: [[Double]]
  /// What the gaps say beside them.
  private let gaps: CriterionGaps
  /// Contrasts in the spread of their level: criterion first, then row.
  private let contrasts: [[Double]]
  private let spread: ContrastSpread
  private let ranks: [[RankedContrasts]]
  private let group: [Int]
  /// The spread of each criterion's contrasts on the logit scale: criterion first, then group; and the middle one.
  private let spreads: [[Double]]
  private let typicalSpread: Double
  /// ω of each way.
  private(set) var wayWeights: [Double]
  /// log LR of each share and way: row first, then share, then way.
  private var logRatiosOfWays: [[[Double]]]

  /// A ratio above this is cut when its mean is taken: one row that really under-rates must not decide.
  private static let largestMirroredRatio = 100.0
  /// A spread on the logit scale below this is the rounding of a criterion that does not vary.
  private static let leastSpread = 0.05
  /// Iterations for the shares of the ways, and how many raised rows the even shares are worth.
  private static let wayIterations = 10
  private static let priorRows = 12.0
  /// Ways and criteria less probable than this change nothing.
  private static let negligible = 1e-2
  /// A row whose ratio is below e to this is not pursued: its shift is taken to be none.
  private static let leastLogRatio = -4.0
  /// Of a row without contrasts nobody can say that some of its criteria were raised.
  private static let unseen = -30.0
  /// With fewer criteria than this a median says too little.
  private static let leastCriteria = 5

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
    let sizes = data.byType.map(\.count)
    let levels = chunks.map { Self.meanLogit(data, row: $0) }
    let group = data.type.map { sizes[$0] >= smallType ? $0 + 1 : 0 }
    let fullMarks = data.scales.map { $0.logit(1) - 1e-9 }
    let isHeld = chunks.map { Self.isMostlyFull(data, row: $0, fullMarks: fullMarks) }
    let spread = ContrastSpread(Self.contrasts(composite.departures, chunks, except: isHeld), levels: levels)
    contrasts = spread.standardised
    self.spread = spread
    let (contrasts, groups) = (contrasts, sizes.count + 1)
    let ranks = concurrentMap(contrasts.count, threads: threads) { j in
      RankedContrasts.byGroup(contrasts[j], group: group, groups: groups)
    }
    let scores = concurrentMap(contrasts.count, threads: threads) { j in
      contrasts[j].indices.map { i in ranks[j][group[i]].score(contrasts[j][i]) }
    }
    let history = record.history(
      year: data.year, units: data.unit, scores: scores, honesty: clean, threads: threads)
    let departures = scores.enumerated().map { j, column in
      column.indices.map { i in
        history.map { (column[i] - $0.mean[j][i]) / $0.deviation[j][i] } ?? column[i]
      }
    }
    self.gaps = CriterionGaps(
      gaps.map { Self.contrasts($0, chunks, except: isHeld) }, scores: departures, levels: levels, clean: clean,
      threads: threads)
    self.history = history
    self.departures = departures
    self.scores = scores
    self.ranks = ranks
    let spreads = ranks.map { $0.map { max($0.spread, Self.leastSpread) } }
    self.spreads = spreads
    typicalSpread = median(spreads.flatMap { $0.filter(\.isFinite) })
    self.group = group
    wayWeights = [Double](repeating: 1 / Double(Self.ways.count), count: Self.ways.count)
    (logRatios, mirroredLogRatios, implied, logRatiosOfWays) = ([], [], [], [])
    let blank = self
    let ofWays = chunks.map { i in blank.criteria(row: i).logRatios(shares: Self.shares) }
    logRatiosOfWays = ofWays.map(\.plain)
    wayWeights = Self.learnt(wayWeights, logRatios: logRatiosOfWays, raised: raised)
    let known = self
    let sums = ofWays.map { (plain: $0.plain.map(known.overWays), mirrored: $0.mirrored.map(known.overWays)) }
    let powers = Self.shares.indices.map { e in Self.power(mirrored: sums.map { $0.mirrored[e] }, clean: clean) }
    func tempered(_ logs: [Double], row i: Int) -> [Double] {
      scores.contains { $0[i].isFinite } ? zip(powers, logs).map { $0 * $1 } : powers.map { _ in Self.unseen }
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
    let relativeError: Double

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
    let criteria = criteria(row: i)
    let logs = logRatiosOfWays[i]
    let probabilities = shares.map { e in
      let joint = zip(wayWeights, logs[e]).map { log($0) + $1 }
      let total = logSum(joint)
      return joint.map { exp($0 - total) }
    }
    var raises = shares.map { _ in [Raise]() }
    for w in Self.ways.indices {
      let asked = shares.indices.filter { probabilities[$0][w] > Self.negligible }
      guard !asked.isEmpty else { continue }
      let raised = criteria.probabilities(shares: asked.map { Self.shares[shares[$0]] }, way: w)
        .map { $0.map { $0 > Self.negligible ? $0 : 0 } }
      let sizes = sizes(criteria, row: i, way: w) { cell in raised.contains { $0[cell] > 0 } }
      for (k, raised) in zip(asked, raised) {
        var ofCriteria = [Double](repeating: 0, count: scores.count)
        for (cell, probability) in zip(criteria.cells, raised) { ofCriteria[cell.criterion] = probability }
        raises[k].append(
          Raise(
            way: w, probability: probabilities[k][w], ofCriteria: ofCriteria, sizes: sizes,
            relativeError: Self.relativeErrors[w]))
      }
    }
    return raises
  }

  /// By how much the criteria of a row are raised in a way, on the logit scale; 0 of those that are not asked for.
  private func sizes(
    _ criteria: RaisedCriteria, row i: Int, way w: Int, where isAsked: (Int) -> Bool
  ) -> [Double] {
    var sizes = [Double](repeating: 0, count: scores.count)
    for (k, cell) in criteria.cells.enumerated() where isAsked(k) {
      let j = cell.criterion
      let honest = ranks[j][group[i]].contrast(
        score: scores[j][i] - Self.ways[w].shift(ofSpread: cell.spread, typical: typicalSpread))
      sizes[j] = max(spread.contrast(contrasts[j][i], row: i) - spread.contrast(honest, row: i), 0)
    }
    return sizes
  }

  /// The criteria of a row.
  private func criteria(row i: Int) -> RaisedCriteria {
    let cells = scores.indices.filter { scores[$0][i].isFinite }.map { j in
      RaisedCriteria.Cell(
        criterion: j, score: departures[j][i], gapError: gaps.errors.isEmpty ? .nan : gaps.errors[j][i],
        gapCorrelation: gaps.correlations[j], spread: spreads[j][group[i]],
        deviation: history?.deviation[j][i] ?? 1)
    }
    return RaisedCriteria(cells, spread: typicalSpread)
  }

  /// log Σ_w ω_w LR_w.
  private func overWays(_ logs: [Double]) -> Double {
    logSum(zip(wayWeights, logs).map { log($0) + $1 })
  }

  /// ω, the shares of the ways among raised rows, by expectation–maximisation: a few rows' worth spread evenly keeps
  /// every way possible.
  private static func learnt(_ start: [Double], logRatios: [[[Double]]], raised: [[Double]]) -> [Double] {
    var weights = start
    guard !raised.isEmpty else { return start }
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

  /// E_ij less the row's median, for rows with enough criteria that are not held; NaN otherwise.
  private static func contrasts(_ departures: [[Double]], _ chunks: RowChunks, except isHeld: [Bool]) -> [[Double]] {
    let middles = chunks.map { i in
      let present = departures.map { $0[i] }.filter(\.isFinite)
      return present.count < leastCriteria || isHeld[i] ? .nan : median(present)
    }
    return concurrentMap(departures.count, threads: chunks.threads) { j in
      zip(departures[j], middles).map { $0 - $1 }
    }
  }

  /// Whether at least half of a row's cells have full marks: its middle is then the end of the scale, above which nothing
  /// can stand out, and which cells lie below it is decided by how hard they are.
  private static func isMostlyFull(_ data: AssessedRows, row i: Int, fullMarks: [Double]) -> Bool {
    let present = data.logits.indices.filter { data.logits[$0][i].isFinite }
    let full = present.count { data.logits[$0][i] >= fullMarks[$0] }
    return 2 * full >= present.count && full > 0
  }

  private static func meanLogit(_ data: AssessedRows, row i: Int) -> Double {
    let present = data.logits.indices.filter { data.logits[$0][i].isFinite }
    return present.reduce(0) { $0 + data.logits[$1][i] } / Double(max(present.count, 1))
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
