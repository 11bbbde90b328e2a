import Evaluation
import Testing

/// Published counts with their shares, each under the base that its source names (collected figures, one source a line).
@Suite struct QuotaTests {
  private func share(_ counts: [Int], _ base: Quota.Base) -> Double {
    Quota(share: 20, of: base).count(ofLevel: 0, in: counts).share
  }

  private func rounded(_ value: Double, _ decimals: Int) -> Double {
    let scale = decimals == 1 ? 10.0 : 100.0
    return (scale * value).rounded() / scale
  }

  /// Sơn La 2020: 120 excellent, 451 good, 27 lower (baomoi.com c/38264772).
  @Test func sonLa() {
    let counts = [120, 451, 27, 0]
    #expect(rounded(share(counts, .good), 1) == 26.6)
    #expect(rounded(share(counts, .goodOrBetter), 1) == 21.0)
    #expect(rounded(share(counts, .all), 2) == 20.07)
  }

  /// Trà Vinh 2022, agencies and enterprises: 16 excellent of 79 good or better of 85; leaderships 14 of 71 of 75
  /// (dukcqdn.travinh.gov.vn 679312).
  @Test func traVinh() {
    #expect(rounded(share([16, 63, 5, 1], .goodOrBetter), 2) == 20.25)
    #expect(rounded(100 * 79.0 / 85, 2) == 92.94)
    #expect(rounded(share([14, 57, 3, 1], .goodOrBetter), 2) == 19.72)
  }

  /// Đồng Tháp 2012, members: 13 % of all is 16.19 % of the good, who are 80.42 % (baodongthap.vn 29592); counts of ten
  /// thousand with these shares.
  @Test func dongThap() {
    let counts = [1302, 8042, 583, 73]
    #expect(rounded(share(counts, .all), 1) == 13.0)
    #expect(rounded(share(counts, .good), 2) == 16.19)
    #expect(rounded(100 * Double(counts[1]) / 10_000, 2) == 80.42)
  }

  /// Hải Dương 2019: 604 of 662 good or better, 91.2 %, of them 23.8 % excellent (m.baohaiduong.vn 129280).
  @Test func haiDuong() {
    let counts = [144, 460, 58, 0]
    #expect(rounded(share(counts, .goodOrBetter), 1) == 23.8)
    #expect(rounded(100 * Double(counts[0] + counts[1]) / Double(counts.reduce(0, +)), 1) == 91.2)
    #expect(rounded(100 * Double(counts[2]) / Double(counts.reduce(0, +)), 1) == 8.8)
  }

  /// Cần Thơ 2016: exemplary 107 of 439 clean and strong, counted on that level and above it (baocantho.com.vn a19333).
  @Test func canTho() {
    #expect(rounded(share([107, 332, 217, 43, 2], .goodOrBetter), 2) == 24.37)
  }

  /// One office rounds down, another half up: 7 → 1, 8 → 2, 13 → 3 of a fifth.
  @Test func rounding() {
    let down = Quota(share: 20, of: .all)
    let up = Quota(share: 20, of: .all, rounding: .halfUp)
    #expect([7, 8, 13, 10].map { up.permitted(of: $0) } == [1, 2, 3, 2])
    #expect([7, 8, 13, 10].map { down.permitted(of: $0) } == [1, 1, 2, 2])
    #expect((0...1000).allSatisfy { down.permitted(of: 5 * $0) == $0 })
  }

  @Test func rowsCountEachTypeAndAddUpTheGroupsOfAQuota() {
    let framework = Framework(
      code: "f", version: "1", criteria: [Criterion(code: "c", maxPoints: 10)],
      levels: [
        Level(code: "A", atLeast: 90, quota: Quota(share: 20, of: .all, within: .parent)), Level(code: "B", atLeast: 0),
      ])
    let holdings = (0..<20).map { i in
      LevelHolding(
        type: i < 12 ? "x" : "y", parent: i % 2 == 0 ? "P" : "Q", year: 2024, rater: "self", level: i < 5 ? "A" : "B")
    }
    let rows = levelRows(holdings, frameworks: FrameworkTimeline(framework))
    #expect(rows.map(\.count) == [5, 7, 0, 8])
    #expect(rows[0].quotaCount == 4)
    #expect(rows[0].excess == 1)
    #expect(rows[2].excess == 1)
    #expect(rows[1].quotaCount == nil)
    #expect(rows.reduce(0) { $0 + $1.count } == 20)
  }
}
