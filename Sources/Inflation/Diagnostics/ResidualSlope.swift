internal import Calibration
internal import Evaluation
internal import LinearAlgebra
internal import Statistics

/// How the part of a rating beyond what is expected follows the outcomes, in points per standard deviation of quality.
///
/// Least squares of T − T̂ on the score, both centred within type and year, over assessed rows that are not listed; the
/// interval allows for appraisers. A slope below 0 on Bartlett's score says that the unlucky stand out, one above 0 on the
/// posterior mean that the good do.
///
/// Source: METHODS section 4.
public struct ResidualSlope: Sendable, Codable, Equatable {
  /// The outcome score.
  public enum Score: String, Sendable, Codable, CaseIterable {
    case posteriorMean = "posterior_mean"
    case bartlett
  }

  /// The score that the residual is regressed on.
  public var score: Score
  /// The type; empty for all.
  public var type: String
  /// The number of rows.
  public var rows: Int
  /// Points per standard deviation of quality.
  public var slope: Double
  /// The lower end of its interval.
  public var lower: Double?
  /// The upper end.
  public var upper: Double?

  /// Fewer rows than this give no slope worth printing.
  private static let fewestRows = 20

  /// Both slopes over all rows, then by type.
  static func all(_ data: DiagnosticRows, confidence: Double) -> [ResidualSlope] {
    let unlisted = data.assessed.filter { !data.flags[$0].isFlagged && !data.flags[$0].isFlaggedUnder }
    let types = data.panel.types.indices.map { type in
      (data.panel.types[type], unlisted.filter { data.panel.type[$0] == type })
    }
    return ([("", unlisted)] + (types.count > 1 ? types : [])).flatMap { name, rows in
      Score.allCases.compactMap { slope($0, type: name, rows: rows, data, confidence: confidence) }
    }
  }

  private static func slope(
    _ score: Score, type: String, rows: [Int], _ data: DiagnosticRows, confidence: Double
  ) -> ResidualSlope? {
    let values = score == .bartlett ? data.outcomes.bartlett : data.outcomes.posteriorMean
    let known = rows.filter { values[$0].isFinite && data.residual($0).isFinite }
    guard known.count >= fewestRows else { return nil }
    let cells = known.map { data.cell($0) }
    let x = centred(known.map { values[$0] }, within: cells)
    let y = centred(known.map { data.residual($0) }, within: cells)
    guard let fit = try? ClusteredRegression(y, on: [x], cluster: known.map { data.cluster($0) }) else { return nil }
    let interval = fit.interval(0, confidence: confidence)
    return ResidualSlope(
      score: score, type: type, rows: known.count, slope: fit.slopes[0], lower: interval?.lowerBound,
      upper: interval?.upperBound)
  }
}
