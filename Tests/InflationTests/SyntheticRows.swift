import Evaluation
import Statistics

@testable import Inflation

/// Rows whose truth is known: quality standard normal, criteria on the logit scale with a line in quality, an honest
/// halo and noise of their own.
struct SyntheticRows {
  let data: AssessedRows
  /// The shift that was added to all criteria of a row, on the logit scale.
  let shift: [Double]

  /// - Parameters:
  ///   - shifts: the shift of a row, by its index and appraiser.
  init(
    rows: Int, criteria: Int = 10, appraisers: Int = 20, types: Int = 1, seed: UInt64,
    shifts: (Int, Int) -> Double = { _, _ in 0 }
  ) {
    var random = RandomStream(seed: seed)
    var quality: [Double] = []
    var logits = [[Double]](repeating: [], count: criteria)
    let noise = (0..<criteria).map { _ in 0.3 + 0.5 * random.uniform() }
    var shift: [Double] = []
    for i in 0..<rows {
      let m = random.normal()
      let halo = 0.25 * random.normal()
      quality.append(m)
      shift.append(shifts(i, i % appraisers))
      for j in 0..<criteria {
        logits[j].append(1 + 0.4 * m + halo + shift[i] + noise[j] * random.normal())
      }
    }
    self.shift = shift
    data = AssessedRows(
      rows: Array(0..<rows), type: (0..<rows).map { $0 % types }, typeCount: types,
      appraiser: (0..<rows).map { $0 % appraisers }, appraiserCount: appraisers, quality: quality,
      qualityVariance: [Double](repeating: 0.3, count: rows), logits: logits,
      scales: [LogitScale](repeating: LogitScale(step: 0.05), count: criteria),
      maxima: [Double](repeating: 5, count: criteria), covariates: [], unit: Array(0..<rows), year: 2024)
  }

  /// The same rows in another order.
  static func permuted(_ data: AssessedRows, by order: [Int]) -> AssessedRows {
    AssessedRows(
      rows: order.map { data.rows[$0] }, type: order.map { data.type[$0] }, typeCount: data.typeCount,
      appraiser: order.map { data.appraiser[$0] }, appraiserCount: data.appraiserCount,
      quality: order.map { data.quality[$0] }, qualityVariance: order.map { data.qualityVariance[$0] },
      logits: data.logits.map { column in order.map { column[$0] } }, scales: data.scales, maxima: data.maxima,
      covariates: data.covariates, unit: order.map { data.unit[$0] }, year: data.year)
  }
}
