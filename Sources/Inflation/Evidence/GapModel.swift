internal import Evaluation
internal import Foundation
internal import LinearAlgebra
internal import Statistics

/// The fitted null of the gap to one kind of rater: each appraiser leans on the self-rating to its own degree, so the
/// gap's scale is its own.
///
/// Q_i = G_i / (S_d exp(ζ i_i)) = c_g + c₁ m_i + q_d + γ r_i + ε_i with ε ~ t_ν at unit scale; S_d from the appraiser's
/// own spread, its logarithm shrunken to the mean of all; i_i, the log information of the gap; q_d, the appraiser's
/// severity, shrunken likewise; r_i, the residual as far as the row's total shows it.
struct GapModel: Sendable {
  /// Whose ratings are compared.
  let rater: Rater
  /// ε: Q less its centre, the severity and the part that goes with the residual; NaN where there is no gap.
  let errors: [Double]
  /// The geometric mean of S_d over the rows, in logits. What leans further on the self-rating has a smaller scale and
  /// takes over as much less of a raise, so that a raise is as many deviations of one appraiser's gaps as of another's.
  let typicalScale: Double
  /// γ: how a superior undoes honest noise of the self-rating too.
  let slopeOnResidual: Double
  /// The tails of ε.
  let density: TDensity
  /// The log of each appraiser's scale; the last entry is that of rows without an appraiser.
  let logScale: [Double]
  /// The shrunken severity of each appraiser, in units of ε.
  let severity: [Double]
  /// The mean of Q − c − γr over an appraiser's clean rows before shrinking; NaN where it has none.
  let meanGap: [Double]
  /// Its sampling variance.
  let meanGapVariance: [Double]
  /// The variance of severities between appraisers.
  let severityVariance: Double

  /// The variance of log S between appraisers that is assumed at the least: leaning between 0.3 and 0.8 gives 0.1 to
  /// 0.2, and a smaller one would deny a single odd appraiser its own scale.
  private static let leastLogScaleVariance = 0.02
  /// The sampling variance of the log of a median absolute deviation is about this over n at the normal.
  private static let logScaleSamplingVariance = 1.36

  /// Fits the null over the rows with a gap.
  ///
  /// - Parameter residual: r.
  /// - Complexity: O(rows) an iteration, six iterations.
  init(_ data: AssessedRows, gap: RaterGap, residual: [Double], clean: [Double]) throws(LinearAlgebraError) {
    rater = gap.rater
    let rows = (0..<data.count).filter { gap.gaps[$0].isFinite }
    let group = data.appraiser.map { $0 < 0 ? data.appraiserCount : $0 }
    var members = [[Int]](repeating: [], count: data.appraiserCount + 1)
    for i in rows { members[group[i]].append(i) }
    var logScale = Self.startingLogScales(gap.gaps, members: members, all: rows)
    var severity = [Double](repeating: 0, count: members.count)
    var density = TDensity(degreesOfFreedom: 7)
    var centre = GapCentre(typeCount: data.typeCount)
    var variance = 0.0
    var means = GroupMeans(count: members.count)
    var informationSlope = 0.0
    func scaled(_ i: Int, _ logScale: [Double]) -> Double {
      gap.gaps[i] / exp(logScale[group[i]] + informationSlope * gap.logInformation[i])
    }
    for _ in 0..<6 {
      let weights = rows.map { i in
        clean[i] * density.weight(scaled(i, logScale) - centre.value(data, residual, i) - severity[group[i]])
      }
      try centre.fit(
        data, residual, rows: rows, response: rows.map { scaled($0, logScale) - severity[group[$0]] }, weights: weights)
      let departures = rows.map { scaled($0, logScale) - centre.value(data, residual, $0) }
      means = GroupMeans(departures, weights: weights, group: rows.map { group[$0] }, count: members.count)
      variance = means.varianceBetween
      severity = means.shrunken(variance: variance)
      let errors = zip(rows, departures).map { $1 - severity[group[$0]] }
      let cleanOfRows = rows.map { clean[$0] }
      logScale = Self.scoringStep(
        logScale, errors: errors, group: rows.map { group[$0] }, clean: cleanOfRows, density: density)
      informationSlope += Self.informationStep(
        errors, information: rows.map { gap.logInformation[$0] }, clean: cleanOfRows, density: density)
      density = TDensity.mostLikely(errors, weights: cleanOfRows)
    }
    var ofRows = [Double](repeating: .nan, count: data.count)
    for i in rows { ofRows[i] = scaled(i, logScale) - centre.value(data, residual, i) - severity[group[i]] }
    errors = ofRows
    typicalScale = exp(rows.reduce(0) { $0 + logScale[group[$1]] } / Double(max(rows.count, 1)))
    slopeOnResidual = centre.slopeOnResidual
    self.density = density
    self.logScale = logScale
    self.severity = severity
    meanGap = means.mean
    meanGapVariance = means.variance
    severityVariance = variance
  }

