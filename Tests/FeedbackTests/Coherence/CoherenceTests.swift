import Evaluation
import Feedback
import LinearAlgebra
import Statistics
import Testing

@Suite struct CoherenceTests {
  private func words(_ rollUp: RollUp) -> [String] {
    rollUp.findings.map { "\($0.kind.rawValue) \($0.unit)" }
  }

  @Test func bothWaysAreRead() throws {
    var branches = Branches(12, seed: 1)
    let others = Branches(12, seed: 1).study
    for member in 1...8 {
      branches.set("K3-\(member)", 90 + Double(member))
      branches.set("K5-\(member)", 60 + Double(member))
      branches.set("K7-\(member)", 72 + 2 * Double(member))
    }
    branches.set("K7-1", 93)
    let rollUp = RollUp(branches.study)
    let own = Set(words(rollUp)).subtracting(words(RollUp(others)))
    let expected =
      (1...8).map { "member_above_collective K3-\($0)" } + ["all_at_highest K3", "collective_above_members K5"]
      + ["member_above_collective K7-1"]
    #expect(own == Set(expected))
    let row = try #require(rollUp.coherence.first { $0.collective == "K3" })
    #expect([row.members, row.atHighest, row.above, row.below] == [8, 8, 8, 0])
    #expect(abs((row.membersTotal ?? 0) - 94.5) < 1e-9)
  }

  /// In collectives that differ as all do, the chance of a small spread is even; one without any is found.
  @Test func aCollectiveWhereNobodyDiffersIsFound() throws {
    let honest = RollUp(Branches(200, seed: 2).study)
    let chances = honest.coherence.compactMap(\.pValue)
    #expect(chances.count == 200)
    // 10 % of 200 is 20; four standard deviations are 17.
    #expect(abs(Double(chances.count { $0 <= 0.1 }) - 20) < 17)
    #expect(abs(chances.reduce(0, +) / 200 - 0.5) < 0.09)
    var branches = Branches(40, seed: 3)
    for member in 1...8 { branches.set("K4-\(member)", 82) }
    let found = RollUp(branches.study).findings.filter { $0.kind == .littleSpread }
    #expect(found.map(\.unit) == ["K4"])
    #expect(found.first?.found == "0.00")
  }

  @Test func leniencyReturnedShowsInTheYear() throws {
    var branches = Branches(20, members: 6, seed: 4)
    var honest = branches
    var stream = RandomStream(seed: 5)
    for branch in 1...20 {
      for i in 1...6 {
        for j in 1..<i {
          let common = 4 * stream.normal()
          for (rater, ratee) in [(i, j), (j, i)] {
            let unit = branches.unit("K\(branch)-\(ratee)")
            let own = 80 + 3 * stream.normal()
            branches.rate(unit, own + common, rater: .peer, id: "K\(branch)-\(rater)")
            honest.rate(unit, own + 4 * stream.normal(), rater: .peer, id: "K\(branch)-\(rater)")
          }
        }
      }
    }
    let rollUp = RollUp(branches.study)
    #expect(rollUp.findings.contains { $0.kind == .leniencyReturned && $0.year == Branches.year })
    let dyadic = try #require(rollUp.relations.first { $0.component == .dyadic && $0.collective.isEmpty })
    #expect(dyadic.groups == 20 && dyadic.members == 120)
    // 16 planted; the standard error of 20 groups of six is about 2.
    #expect(abs(dyadic.estimate - 16) < 6, "\(dyadic.estimate)")
    #expect(!RollUp(honest.study).findings.contains { $0.kind == .leniencyReturned })
  }

  /// A member who did not rate is left out; with fewer than four left there is no round robin.
  @Test func gapsLeaveMembersOut() throws {
    var branches = Branches(1, members: 5, seed: 6)
    for rater in 1...5 {
      for ratee in 1...5 where rater != ratee && rater != 2 {
        branches.rate(branches.unit("K1-\(ratee)"), 80 + Double(rater * ratee % 5), rater: .peer, id: "K1-\(rater)")
      }
    }
    let rows = RollUp(branches.study).relations
    #expect(rows.first?.members == 4)
    let fewer = branches.study.keepingRatings { branches.study.ratings.raterID[$0] != "K1-3" }
    #expect(RollUp(fewer).relations.isEmpty)
  }
}
