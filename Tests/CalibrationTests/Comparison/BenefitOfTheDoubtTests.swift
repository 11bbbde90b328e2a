import Calibration
import LinearAlgebra
import Statistics
import Testing

/// Benefit of the doubt on the technology index, normalised from least to largest.
@Suite struct BenefitOfTheDoubtTests {
  private func values() throws -> Matrix {
    let table = try TechnologyIndex.table()
    return Matrix(
      columnsOf: TechnologyIndex.criteria.map { Normalisation.leastToLargest.applied(to: table.numbers($0)) })
  }

  /// scipy's HiGHS, to 0.0006; OECD and JRC (2008), table 19, printed to two digits, to 0.0075.
  @Test(.reference("03_tai_benefit_of_doubt")) func sharesBetweenTenAndFifteenPercent() throws {
    let exact = [
      1, 1, 1, 0.864, 0.799, 0.75, 0.715, 0.732, 0.663, 0.62, 0.621, 0.863, 0.599, 0.54, 0.576, 0.521, 0.51, 0.487,
      0.333, 0.379, 0.314, 0.273, 0.286,
    ]
    let published = [
      1, 1, 1, 0.87, 0.8, 0.75, 0.71, 0.73, 0.66, 0.62, 0.62, 0.86, 0.6, 0.54, 0.58, 0.52, 0.51, 0.49, 0.34, 0.38, 0.31,
      0.27, 0.28,
    ]
    let result = try BenefitOfTheDoubt(values(), least: 0.1, most: 0.15)
    #expect(agree(result.scores, exact, within: 0.0006))
    #expect(agree(result.scores, published, within: 0.0075))
    for unit in 0..<23 {
      #expect(result.weights.row(unit).allSatisfy { $0 > 0.1 - 1e-9 && $0 < 0.15 + 1e-9 })
    }
  }

  /// scipy's HiGHS without bounds, printed to two digits.
  @Test(.reference("03_tai_benefit_of_doubt")) func withoutBounds() throws {
    let exact = [
      1, 1, 1, 1, 1, 0.99, 0.97, 0.98, 1, 1, 0.87, 1, 0.79, 0.66, 0.94, 0.74, 0.78, 0.64, 0.62, 0.76, 0.63, 0.75, 0.56,
    ]
    #expect(try agree(BenefitOfTheDoubt(values()).scores, exact, within: 0.0051))
  }

  /// Nobody scores above 1 with anybody's weights, and some of the units judged alone score as all together.
  @Test(arguments: 1...5) func nobodyIsAboveOne(seed: UInt64) throws {
    var stream = RandomStream(seed: seed, 43)
    let values = Matrix(rows: 40, columns: 4, elements: (0..<160).map { _ in stream.uniform() })
    let all = try BenefitOfTheDoubt(values, least: 0.1, most: 0.5)
    #expect(all.scores.contains { $0 > 1 - 1e-9 })
    let some = try BenefitOfTheDoubt(values, judged: [3, 17], least: 0.1, most: 0.5)
    #expect(largestDifference(some.scores, [all.scores[3], all.scores[17]]) < 1e-9)
    let equal = (0..<40).map { values.row($0).reduce(0, +) / 4 }
    for unit in 0..<40 { #expect(all.scores[unit] >= equal[unit] / (equal.max() ?? 1) - 1e-9) }
  }

  @Test func boundsThatLeaveNothingAreInfeasible() throws {
    let values = Matrix(rowsOf: [[0.5, 0.6, 0.7], [0.6, 0.5, 0.4]])
    #expect(throws: LinearAlgebraError.self) { try BenefitOfTheDoubt(values, least: 0.5) }
    #expect(throws: LinearAlgebraError.self) { try BenefitOfTheDoubt(values, most: 0.2) }
  }
}
