import Evaluation
import Testing

@testable import Inflation

@Suite struct AssessedRowsTests {
  /// One row whose criteria all have the same share.
  private func row(share: Double, step: Double) -> AssessedRows {
    let scale = LogitScale(step: step)
    let count = 10
    return AssessedRows(
      rows: [0], type: [0], typeCount: 1, appraiser: [0], appraiserCount: 1, quality: [0], qualityVariance: [0.3],
      logits: [[Double]](repeating: [scale.logit(share)], count: count),
      scales: [LogitScale](repeating: scale, count: count), maxima: [Double](repeating: 5, count: count),
      covariates: [], unit: [0], year: 2024)
  }

  private func fall(_ data: AssessedRows, by shift: Double) -> Double {
    AssessedRows.fall(
      ofTotal: data.total(row: 0, loweredBy: 0), to: data.total(row: 0, loweredBy: shift),
      halfStep: data.halfStepOfTotal)
  }

  @Test func whereCellsAreAlikeAndFineTheTotalFallsAsTheyDo() {
    let data = row(share: 0.6, step: 1e-6)
    // Steps have a least size, which leaves a few hundredths.
    for shift in [-1.0, 0, 0.5, 2] { #expect(abs(fall(data, by: shift) - shift) <= 0.05 * abs(shift)) }
  }

  @Test func fromFullMarksOfCoarseCellsTheTotalFallsFurther() {
    // A cell of four steps stands at log 9, the total of ten of them at log 81.
    let data = row(share: 1, step: 0.25)
    #expect(fall(data, by: 0.5) > 2 * 0.5)
    #expect(abs(fall(row(share: 0.5, step: 0.25), by: 0.5) / 0.5 - 1) < 0.3)
  }
}
