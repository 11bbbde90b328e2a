import Statistics
import Testing

struct AdjustedPValuesTests {
  // statsmodels 0.15.0: multipletests(p, method=…)[1] for 50 p-values of its own test suite; tolerance 1e-12.
  @Test func agreesWithStatsmodels() throws {
    let table = try Fixture("multipletests.csv")
    let p = table.numbers("p")
    #expect(p.count == 50)
    #expect(largestDifference(bonferroni(p), table.numbers("bonferroni")) < 1e-12)
    #expect(largestDifference(holm(p), table.numbers("holm")) < 1e-12)
    #expect(largestDifference(hochberg(p), table.numbers("simes-hochberg")) < 1e-12)
    #expect(largestDifference(hommel(p), table.numbers("hommel")) < 1e-12)
    #expect(largestDifference(benjaminiHochberg(p), table.numbers("fdr_bh")) < 1e-12)
    #expect(largestDifference(benjaminiYekutieli(p), table.numbers("fdr_by")) < 1e-12)
  }

  // R 4.2.2: p.adjust(p, method) for the 3,170 p-values of Hedenfalk and others (2001); first 60 entries, and counts at
  // 0.10; tolerance 1e-10.
  @Test func agreesWithRForHedenfalk() throws {
    let p = try Fixture("hedenfalk_p.csv").numbers("p")
    let expected = try Fixture("hedenfalk_adjusted.csv")
    #expect(p.count == 3170)
    #expect(largestDifference(Array(benjaminiHochberg(p).prefix(60)), expected.numbers("BH")) < 1e-10)
    #expect(largestDifference(Array(benjaminiYekutieli(p).prefix(60)), expected.numbers("BY")) < 1e-10)
    #expect(largestDifference(Array(holm(p).prefix(60)), expected.numbers("holm")) < 1e-10)
    #expect(benjaminiHochberg(p).count { $0 <= 0.10 } == 218)
    #expect(benjaminiYekutieli(p).count { $0 <= 0.10 } == 1)
  }

  private func randomPValues(_ stream: inout RandomStream, count: Int) -> [Double] {
    (0..<count).map { _ in
      let uniform = stream.uniform()
      return stream.uniform() < 0.3 ? uniform * uniform * uniform * uniform : uniform
    }
  }

  @Test func hommelIsTheClosedSimesTest() {
    var stream = RandomStream(seed: 3)
    for _ in 0..<40 {
      let p = randomPValues(&stream, count: 1 + stream.index(below: 7))
      #expect(largestDifference(hommel(p), closedSimes(p)) < 1e-12)
    }
  }

  /// The largest Simes p-value over all sets of hypotheses that hold the one in question.
  private func closedSimes(_ p: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: p.count)
    for set in 1..<(1 << p.count) {
      let members = p.indices.filter { set >> $0 & 1 == 1 }
      let sorted = members.map { p[$0] }.sorted()
      let simes = sorted.enumerated().map { Double(sorted.count) * $1 / Double($0 + 1) }.min() ?? 1
      for member in members { result[member] = max(result[member], min(1, simes)) }
    }
    return result
  }

  @Test func strictnessIsOrdered() {
    var stream = RandomStream(seed: 5)
    for _ in 0..<30 {
      let p = randomPValues(&stream, count: 40)
      let chain = [p, benjaminiHochberg(p), hommel(p), hochberg(p), holm(p), bonferroni(p)]
      for (looser, stricter) in zip(chain, chain.dropFirst()) {
        #expect(zip(looser, stricter).allSatisfy { $0 <= $1 + 1e-12 })
      }
    }
  }

  @Test func aTestNotMadeIsNotCounted() {
    let with = [0.01, .nan, 0.04, 0.03, .nan]
    let without = [0.01, 0.04, 0.03]
    for adjust in [bonferroni, holm, hochberg, hommel, benjaminiHochberg, benjaminiYekutieli] {
      let result = adjust(with)
      #expect(result[1].isNaN && result[4].isNaN)
      #expect([result[0], result[2], result[3]] == adjust(without))
      #expect(adjust([]).isEmpty)
    }
  }

  @Test func permutingTestsPermutesResults() {
    var stream = RandomStream(seed: 9)
    let p = randomPValues(&stream, count: 25)
    let order = p.indices.shuffled(using: &stream)
    for adjust in [bonferroni, holm, hochberg, hommel, benjaminiHochberg, benjaminiYekutieli] {
      let straight = adjust(p)
      #expect(adjust(order.map { p[$0] }) == order.map { straight[$0] })
    }
  }
}
