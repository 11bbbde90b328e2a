internal import Evaluation
internal import Foundation
internal import Statistics

/// A study drawn from a fitted year, in which a tenth of the rows is raised by a known size, and who is listed in it.
///
/// Every row gets an honest observation as in `NullEvidence`. A raised row has the odds of a row that earlier years and
/// agreement let expect to be raised, and its total rises by `size` points above the honest one: its logits rise by d with
/// T(d) = T(0) + size, its residual by Δ = d / sd, and each gap by κ times what the logit of the total rises by, κ drawn
/// from what was learnt of the other raters on the rows' own scales. The mixture is fitted anew, from the habits of the
/// study, and the list is drawn as there; appraisers stay as they were fitted.
///
/// Source: METHODS section 6, power of this study.
struct PowerSimulation: Sendable {
  /// A row that was raised.
  struct Raised: Sendable {
    /// The row of the model.
    let row: Int
    /// Δ, in null standard deviations.
    let shift: Double
    /// How many others rated it otherwise.
    let gapCount: Int
    /// Whether it was listed.
    let isListed: Bool
  }

  /// The rows that were raised.
  let raised: [Raised]
  /// The rows that stayed honest.
  let honest: [Int]
  /// Those of them that were listed.
  let honestListed: [Int]

  /// One row in so many is raised.
  private static let raisedInterval = 10

  /// The simulation that a size and a replicate name.
  ///
  /// - Parameters:
  ///   - rows: the rows of the model that make up the study, in the order in which they are drawn.
  ///   - least: of each of these rows, the least shift that is pursued.
  ///   - size: in points of 100; 0 raises nobody.
  ///   - listedBefore: how many earlier years list.
  /// - Complexity: O(rows × columns of the mixture × gap shares).
  init(
    _ model: YearModel, rows: [Int], least: [Double], size: Int, replicate: Int, settings: Settings,
    listedBefore: Int, year: Int
  ) {
    var random = RandomStream(
      seed: settings.seed, 0x504F_5745, UInt64(bitPattern: Int64(year)), UInt64(size), UInt64(replicate))
    var observations = rows.map { NullEvidence.draw(model, row: $0, among: rows, &random) }
    let chosen = size > 0 ? Self.tenth(of: rows.map { model.data.type[$0] }, &random) : []
    let largestOdds = rows.reduce(0) { max($0, model.overOdds(row: $1)) }
    var shift = [Double?](repeating: nil, count: rows.count)
    for place in chosen {
      let delta = model.shift(raising: rows[place], from: observations[place].residual, byPoints: Double(size))
      shift[place] = delta
      let moves = model.gapMoves(raising: rows[place], from: observations[place].residual, by: delta)
      observations[place].residual += delta
      if let likely = random.element(of: rows, weight: { model.overOdds(row: $0) / largestOdds }) {
        observations[place].takeOdds(of: model.observations[likely])
      }
      for (k, gap) in model.ownGaps.enumerated() {
        observations[place].gaps[k] += gap.share(&random) * moves[k]
      }
    }
    let isListed = Self.listed(
      observations, least: least, mixture: model.mixture, listedBefore: listedBefore, settings: settings)
    raised = chosen.compactMap { place in
      shift[place].map {
        Raised(row: rows[place], shift: $0, gapCount: observations[place].gapCount, isListed: isListed[place])
      }
    }
    let others = rows.indices.filter { shift[$0] == nil }
    honest = others.map { rows[$0] }
    honestListed = others.filter { isListed[$0] }.map { rows[$0] }
  }

  /// The share of the list that is honest; 0 where nobody is listed.
  var falseDiscoveryProportion: Double {
    let found = raised.count(where: \.isListed)
    return Double(honestListed.count) / Double(max(found + honestListed.count, 1))
  }

  /// Whether each observation is listed, by a mixture that is fitted to them alone.
  private static func listed(
    _ observations: [Observation], least: [Double], mixture fitted: DistortionMixture, listedBefore: Int,
    settings: Settings
  ) -> [Bool] {
    let mixture = DistortionMixture(
      observations, weights: observations.map { _ in 1 }, components: fitted.components,
      start: DistortionMixture(startWithHabitsOf: fitted), threads: 1)
    let rates = observations.indices.map { i -> Double in
      let ratios = mixture.ratios(observations[i])
      return 1
        / (1 + exp(mixture.logOddsOver(ratios: ratios) { YearFindings.counts($0, observations[i], least: least[i]) }))
    }
    return FalseDiscoveryList(
      localFalseDiscoveryRates: rates, wanted: settings.falseDiscoveryRate, others: listedBefore
    ).isListed
  }

  /// A tenth of the places, as nearly as it goes a tenth of each type: in random order within types, every tenth from
  /// a random start.
  private static func tenth(of types: [Int], _ random: inout RandomStream) -> [Int] {
    let keys = types.map { _ in random.next() }
    let order = types.indices.sorted { (types[$0], keys[$0], $0) < (types[$1], keys[$1], $1) }
    let start = random.index(below: raisedInterval)
    return stride(from: start, to: order.count, by: raisedInterval).map { order[$0] }
  }
}
