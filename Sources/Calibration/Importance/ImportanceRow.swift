public import Evaluation
internal import LinearAlgebra
internal import Statistics

/// How much a criterion matters in the total under the points in force, beside what its points intend.
public struct ImportanceRow: Sendable, Codable, Equatable {
  /// The code of the type.
  public var type: String
  /// The code of the criterion.
  public var criterion: String
  /// Its share of the points, in 0…1.
  public var intended: Double
  /// corr(x_j, T)²; these do not sum to 1.
  public var linear: Double?
  /// The share of the total's variance that a smooth curve in the criterion explains.
  public var smooth: Double?
  /// Its Shapley share of the total's variance; these sum to 1.
  public var shapley: Double?
  /// The points under which the criteria's squared correlations with the total are in the proportion of the points now, or
  /// come nearest to it.
  public var pointsForIntended: Double?
  /// The largest difference that is left between a criterion's share of the correlations and the wanted share; 0 where it is
  /// reached.
  public var gap: Double?
  /// The reliability of one rating that the calibration used, 1 − κ_j.
  public var reliability: Double
  /// What tells the reliability.
  public var reliabilityFrom: ReliabilitySource
  /// The calibrated points without any correction for it.
  public var pointsUncorrected: Double
  /// The calibrated points.
  public var pointsCalibrated: Double
}

/// The importance of every criterion of every calibrated type, in the order of the calibration.
///
/// Shares are centred within year. LMG and the points for an importance need criteria that do not determine each other;
/// where they do, those figures are left out.
/// - Parameter threads: how many compute; no figure depends on it.
/// - Complexity: O(rows × criteria²) and the Shapley shares of ``RelativeImportance``.
public func importanceRows(panel: Panel, calibration: CalibrationResult, threads: Int = 1) -> [ImportanceRow] {
  concurrentMap(calibration.types.count, threads: threads) { TypeImportance(panel, calibration.types[$0]).rows }
    .flatMap { $0 }
}

private struct TypeImportance {
  let rows: [ImportanceRow]

  init(_ panel: Panel, _ type: TypeCalibration) {
    let place = Dictionary(panel.criteria.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { a, _ in a })
    let criteria = type.criteria.compactMap { place[$0] }
    let index = panel.types.firstIndex(of: type.type) ?? 0
    let covariance = ShareCovariance(panel, type: index, criteria: criteria).covariance
    let points = type.pointsNow
    let total = points.reduce(0, +)
    let linear = squaredCorrelationsWithTotal(covariance: covariance, weights: points)
    let smooth = Self.smooth(panel, type: index, criteria: criteria, points: points)
    let shapley = Self.shapley(covariance, points)
    let target = try? TargetImportance(covariance: covariance, target: points.map { ($0 / total).squareRoot() })
    rows = criteria.indices.map { j in
      ImportanceRow(
        type: type.type, criterion: type.criteria[j], intended: points[j] / total, linear: linear[j],
        smooth: smooth[j], shapley: shapley?[j], pointsForIntended: target.map { total * $0.weights[j] },
        gap: target.map { $0.isReached ? 0 : $0.gap }, reliability: 1 - type.noiseShares[j],
        reliabilityFrom: type.reliabilities[j].source,
        pointsUncorrected: type.pointsUncorrected[j], pointsCalibrated: type.pointsCalibrated[j])
    }
  }

  /// The Shapley shares of T = Σ w x; nil where criteria determine each other.
  private static func shapley(_ covariance: Matrix, _ points: [Double]) -> [Double]? {
    let p = points.count
    let cross = covariance * points
    var joined = Matrix(rows: p + 1, columns: p + 1)
    for j in 0..<p {
      for i in 0..<p { joined[i, j] = covariance[i, j] }
      joined[p, j] = cross[j]
      joined[j, p] = cross[j]
    }
    joined[p, p] = dot(points, cross)
    guard covariance.diagonal.allSatisfy({ $0 > 0 }) else { return nil }
    return try? RelativeImportance(covariance: joined, response: p, predictors: Array(0..<p)).shapley
  }

  private static func smooth(_ panel: Panel, type: Int, criteria: [Int], points: [Double]) -> [Double?] {
    let rows = (0..<panel.count).filter { panel.type[$0] == type }
    let centring = WithinCentring(
      level: rows.map { panel.year[$0] }, appraiser: [Int](repeating: -1, count: rows.count))
    let columns = criteria.map { j in rows.map { panel.shares[j][$0].isFinite ? panel.shares[j][$0] : .nan } }
    let totals = rows.indices.map { row in
      var (earned, most) = (0.0, 0.0)
      for (column, weight) in zip(columns, points) where column[row].isFinite {
        earned += weight * column[row]
        most += weight
      }
      return most > 0 ? earned / most : .nan
    }
    let centred = centring.centred(totals)
    return columns.map { splineCorrelationRatio(centring.centred($0), centred) }
  }
}
