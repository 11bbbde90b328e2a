import Testing

@testable import Inflation

@Suite struct RowContrastsTests {
  private let columns: [[Double]] = [
    [1, 4, .nan, 0], [2, 4, 1, 0], [3, 4, 1, 0], [4, 4, 1, 0], [9, 5, 1, 0],
  ]

  @Test func valuesAreSeenBesideTheMedianOfTheirRow() {
    let contrasts = RowContrasts(
      columns, RowChunks(count: 4, threads: 2), except: [false, false, false, true])
    #expect(Array(contrasts.middles.prefix(2)) == [3, 4])
    #expect(contrasts.values.map { $0[0] } == [-2, -1, 0, 1, 6])
    #expect(contrasts.values.map { $0[1] } == [0, 0, 0, 0, 1])
  }

  @Test func rowsWithFewCriteriaOrHeldOnesHaveNone() {
    let contrasts = RowContrasts(
      columns, RowChunks(count: 4, threads: 2), except: [false, false, false, true])
    #expect(contrasts.middles[2].isNaN && contrasts.middles[3].isNaN)
    #expect(contrasts.values.allSatisfy { $0[2].isNaN && $0[3].isNaN })
  }
}
