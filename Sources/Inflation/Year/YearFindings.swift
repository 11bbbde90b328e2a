internal import Calibration
internal import Evaluation
internal import Foundation
internal import Statistics

/// What a fitted year says of each of its rows.
struct YearFindings: Sendable {
  /// The log odds of over-rating, row by row, to rank by; the larger the stronger.
  let logOdds: [Double]
  /// The probability that a row is over-rated, its appraiser's leniency included.
  let probabilityOver: [Double]
  /// The probability that it is not.
  let probabilityNotOver: [Double]
  /// The probability that a row is under-rated.
  let probabilityUnder: [Double]
  private let pValues: [Double]
  private let model: YearModel
  private let settings: Settings
  /// The quantile of the residual's density at the upper end of an interval.
  private let quantile: Double

  /// What a fitted year says.
  init(_ model: YearModel, settings: Settings, threads: Int) {
    self.model = model
    self.settings = settings
    quantile = StudentT(degreesOfFreedom: model.mixture.components.residualDensity.degreesOfFreedom)
      .quantile(1 - (1 - settings.confidence) / 2)
    let null = NullEvidence(model, seed: settings.seed, year: model.data.year, threads: threads)
    let rows = 0..<model.data.count
    let chunks = RowChunks(count: rows.count, threads: threads)
    let least = chunks.map { Self.leastShift(model, row: $0, materialPoints: settings.materialPoints) }
    let odds = chunks.map { i in
      let observation = model.observations[i]
      let ratios = model.mixture.ratios(observation)
      func counts(_ column: Int) -> Bool { Self.counts(column, observation, least: least[i]) }
      return (
        over: model.mixture.logOddsOver(ratios: ratios, counts: counts),
        under: model.mixture.logOddsUnder(ratios: ratios, counts: counts)
      )
    }
    let own = odds.map(\.over)
    pValues = rows.map { null.pValue(logOdds: own[$0], gapCount: model.observations[$0].gapCount) }
    probabilityNotOver = rows.map { i in (1 - model.probabilityLenient(row: i)) / (1 + exp(min(own[i], 700))) }
    probabilityOver = probabilityNotOver.map { 1 - $0 }
    logOdds = rows.map { Self.eitherLogOdds(own[$0], lenient: model.probabilityLenient(row: $0)) }
    probabilityUnder = rows.map { (1 - model.probabilityLenient(row: $0)) / (1 + exp(-odds[$0].under)) }
  }

  /// The log odds that the unit or its appraiser over-rates: log(exp(s) − 1) with s = −log(1 − P(lenient)) − log(1 − P).
  private static func eitherLogOdds(_ own: Double, lenient: Double) -> Double {
    let s = -log1p(-min(lenient, 1 - 1e-12)) + (own > 30 ? own : log1p(exp(own)))
    return s > 30 ? s : log(expm1(s))
  }

  /// The rows of all units, filled in: what `rows` of the panel knew before comes along.
  ///
  /// - Complexity: O(rows × (columns + criteria)).
  func filled(
    _ rows: [FlagRow], lists: YearLists, panel: Panel, outcomes: OutcomeModel, framework: Framework, threads: Int
  ) -> [FlagRow] {
    RowChunks(count: model.data.count, threads: threads).map { i in
      filled(rows[model.data.rows[i]], index: i, lists: lists, panel: panel, outcomes: outcomes, framework: framework)
    }
  }

  private func filled(
    _ blank: FlagRow, index i: Int, lists: YearLists, panel: Panel, outcomes: OutcomeModel, framework: Framework
  ) -> FlagRow {
    var row = blank
    let data = model.data
    let unexplained = UnexplainedPoints(model, row: i)
    let tail = (1 - settings.confidence) / 2
    let lenient = model.probabilityLenient(row: i)
    let departure = model.departure(row: i)
    let width = quantile * model.nullDeviation[i]
    row.expectedTotal = model.total(row: i, loweredBy: departure)
    row.expectedLower = model.total(row: i, loweredBy: departure + width)
    row.expectedUpper = model.total(row: i, loweredBy: departure - width)
    row.unexplainedPoints = unexplained.mean
    row.lower = min(unexplained.lowerQuantile(tail), unexplained.mean)
    row.upper = max(unexplained.upperQuantile(1 - tail), unexplained.mean)
    row.pValue = pValues[i]
    row.qValue = lists.over.qValue[i]
    row.localFalseDiscoveryRate = 1 - probabilityOver[i]
    row.isFlagged = lists.over.isListed[i]
    row.isFlaggedUnder = lists.under.isListed[i] && !row.isFlagged
    row.status = row.isFlagged ? .flagged : .notFlagged
    row.expectedLevel = row.expectedTotal.flatMap { framework.level(forTotal: $0)?.code }
    if row.isFlagged { row.pattern = lenient > 0.5 ? .appraiser : .overrating }
    row.criteria = row.isFlagged ? standingOut(i, panel: panel) : []
    row.evidence.standardScore = departure / model.nullDeviation[i]
    row.evidence.identicalToSuperior = model.superiorGap?.isIdentical[i] ?? false
    if lenient > 0.5 { row.evidence.appraiserLeniency = appraiserPoints(data.appraiser[i], member: i) }
    if row.isFlagged { row.evidence.contradictingOutcomes = lowestOutcomes(panel, outcomes, row: data.rows[i]) }
    return row
  }

