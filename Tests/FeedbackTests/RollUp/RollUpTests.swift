import Evaluation
import Feedback
import Testing

@Suite struct RollUpTests {
  /// What identifies a finding.
  private func words(_ findings: [RollUpFinding]) -> Set<String> {
    Set(findings.map { [$0.kind.rawValue, $0.unit, $0.detail ?? ""].joined(separator: " ") })
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func anHonestRoundHasNothingToLookAt(seed: UInt64) {
    let province = Province(seed: seed)
    let rollUp = RollUp(province.study)
    #expect(rollUp.tiers == 3)
    #expect(rollUp.findings.isEmpty, "\(words(rollUp.findings))")
    #expect(rollUp.punctuality.map(\.units) == [1, 15, 584])
    #expect(rollUp.punctuality.allSatisfy { $0.inTime == $0.units })
    #expect(rollUp.sums.allSatisfy { $0.difference == 0 && $0.fromBelow == $0.fromLevels })
  }

  /// Faults of every kind in a province of three tiers and 600 organisations: each is found, and no other.
  @Test(arguments: [11, 12, 13, 14] as [UInt64])
  func plantedFaultsAreFoundAndNoOther(seed: UInt64) throws {
    var province = Province(seed: seed)
    province.raise(by: "D7", points: 0.8)
    province.withoutRating("B20", reason: "newly founded")
    province.withoutRating("B21", reason: "")
    province.report()
    province.misreport("D3", type: "commune", level: "good", by: 2)
    province.misreport("P", type: "ward", level: "good", by: -1)
    plantDates(&province)
    let excellent = province.base(at: ["excellent"])
    let good = province.base(at: ["good"]).filter { !["B20", "B21"].contains($0) }
    try #require(excellent.count > 3 && good.count > 3)
    func listing(_ code: String, _ title: String, _ level: String? = nil) -> YearlyRound.Listing {
      YearlyRound.Listing(unit: province.unit(code), year: Province.year, title: title, level: level)
    }
    province.study.round.commendations = [
      listing(excellent[0], "flag"), listing(good[0], "flag"), listing("B20", "flag"), listing(good[1], "note", "good"),
    ]
    province.study.round.discipline = [
      listing(good[1], "reprimand"), listing(good[2], "reprimand"), listing(excellent[1], "reprimand"),
    ]
    let rollUp = RollUp(province.study)
    #expect(
      words(rollUp.findings) == [
        "late D4 ", "late B30 bridge washed away", "missing B31 ", "missing D5 ", "not_reported B32 merged in January",
        "not_rated B20 newly founded", "not_rated_without_reason B21 ", "sum_differs D3 commune good",
        "sum_differs P ward good", "chain_rises D7 ",
        "commended_below_level \(good[0]) flag", "commended_not_rated B20 flag",
        "disciplined_above_level \(excellent[1]) reprimand", "commended_and_disciplined \(good[1]) reprimand",
      ])
    let late = try #require(rollUp.findings.first { $0.unit == "D4" })
    #expect(late.expected == "2025-02-10" && late.found == "2025-02-13")
    let base = try #require(rollUp.punctuality.last)
    #expect([base.inTime, base.late, base.mostDaysLate, base.notReported, base.missing] == [581, 1, 6, 1, 1])
  }

  private func plantDates(_ province: inout Province) {
    func set(_ code: String, _ reported: CalendarDay?, _ reason: String) {
      let unit = province.unit(code)
      for place in province.study.round.calendar?.indices ?? 0..<0
      where province.study.round.calendar?[place].unit == unit {
        province.study.round.calendar?[place].reported = reported
        province.study.round.calendar?[place].reason = reason
      }
    }
    set("D4", province.day(of: province.unit("D4"), late: 3), "")
    set("B30", province.day(of: province.unit("B30"), late: 6), "bridge washed away")
    set("B31", nil, "")
    set("B32", nil, "merged in January")
    let missing = province.unit("D5")
    province.study.round.calendar?.removeAll { $0.unit == missing }
  }

  /// A wrong number shows where it enters; the tier above, which adds up what is reported, is not named for it.
  @Test func aWrongSumIsNotNamedAgainAbove() {
    var province = Province(seed: 5)
    province.misreport("D3", type: "ward", level: "good", by: 4)
    province.misreport("P", type: "ward", level: "good", by: 4)
    let rollUp = RollUp(province.study)
    #expect(words(rollUp.findings) == ["sum_differs D3 ward good"])
    let top = rollUp.sums.first { $0.unit == "P" && $0.type == "ward" && $0.level == "good" }
    #expect(top?.difference == 0)
    #expect(top.map { $0.fromBelow - $0.fromLevels } == 4)
  }

  @Test func sharesOfATierAndTypeAddUp() {
    let rollUp = RollUp(Province(seed: 6).study)
    for tier in 2...3 {
      for type in Province.types + ["body"] {
        let rows = rollUp.levels.filter { $0.tier == tier && $0.type == type && $0.share != nil }
        guard let rated = rows.first?.rated else { continue }
        #expect(rows.reduce(0) { $0 + $1.count } == rated)
        #expect(abs(rows.compactMap(\.share).reduce(0, +) - 100) < 1e-9)
      }
    }
  }

  /// The mean change and its error over districts, against the formula written out.
  @Test func theChangeOfATierHasTheErrorOfItsDistricts() throws {
    var province = Province(seed: 8)
    province.raise(by: "D2", points: 0.5)
    let rollUp = RollUp(province.study)
    let row = try #require(
      rollUp.chain.first { $0.tier == 3 && $0.parent.isEmpty && $0.from == "collective" && $0.to == "superior" })
    let districts = rollUp.chain.filter {
      $0.tier == 3 && !$0.parent.isEmpty && $0.from == "collective" && $0.to == "superior"
    }
    #expect(districts.count == 15)
    let units = Double(row.units)
    let mean = districts.reduce(0) { $0 + Double($1.units) * $1.change } / units
    #expect(abs(row.change - mean) < 1e-9)
    let sums = districts.map { Double($0.units) * ($0.change - mean) }
    let variance = 15.0 / 14 * sums.reduce(0) { $0 + $1 * $1 } / (units * units)
    let (lower, upper) = (try #require(row.lower), try #require(row.upper))
    // 2.1447867 is qt(0.975, 14) of R 4.2.
    #expect(abs((upper - lower) / 2 - 2.1447867 * variance.squareRoot()) < 1e-6)
  }
}
