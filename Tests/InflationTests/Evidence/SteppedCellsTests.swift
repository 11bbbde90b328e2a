import Evaluation
import Statistics
import Testing

@testable import Inflation

@Suite struct SteppedCellsTests {
  private let step = 0.05

  /// The cells of one row with criteria of five points and the same weight.
  private func cells(_ shares: [Double]) -> SteppedCells {
    let scale = LogitScale(step: step)
    let data = AssessedRows(
      rows: [0], type: [0], typeCount: 1, appraiser: [-1], appraiserCount: 0, quality: [0], qualityVariance: [0.3],
      logits: shares.map { [scale.logit($0)] }, scales: [LogitScale](repeating: scale, count: shares.count),
      maxima: [Double](repeating: 5, count: shares.count), covariates: [], unit: [0], year: 2024)
    return SteppedCells(data, weights: [Double](repeating: 1, count: shares.count), row: 0)
  }

  @Test func alikeCriteriaMoveByTheSameSteps() {
    let scale = LogitScale(step: step)
    let alike = cells([Double](repeating: 0.8, count: 8))
    // Two steps of 0.05 on every criterion are 10 points of 100.
    #expect(abs(alike.lowered(byPoints: 5).logits - (scale.logit(0.8) - scale.logit(0.75))) < 1e-6)
    #expect(abs(alike.lowered(byPoints: 10).logits - (scale.logit(0.8) - scale.logit(0.7))) < 1e-6)
  }

  @Test func aPointIsMoreLogitsNearFullMarks() {
    let (high, middle) = (cells([Double](repeating: 0.95, count: 8)), cells([Double](repeating: 0.7, count: 8)))
    #expect(high.lowered(byPoints: 4).logits > 1.5 * middle.lowered(byPoints: 4).logits)
    #expect(high.lowered(byPoints: 4).perPoint > 1.5 * middle.lowered(byPoints: 4).perPoint)
    #expect(high.lowered(byPoints: 0).perPoint > high.lowered(byPoints: 10).perPoint)
  }

  @Test func slopesAreThoseOfTheLogits() {
    let row = cells([0.9, 0.55, 0.7, 0.8, 0.65])
    for points in [3.0, 8, 15] {
      let (more, less) = (row.lowered(byPoints: points + 0.5), row.lowered(byPoints: points - 0.5))
      #expect(abs(row.lowered(byPoints: points).perPoint / (more.logits - less.logits) - 1) < 0.05)
    }
  }

  @Test func whatIsNotThereCannotBeLost() {
    let row = cells([0] + [Double](repeating: 0.9, count: 7))
    let (ten, all) = (row.lowered(byPoints: 10), row.lowered(byPoints: 200))
    #expect(ten.logits > 0 && ten.logits < all.logits && all.logits.isFinite)
    #expect(all.perPoint == 0)
  }

  @Test func stepsEndAtThePointsOrAtFullMarks() {
    var random = RandomStream(seed: 3)
    let row = cells([0.5, 0.75, 0.6, 0.9])
    for _ in 0..<20 {
      // A step of a criterion is 1.25 points of 100.
      let gained = row.raised(byPoints: 7, &random).points - row.points
      #expect(gained >= 7 - 1e-9 && gained < 7 + 1.25)
    }
    #expect(abs(row.raised(byPoints: 90, &random).points - 100) < 1e-9)
  }
}
