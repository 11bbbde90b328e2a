import Calibration
import LinearAlgebra
import Statistics
import Testing

/// Ranks of the connectivity index of COINr 1.1.14.
@Suite struct RankUncertaintyTests {
  /// remove_elements at level 2: each pillar left out, the rest of its group re-weighted; tolerance 1e-9.
  @Test(.reference("12_coinr_leave_one_out_rank_shift")) func rankShiftWithoutAPillar() throws {
    let expected = [
      1.52941176470588, 2.62745098039216, 2.90196078431373, 1.17647058823529, 1.68627450980392, 3.09803921568627,
      3.96078431372549, 2.62745098039216,
    ]
    let table = try Connectivity.aggregated()
    let columns = Connectivity.pillars.map { table.numbers($0) }
    let group = [0, 0, 0, 0, 0, 1, 1, 1]
    func index(without left: Int?) -> [Double] {
      columns[0].indices.map { unit in
        (0...1).reduce(0) { sum, g in
          let members = group.indices.filter { group[$0] == g && $0 != left }
          return sum + members.reduce(0) { $0 + columns[$1][unit] } / Double(members.count) / 2
        }
      }
    }
    let shifts = (0..<8).map { meanRankShift(index(without: $0), index(without: nil)) }
    #expect(agree(shifts, expected, within: 1e-9))
    #expect(meanRankShift(index(without: nil), index(without: nil)) == 0)
  }

  /// 100 shipped scorings (UA_results.RDS); ranks descending, ties the least, quantiles of type 7; tolerance 1e-9.
  @Test(.reference("14_coinr_rank_uncertainty")) func rankBandsOfShippedScorings() throws {
    let scores = try Fixture("asem_scores.csv")
    let expected = try Fixture("asem_ranks.csv")
    let ranges = rankRanges(scores.matrix((1...100).map { "r_\($0)" }))
    #expect(scores.text("uCode") == expected.text("uCode"))
    #expect(agree(ranges.map(\.mean), expected.numbers("Mean"), within: 1e-9))
    #expect(agree(ranges.map(\.median), expected.numbers("Median"), within: 1e-9))
    #expect(agree(ranges.map(\.lower), expected.numbers("Q5"), within: 1e-9))
    #expect(agree(ranges.map(\.upper), expected.numbers("Q95"), within: 1e-9))
    #expect(descendingRanks(scores.numbers("Nominal")) == expected.numbers("Nominal"))
  }
}
