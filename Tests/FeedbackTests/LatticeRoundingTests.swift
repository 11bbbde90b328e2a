import Statistics
import Testing

@testable import Feedback

@Suite struct LatticeRoundingTests {
  /// Every choice of whole numbers within the ranges that keeps the sums, by enumeration.
  private func choices(_ rounding: LatticeRounding) -> [[Int]] {
    var all: [[Int]] = [[]]
    for range in rounding.ranges { all = all.flatMap { head in range.map { head + [$0] } } }
    return all.filter { choice in
      rounding.sums.allSatisfy { sum in sum.members.reduce(0) { $0 + choice[$1] } == sum.total }
    }
  }

  private func distance(_ choice: [Int], _ x: [Double]) -> Double {
    zip(choice, x).reduce(0) { $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1) }
  }

  @Test func oneSumIsRoundedByLargestRemainder() throws {
    // 10.6 + 5.3 + 4.1: the remainders 0.6, 0.3, 0.1 share out one unit, which goes to the first.
    let rounding = LatticeRounding(ranges: [0...20, 0...20, 0...20], sums: [(members: [0, 1, 2], total: 20)])
    #expect(try #require(rounding.nearest(to: [10.6, 5.3, 4.1])) == [11, 5, 4])
  }

  @Test func equalRemaindersGoToTheEarlierPlaces() throws {
    let rounding = LatticeRounding(ranges: [0...9, 0...9, 0...9, 0...9], sums: [(members: [0, 1, 2, 3], total: 10)])
    #expect(try #require(rounding.nearest(to: [2.5, 2.5, 2.5, 2.5])) == [3, 3, 2, 2])
  }

  /// Sums that overlap, as of types which share some criteria, against enumeration of every choice.
  @Test func itIsTheNearestChoiceUnderOverlappingSums() throws {
    var feasible = 0
    for trial in 0..<300 {
      var random = RandomStream(seed: 11, UInt64(trial))
      let ranges = (0..<5).map { _ in
        let low = random.index(below: 3)
        return low...low + random.index(below: 4)
      }
      let kept = ranges.map { $0.lowerBound + random.index(below: $0.count) }
      let sets = [[0, 1, 2], [0, 1, 3, 4], [1, 2]]
      let shift = trial % 3 == 0 ? 1 : 0
      let sums = sets.map { set in (members: set, total: set.reduce(0) { $0 + kept[$1] } + shift) }
      let rounding = LatticeRounding(ranges: ranges, sums: sums)
      let target = ranges.map { Double($0.lowerBound) + random.uniform() * Double($0.count - 1) }
      let all = choices(rounding)
      guard let found = rounding.nearest(to: target) else {
        #expect(all.isEmpty)
        continue
      }
      feasible += 1
      #expect(all.contains(found))
      let rounded = all.filter { zip($0, target).allSatisfy { abs(Double($0) - $1) < 1 } }
      if let best = rounded.map({ distance($0, target) }).min() { #expect(distance(found, target) <= best + 1e-9) }
    }
    #expect(feasible >= 200)
  }

  /// Three types that share most of 63 criteria in seven groups, with the total and every group kept for each type: the
  /// rounding of kept sums that a real framework asks for.
  @Test func groupsOfSeveralTypesAreKeptTogether() throws {
    var random = RandomStream(seed: 12)
    let types = (0..<63).map { place in place % 9 < 6 ? [0, 1, 2] : [place % 9 - 6] }
    let near = (0..<63).map { _ in 2 + 8 * random.uniform() }
    let whole = near.map { Int($0.rounded()) }
    var sums: [(members: [Int], total: Int)] = []
    for type in 0..<3 {
      let all = (0..<63).filter { types[$0].contains(type) }
      for members in [all] + (0..<7).map({ group in all.filter { $0 / 9 == group } }) {
        sums.append((members: members, total: members.reduce(0) { $0 + whole[$1] }))
      }
    }
    let rounding = LatticeRounding(ranges: whole.map { $0 - 2...$0 + 2 }, sums: sums)
    let found = try #require(rounding.nearest(to: near))
    for sum in sums { #expect(sum.members.reduce(0) { $0 + found[$1] } == sum.total) }
    #expect(distance(found, near) <= distance(whole, near) + 1e-9)
  }
}
