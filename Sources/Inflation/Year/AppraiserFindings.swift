internal import Evaluation
internal import Foundation
internal import Statistics

/// What a fitted year says of its appraisers.
struct AppraiserFindings: Sendable {
  /// One row an appraiser with assessed units, by code.
  let rows: [AppraiserRow]

  /// The table of a fitted year; q-values are Benjamini and Hochberg's over its appraisers.
  init(_ model: YearModel, panel: Panel, settings: Settings, year: Int) {
    let members = model.data.byAppraiser
    let known = members.indices.filter { !members[$0].isEmpty && model.appraisers.meanResidual[$0].isFinite }
    let adjusted = benjaminiHochberg(known.map(model.appraisers.pValue))
    let quantile = NormalDistribution.standard.quantile(1 - (1 - settings.confidence) / 2)
    rows = known.enumerated().map { k, d in
      var row = AppraiserRow(parent: panel.appraisers[d], year: year, units: members[d].count)
      let effect = Self.effect(model.appraisers, d)
      row.leniencyPoints = Self.points(model, members[d], effect.mean)
      row.lower = Self.points(model, members[d], effect.mean - quantile * effect.deviation)
      row.upper = Self.points(model, members[d], effect.mean + quantile * effect.deviation)
      row.qValue = adjusted[k]
      row.isFlagged = adjusted[k] <= settings.falseDiscoveryRate && effect.mean > 0
      row.assimilation = Self.assimilation(model, panel: panel, members: members[d])
      row.concurrenceShare = Self.concurrence(model, members[d])
      return row
    }.sorted { $0.parent < $1.parent }
  }

  /// The posterior mean and standard deviation of an appraiser's effect, lenient or honest.
  private static func effect(_ appraisers: AppraiserLeniency, _ d: Int) -> (mean: Double, deviation: Double) {
    let honest = appraisers.honestEffect(d)
    let p = appraisers.probabilityLenient[d]
    let full = appraisers.meanResidual[d]
    let mean = p * full + (1 - p) * honest.mean
    let variance =
      p * appraisers.variance[d] + (1 - p) * honest.variance + p * (1 - p) * (full - honest.mean) * (full - honest.mean)
    return (mean, variance.squareRoot())
  }

  /// The mean of the points that a common shift is worth over an appraiser's units.
  private static func points(_ model: YearModel, _ members: [Int], _ shift: Double) -> Double {
    let sum = members.reduce(0.0) { sum, i in
      sum + model.data.total(row: i, loweredBy: 0) - model.total(row: i, loweredBy: shift)
    }
    return sum / Double(members.count)
  }

  private static func concurrence(_ model: YearModel, _ members: [Int]) -> Double? {
    guard let gap = model.superiorGap else { return nil }
    let rated = members.filter { gap.isRepeated($0) != nil }
    return rated.isEmpty ? nil : Double(rated.count { gap.isIdentical[$0] }) / Double(rated.count)
  }

  /// The slope of the superior's total on the self-rating's, quality's line taken out of both, kept in 0…1: how much of
  /// a self-rating's surplus the superior takes over. Quality that outcomes miss adds to it, so it is an upper bound.
  private static func assimilation(_ model: YearModel, panel: Panel, members: [Int]) -> Double? {
    guard let gap = model.superiorGap, let other = panel.otherShares[.superior] else { return nil }
    let rated = members.filter { gap.isRepeated($0) != nil }
    guard rated.count >= 5 else { return nil }
    let totals = rated.map { i in
      (
        own: panel.total(of: panel.shares, row: model.data.rows[i]).share,
        superior: panel.total(of: other, row: model.data.rows[i]).share, quality: model.data.quality[i]
      )
    }
    func withoutQuality(_ y: [Double]) -> [Double] {
      let x = totals.map(\.quality)
      let line = WeightedLine(x: x, y: y, weights: x.map { _ in 1 }, rows: Array(x.indices))
      return y.indices.map { y[$0] - line.meanY - line.slope * (x[$0] - line.meanX) }
    }
    let x = withoutQuality(totals.map(\.own))
    let y = withoutQuality(totals.map(\.superior))
    let line = WeightedLine(x: x, y: y, weights: x.map { _ in 1 }, rows: Array(x.indices))
    return line.sumOfSquares > 0 ? min(max(line.slope, 0), 1) : nil
  }
}