  /// The gaps of the criteria on the scale of each row's appraiser: criterion first, then row.
  func cells(_ data: AssessedRows, _ gap: RaterGap) -> [[Double]] {
    let scales = data.appraiser.map { exp(logScale[$0 < 0 ? data.appraiserCount : $0]) }
    return gap.cells.map { column in zip(column, scales).map { $0 / $1 } }
  }

  /// h of every row: how many null standard deviations of the gap the logit of the total falls where the composite falls by
  /// one of its own.
  ///
  /// - Parameter falls: what falls where the composite falls by one null deviation, but for what is a row's own.
  func reach(_ falls: [Double]) -> [Double] { falls.map { $0 / typicalScale } }

  private static func startingLogScales(_ gaps: [Double], members: [[Int]], all: [Int]) -> [Double] {
    let overall = max(medianAbsoluteDeviation(all.map { gaps[$0] }), 1e-6)
    let own = members.map { rows -> Double? in
      guard rows.count >= 5 else { return nil }
      let spread = medianAbsoluteDeviation(rows.map { gaps[$0] })
      return spread > 0.02 * overall ? log(spread) : nil
    }
    return shrunkenLogScales(own, counts: members.map { Double($0.count) }, overall: log(overall))
  }

  /// (n v x + σ² μ) / (n v + σ²): each log scale pulled to the mean as far as its own sampling error asks.
  private static func shrunkenLogScales(_ own: [Double?], counts: [Double], overall: Double) -> [Double] {
    let known = own.indices.filter { own[$0] != nil }
    guard known.count >= 2 else { return own.map { $0 ?? overall } }
    let values = known.map { own[$0] ?? overall }
    let mean = values.reduce(0, +) / Double(known.count)
    let total = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(known.count - 1)
    let sampling = known.reduce(0) { $0 + logScaleSamplingVariance / counts[$1] } / Double(known.count)
    let between = max(total - sampling, leastLogScaleVariance)
    return own.indices.map { d in
      guard let value = own[d] else { return mean }
      let error = logScaleSamplingVariance / counts[d]
      return mean + between / (between + error) * (value - mean)
    }
  }

  /// One scoring step of the t likelihood for each appraiser's log scale, with half a dozen rows' worth of staying put.
  private static func scoringStep(
    _ logScale: [Double], errors: [Double], group: [Int], clean: [Double], density: TDensity
  ) -> [Double] {
    let nu = density.degreesOfFreedom
    var score = [Double](repeating: 0, count: logScale.count)
    var information = [Double](repeating: 0, count: logScale.count)
    for k in errors.indices {
      score[group[k]] += clean[k] * (density.weight(errors[k]) * errors[k] * errors[k] - 1)
      information[group[k]] += clean[k] * 2 * nu / (nu + 3)
    }
    return logScale.indices.map { d in
      logScale[d] + min(max(score[d] / (information[d] + 6), -0.5), 0.5)
    }
  }

  /// One scoring step of the t likelihood for ζ.
  private static func informationStep(
    _ errors: [Double], information: [Double], clean: [Double], density: TDensity
  ) -> Double {
    let nu = density.degreesOfFreedom
    var score = 0.0
    var total = 1.0
    for k in errors.indices {
      score += clean[k] * information[k] * (density.weight(errors[k]) * errors[k] * errors[k] - 1)
      total += clean[k] * information[k] * information[k] * 2 * nu / (nu + 3)
    }
    return min(max(score / total, -0.5), 0.5)
  }
}
