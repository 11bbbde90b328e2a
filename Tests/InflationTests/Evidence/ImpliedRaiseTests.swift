import Evaluation
import Testing

@testable import Inflation

@Suite struct ImpliedRaiseTests {
  private let rows = SyntheticRows(rows: 50, seed: 31).data

  private func implied(of criteria: [Double], by size: Double, row: Int, weights: [Double]) -> ImpliedRaise {
    let raise = CriterionProfile.Raise(
      way: 0, probability: 1, ofCriteria: criteria, sizes: criteria.map { _ in size })
    return ImpliedRaise.all([[raise]], weights: weights, rows, row: row, halfStep: rows.halfStepOfTotal)[0]
  }

  @Test func raisingAllCriteriaMovesTheGapAsAnEvenShiftDoes() {
    let all = rows.logits.map { _ in 1.0 }
    let weights = all.map { $0 / Double(all.count) }
    for row in 0..<50 {
      let implied = implied(of: all, by: 0.8, row: row, weights: weights)
      #expect(abs(implied.shift - 0.8) < 1e-12)
      #expect(abs(implied.gapMove - 1) < 1e-9)
    }
  }

  @Test func raisingWhatTheCompositeHardlyCountsMovesTheGapFurther() {
    let first = rows.logits.indices.map { $0 == 0 ? 1.0 : 0 }
    let little = first.map { $0 == 1 ? 0.02 : 0.98 / Double(first.count - 1) }
    let much = first.map { $0 == 1 ? 0.5 : 0.5 / Double(first.count - 1) }
    for row in 0..<50 {
      let further = implied(of: first, by: 1.5, row: row, weights: little)
      let less = implied(of: first, by: 1.5, row: row, weights: much)
      #expect(further.gapMove > 1 && less.gapMove < 1)
      #expect(further.shift < less.shift)
    }
  }

  @Test func aGapThatMovesTwiceAsFarIsOneOfTwiceTheShift() {
    let component = GapComponent(rater: .superior, density: TDensity(degreesOfFreedom: 7), slope: 0)
    for (gap, residual, shift) in [(2.0, 1.0, 1.5), (-1, 0.5, 3), (4, 2, 2)] {
      let further = component.term(gap, residual: residual, move: 2).ratios(shift)
      let plain = component.term(gap, residual: residual, move: 1).ratios(2 * shift)
      #expect(further == plain)
    }
  }
}
