import Evaluation
import Statistics
import Testing

@testable import Inflation

@Suite struct CutoffShiftsTests {
  private let criteria = 8
  private let step = 0.05

  /// One row of equal shares, alone or with company of the same kind.
  private func rows(_ shares: [Double]) throws -> (data: AssessedRows, composite: CompositeScore) {
    var random = RandomStream(seed: 6)
    let scale = LogitScale(step: step)
    let count = 200
    let logits = shares.map { share in
      (0..<count).map { i in
        scale.logit(i == 0 ? share : min(max(0.7 + 0.1 * random.normal(), step), 1))
      }
    }
    let data = AssessedRows(
      rows: Array(0..<count), type: [Int](repeating: 0, count: count), typeCount: 1,
      appraiser: [Int](repeating: -1, count: count), appraiserCount: 0,
      quality: (0..<count).map { _ in random.normal() }, qualityVariance: [Double](repeating: 0.3, count: count),
      logits: logits, scales: [LogitScale](repeating: scale, count: shares.count),
      maxima: [Double](repeating: 5, count: shares.count), covariates: [], unit: Array(0..<count), year: 2024)
    return (data, try CompositeScore(data, clean: [Double](repeating: 1, count: count), smallType: 20))
  }

  @Test func alikeCriteriaMoveByTheSameSteps() throws {
    let (data, composite) = try rows([Double](repeating: 0.8, count: criteria))
    let scale = LogitScale(step: step)
    // Two steps of 0.05 on every criterion are 10 points of 100.
    let shifts = CutoffShifts(data, composite: composite).shifts(ofPoints: [5, 10], row: 0, deviation: 0.5)
    #expect(abs(shifts[0] - (scale.logit(0.8) - scale.logit(0.75)) / 0.5) < 1e-6)
    #expect(abs(shifts[1] - (scale.logit(0.8) - scale.logit(0.7)) / 0.5) < 1e-6)
  }

  @Test func aPointIsALongerWayNearFullMarks() throws {
    func shift(at share: Double) throws -> Double {
      let (data, composite) = try rows([Double](repeating: share, count: criteria))
      return CutoffShifts(data, composite: composite).shifts(ofPoints: [4], row: 0, deviation: 0.5)[0]
    }
    #expect(try shift(at: 0.95) > 1.5 * shift(at: 0.7))
  }

  @Test func whatIsNotThereCannotBeLost() throws {
    var shares = [Double](repeating: 0.9, count: criteria)
    shares[0] = 0
    let (data, composite) = try rows(shares)
    let shifts = CutoffShifts(data, composite: composite).shifts(ofPoints: [10, 200], row: 0, deviation: 0.5)
    #expect(shifts.allSatisfy { $0.isFinite && $0 > 0 })
    #expect(shifts[0] < shifts[1])
  }
}
