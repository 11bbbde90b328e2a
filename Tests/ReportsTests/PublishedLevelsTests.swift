import Evaluation
import Feedback
import Statistics
import Testing

@testable import Reports

@Suite struct PublishedLevelsTests {
  /// A round of organisations, so many of each type.
  private func rollUp(_ counts: [Int], seed: UInt64) -> RollUp {
    var stream = RandomStream(seed: seed, 3)
    let types = counts.indices.map { "t\($0)" }
    let type = counts.enumerated().flatMap { [Int](repeating: $0, count: $1) }
    let codes = type.indices.map { "u\($0)" }
    let framework = Framework(
      code: "f", version: "1", criteria: [Criterion(code: "C", maxPoints: 100)],
      levels: [Level(code: "high", atLeast: 70), Level(code: "low", atLeast: 0)])
    return RollUp(
      Study(
        slug: "s", frameworks: FrameworkTimeline(framework),
        units: Units(
          codes: codes, names: codes, types: types, type: type, parents: [], parent: codes.map { _ in -1 }),
        ratings: Ratings(
          criteria: ["C"], unit: Array(codes.indices), year: codes.map { _ in 2022 },
          rater: codes.map { _ in .selfRating }, points: [codes.map { _ in 50 + 50 * stream.uniform() }])))
  }

  @Test func smallGroupsAndTheNextOneAreLeftOut() {
    let rows = PublishedLevels(rollUp([30, 4, 25, 60], seed: 1), minimum: 20).rows
    #expect(Set(rows.filter { $0.type.hasPrefix("t") }.map(\.type)) == ["t0", "t3"])
    let withheld = rows.filter { $0.type == PublishedLevels.withheld }
    #expect(withheld.map(\.units) == [29] && withheld.map(\.groups) == [2])
    #expect(withheld.allSatisfy { $0.count == nil && $0.level == nil })
    let all = rows.filter { $0.type == PublishedLevels.all }
    #expect(all.map(\.units) == [119, 119, 119])
  }

  /// Whatever the sizes, no row has fewer units than the minimum, nor has what is left of the total when every published
  /// group is taken away.
  @Test func noSubtractionRevealsASmallGroup() {
    var stream = RandomStream(seed: 5)
    for trial in 0..<60 {
      let counts = (0..<(1 + stream.index(below: 6))).map { _ in 1 + stream.index(below: 40) }
      let rows = PublishedLevels(rollUp(counts, seed: UInt64(trial)), minimum: 20).rows
      let published = rows.filter { $0.type != PublishedLevels.withheld }
      #expect(published.allSatisfy { $0.units >= 20 })
      guard let all = rows.first(where: { $0.type == PublishedLevels.all }) else { continue }
      let shown = published.filter { $0.level == "high" && $0.type != PublishedLevels.all }.reduce(0) { $0 + $1.units }
      let left = all.units - shown
      #expect(left == 0 || left >= 20, "\(counts)")
    }
  }
}
