public import Calibration
internal import Evaluation
public import LinearAlgebra

/// How much of the differences in ranks and levels goes with the weights, the scale, the cut-offs and the ratings: under the
/// calibrated points of each type, and under those proposed.
///
/// - Parameters:
///   - judged: the judged ratings of the last year.
///   - calibration: the calibrated points by type, with their replicates.
///   - proposals: draws of the proposed points (draws × score criteria of the framework in force); nil where none were
///     proposed.
///   - ratingError: σ of each row of the panel, in points of the total 0…100.
///   - seed: of the places in the cube of choices.
///   - threads: how many threads compute; no figure depends on it.
/// - Returns: rows by points and type; see ``robustnessRows(_:type:points:seed:)``.
/// - Complexity: O(types × runs × units × (criteria + log units)), of at most 1,000 units a type.
public func pointRobustness(
  _ judged: JudgedRatings, calibration: CalibrationResult, proposals: Matrix?, ratingError: [Double], seed: UInt64,
  threads: Int = 1
) -> [RobustnessRow] {
  func rows(_ type: String, _ points: RobustnessRow.Points, _ base: [Double], _ draws: Matrix) -> [RobustnessRow] {
    guard let place = judged.panel.types.firstIndex(of: type) else { return [] }
    let scored = ScoredUnits(
      judged, type: place, points: base, draws: draws,
      ladders: points == .calibrated ? judged.laddersNow : judged.laddersThen, ratingError: ratingError, seed: seed,
      most: mostUnits)
    return robustnessRows(scored.model, type: type, points: points, seed: seed, threads: threads)
  }
  let calibrated = calibration.types.flatMap { type -> [RobustnessRow] in
    let place = Dictionary(
      type.criteria.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let columns = judged.panel.criteria.map { place[$0.code] }
    return rows(
      type.type, .calibrated, columns.map { $0.map { type.pointsCalibrated[$0] } ?? 0 },
      judged.spread(type.replicates, over: columns))
  }
  guard let proposals else { return calibrated }
  let points = judged.panel.points(of: judged.next)
  let draws = judged.panelDraws(proposals)
  return calibrated + calibration.types.flatMap { rows($0.type, .proposed, points, draws) }
}

/// Of a type with more units a sample tells the shares of variance as well: they are means over units.
private let mostUnits = 1000
