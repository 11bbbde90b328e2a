internal import Calibration
internal import Evaluation
internal import LinearAlgebra
internal import Statistics

/// What a rating beyond its outcomes says of the next year's outcomes.
///
/// Least squares of Bartlett's score of year t on T − T̂ of year t − 1 (per ten points) and on the outcome score of
/// year t − 1, all centred within type and year; the interval allows for appraisers. A slope above 0 has two readings
/// that these data cannot part: the rating knew of quality that the outcomes of its own year missed, or outcomes follow
/// the rating. A slope near 0 says that ratings beyond the outcomes bring nothing that shows a year later.
///
/// Source: METHODS section 2.
public struct NextOutcomeSlope: Sendable, Codable, Equatable {
  /// The type; empty for all.
  public var type: String
  /// The number of pairs of years.
  public var pairs: Int
  /// Standard deviations of quality per ten points.
  public var slope: Double
  /// The lower end of its interval.
  public var lower: Double?
  /// The upper end.
  public var upper: Double?

  private static let fewestPairs = 20
  private static let points = 10.0

  /// The slope over all rows, then by type; empty where no unit has two years in a row.
  static func all(_ data: DiagnosticRows, confidence: Double) -> [NextOutcomeSlope] {
    let panel = data.panel
    let rowOf = Dictionary(
      data.assessed.map { (UnitYear(unit: panel.unit[$0], year: panel.year[$0]), $0) },
      uniquingKeysWith: { first, _ in first })
    let pairs = data.assessed.compactMap { row -> Pair? in
      guard let next = rowOf[UnitYear(unit: panel.unit[row], year: panel.year[row] + 1)],
        data.residual(row).isFinite, data.outcomes.bartlett[next].isFinite, data.outcomes.posteriorMean[row].isFinite
      else { return nil }
      return Pair(before: row, after: next)
    }
    let types = panel.types.indices.map { type in (panel.types[type], pairs.filter { panel.type[$0.after] == type }) }
    return ([("", pairs)] + (types.count > 1 ? types : [])).compactMap { slope($0, $1, data, confidence: confidence) }
  }

  private static func slope(
    _ type: String, _ pairs: [Pair], _ data: DiagnosticRows, confidence: Double
  ) -> NextOutcomeSlope? {
    guard pairs.count >= fewestPairs else { return nil }
    let cells = pairs.map { data.cell($0.after) }
    let response = centred(pairs.map { data.outcomes.bartlett[$0.after] }, within: cells)
    let residual = centred(pairs.map { data.residual($0.before) / points }, within: cells)
    let score = centred(pairs.map { data.outcomes.posteriorMean[$0.before] }, within: cells)
    guard
      let fit = try? ClusteredRegression(
        response, on: [residual, score], cluster: pairs.map { data.cluster($0.after) })
    else { return nil }
    let interval = fit.interval(0, confidence: confidence)
    return NextOutcomeSlope(
      type: type, pairs: pairs.count, slope: fit.slopes[0], lower: interval?.lowerBound, upper: interval?.upperBound)
  }

  private struct Pair {
    let before: Int
    let after: Int
  }

  private struct UnitYear: Hashable {
    let unit: Int
    let year: Int
  }
}