  private func appraiserPoints(_ d: Int, member i: Int) -> Double {
    let effect = model.appraisers.meanResidual[d]
    return model.data.total(row: i, loweredBy: 0) - model.total(row: i, loweredBy: effect)
  }

  /// How far each criterion of a row lies above what honest units of its quality usually have, in points of the
  /// criterion; NaN where there is no number.
  func criterionExcess(index i: Int) -> [Double] {
    model.data.logits.indices.map { j in
      let logit = model.data.logits[j][i]
      let scale = model.data.scales[j]
      return model.data.maxima[j] * (scale.share(logit) - scale.share(logit - model.composite.departures[j][i]))
    }
  }

  /// The criteria that most probably were raised more than the others; where none was, those furthest above the
  /// unit's own middle, three at most.
  private func standingOut(_ i: Int, panel: Panel) -> [String] {
    let posterior = model.mixture.posterior(model.observations[i])
    let profiles = DistortionComponents.profiles
    let mass = posterior[profiles].reduce(0, +)
    let present = model.data.logits.indices.filter { model.data.logits[$0][i].isFinite }
    if mass > 0.5 {
      var probabilities = [Double](repeating: 0, count: model.data.logits.count)
      let probable = profiles.filter { posterior[$0] > 1e-3 * mass }
      let raises = model.profile.raises(row: i, ofColumns: probable)
      for c in probable {
        for raise in raises[c] ?? [] {
          for j in probabilities.indices {
            probabilities[j] += posterior[c] / mass * raise.probability * raise.ofCriteria[j]
          }
        }
      }
      let probability = present.map { (criterion: $0, value: probabilities[$0]) }
      let raised = probability.filter { $0.value > 0.5 }.sorted { ($1.value, $0.criterion) < ($0.value, $1.criterion) }
      if !raised.isEmpty { return raised.map { panel.criteria[$0.criterion].code } }
    }
    let highest = present.filter { model.profile.scores[$0][i] > 1 }
      .sorted { (model.profile.scores[$1][i], $0) < (model.profile.scores[$0][i], $1) }
    return highest.prefix(3).map { panel.criteria[$0].code }
  }

  /// The two outcomes that lie lowest among those of the type, below its middle.
  private func lowestOutcomes(_ panel: Panel, _ outcomes: OutcomeModel, row: Int) -> [String] {
    let values = panel.outcomes.indices.compactMap { k -> (k: Int, z: Double)? in
      let z = outcomes.standardised[k][row]
      return z.isFinite && z < 0 ? (k, z) : nil
    }
    return values.sorted { ($0.z, $0.k) < ($1.z, $1.k) }.prefix(2).map { panel.outcomes[$0.k].code }
  }

  /// Half a null standard deviation: what is less cannot be told from honest ratings, whose place alone is seen at a
  /// threshold.
  private static let leastDeviations = 0.5

  /// Whether a column's shift is more than what is not pursued.
  static func counts(_ column: Int, _ observation: Observation, least: Double) -> Bool {
    guard !DistortionComponents.profiles.contains(column) else { return true }
    return DistortionComponents.shift(ofColumn: column, observation).map { abs($0) >= max(least, leastDeviations) }
      ?? true
  }

  /// The least shift, in null standard deviations, that is worth more than `materialPoints` in the row's total.
  static func leastShift(_ model: YearModel, row i: Int, materialPoints: Double) -> Double {
    guard materialPoints > 0 else { return 0 }
    let total = model.data.total(row: i, loweredBy: 0)
    return DistortionComponents.shifts.first {
      total - model.total(row: i, loweredBy: $0 * model.nullDeviation[i]) > materialPoints
    } ?? .infinity
  }
}
