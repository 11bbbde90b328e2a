public import LinearAlgebra

/// Ordinary least squares whose standard errors allow for errors that belong together within clusters.
///
/// b = (X'X)⁻¹X'y, V = c (X'X)⁻¹ (Σ_g X_g'e_g e_g'X_g) (X'X)⁻¹, c = G/(G − 1) · (n − 1)/(n − k), for n rows, k columns
/// and G clusters; intervals take Student's t with G − 1 degrees of freedom.
///
/// Source: Liang and Zeger (1986); Cameron and Miller (2015), A practitioner's guide to cluster-robust inference, section II.
public struct ClusteredRegression: Sendable {
  /// The slopes (k), in units of the response per unit of the column.
  public let slopes: [Double]
  /// Their standard errors (k).
  public let standardErrors: [Double]
  /// The number of clusters G.
  public let clusters: Int

  /// Regresses a response (n) on columns (k of n); there is no intercept but what the columns hold.
  ///
  /// - Parameter cluster: the cluster of each row, any numbers.
  /// - Throws: `LinearAlgebraError` when the columns are collinear.
  /// - Complexity: O(n k² + G k²).
  public init(_ response: [Double], on columns: [[Double]], cluster: [Int]) throws(LinearAlgebraError) {
    let design = Matrix(columnsOf: columns)
    let factor = try Cholesky(design.crossProduct)
    slopes = factor.solve(columns.map { dot($0, response) })
    var scores: [Int: [Double]] = [:]
    for row in response.indices {
      var residual = response[row]
      for j in columns.indices { residual -= slopes[j] * columns[j][row] }
      let score = columns.map { $0[row] * residual }
      scores[cluster[row]] = scores[cluster[row]].map { zip($0, score).map(+) } ?? score
    }
    let sums = scores.keys.sorted().compactMap { scores[$0] }
    let correction =
      Double(sums.count) / Double(sums.count - 1) * Double(response.count - 1) / Double(response.count - columns.count)
    let inverse = factor.inverse
    standardErrors = columns.indices.map { j in
      let sum = sums.reduce(0.0) { $0 + dot(inverse.row(j), $1) * dot(inverse.row(j), $1) }
      return (correction * sum).squareRoot()
    }
    clusters = sums.count
  }

  /// The interval of a slope; nil with fewer than two clusters.
  public func interval(_ j: Int, confidence: Double) -> ClosedRange<Double>? {
    guard clusters > 1, standardErrors[j].isFinite else { return nil }
    let quantile = StudentT(degreesOfFreedom: Double(clusters - 1)).quantile(0.5 + confidence / 2)
    return (slopes[j] - quantile * standardErrors[j])...(slopes[j] + quantile * standardErrors[j])
  }
}
