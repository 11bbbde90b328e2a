import Statistics
import Testing

struct FunnelLimitsTests {
  @Test func limitsShrinkWithTheRootOfTheMembers() throws {
    let limits = try #require(FunnelLimits([[1, 2, 3, 4, 5], [11, 12, 13, 14, 15]]))
    // The differences of neighbours, the last and the first among them, are 1 1 1 1 4 twice.
    let scale = 1.4826 / 2.0.squareRoot()
    #expect(abs(limits.scale - scale) < 1e-12)
    #expect(limits.center == 8)
    #expect(abs(limits.distance(members: 25, z: 2) - 2 * 1.2533141373155 * scale / 5) < 1e-9)
    #expect(abs(limits.distance(members: 4, z: 1) - 2 * limits.distance(members: 16, z: 1)) < 1e-12)
  }

  @Test func thereIsNoFunnelWhereNothingVaries() {
    #expect(FunnelLimits([]) == nil)
    #expect(FunnelLimits([[1], [2]]) == nil)
    #expect(FunnelLimits([[1, 1, 1], [2, 2]]) == nil)
  }

  /// With 2,000 groups of normal members and no effect of a group the share outside has a standard error of 0.5 percent.
  @Test(arguments: [5, 8, 9, 25]) func fiveOfAHundredGroupsLieOutsideByChance(members: Int) throws {
    var random = RandomStream(seed: 2026, UInt64(members))
    let groups = (0..<2_000).map { _ in (0..<members).map { _ in random.normal() } }
    let limits = try #require(FunnelLimits(groups))
    let reach = limits.distance(members: Double(members), z: 1.96)
    let outside = groups.count { abs(median($0) - limits.center) > reach }
    #expect((0.03...0.07).contains(Double(outside) / 2_000))
  }
}
