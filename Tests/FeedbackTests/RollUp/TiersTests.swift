import Evaluation
import Feedback
import Testing

@Suite struct TiersTests {
  private func tiers(_ rows: [(code: String, parent: String, collective: String)]) -> Tiers {
    let parents = Set(rows.map(\.parent)).subtracting([""]).sorted()
    return Tiers(
      Units(
        codes: rows.map(\.code), names: rows.map(\.code), types: ["t"], type: rows.map { _ in 0 }, parents: parents,
        parent: rows.map { row in parents.firstIndex(of: row.parent) ?? -1 }, collectives: rows.map(\.collective)))
  }

  @Test func tiersCountFromTheTop() {
    let own = tiers([("a", "b", ""), ("b", "c", ""), ("c", "", ""), ("d", "c", ""), ("m", "a", "a")])
    #expect(own.tier == [3, 2, 1, 2, 0])
    #expect(own.count == 3)
    #expect(own.below == [[], [0], [1, 3], [], []])
    #expect(own.steps(from: 0, upTo: 2) == 2)
    #expect(own.steps(from: 0, upTo: 3) == nil)
  }

  /// A superior that is not a unit stands above its units all the same.
  @Test func aSuperiorOutsideTheUnitsIsATier() {
    #expect(tiers([("a", "x", ""), ("b", "a", "")]).tier == [2, 3])
  }

  @Test func daysFollowTheTier() {
    let own = tiers([("p", "", ""), ("d", "p", ""), ("e", "p", ""), ("b", "d", "")])
    #expect(own.due(unit: 0, year: 2011)?.text == "2012-03-01")
    #expect(own.due(unit: 1, year: 2011)?.text == "2012-02-10")
    #expect(own.due(unit: 2, year: 2011)?.text == "2011-12-31")
    #expect(own.due(unit: 3, year: 2011)?.text == "2011-12-31")
  }
}
