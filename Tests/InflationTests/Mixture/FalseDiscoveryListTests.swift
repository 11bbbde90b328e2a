import Statistics
import Testing

@testable import Inflation

@Suite struct FalseDiscoveryListTests {
  @Test func theListIsTheLongestWithinTheRate() {
    // (1 + 0)/k ≤ 0.1 from ten certain ones on; the eleventh and twelfth at 0.05 make (1 + 0.1)/12 = 0.092.
    let rates = [Double](repeating: 0, count: 10) + [0.05, 0.05, 0.7]
    let list = FalseDiscoveryList(localFalseDiscoveryRates: rates, wanted: 0.1)
    #expect(list.isListed == [Bool](repeating: true, count: 12) + [false])
    #expect(abs(list.qValue[12] - 1.8 / 13) < 1e-12)
    #expect(list.qValue[0] == list.qValue[11])
  }

  @Test func whoIsAlmostCertainlyHonestIsNotListedWhateverTheRoom() {
    let list = FalseDiscoveryList(
      localFalseDiscoveryRates: [Double](repeating: 0, count: 100) + [0.7, 0.8], wanted: 0.1)
    #expect(list.isListed == [Bool](repeating: true, count: 101) + [false])
    #expect(list.qValue[101] == 1)
  }

  @Test func fewerThanTenCannotBeListedAtATenth() {
    let list = FalseDiscoveryList(localFalseDiscoveryRates: [Double](repeating: 0, count: 9), wanted: 0.1)
    #expect(!list.isListed.contains(true))
    #expect(abs(list.qValue[0] - 1.0 / 9) < 1e-12)
  }

  @Test func qValuesFollowTheOrderAndAgreeWithTheList() {
    var random = RandomStream(seed: 11)
    for _ in 0..<100 {
      let rates = (0..<80).map { _ in random.uniform() * random.uniform() }
      let list = FalseDiscoveryList(localFalseDiscoveryRates: rates, wanted: 0.1)
      for i in rates.indices {
        #expect(list.isListed[i] == (list.qValue[i] <= 0.1))
        #expect(rates.indices.allSatisfy { rates[$0] >= rates[i] || list.qValue[$0] <= list.qValue[i] })
      }
    }
  }

  @Test func tenCertainOnesOfAllYearsAreListedWhereNoYearHasTen() {
    let years = (0..<5).map { _ in [0, 0, 0.9] }
    let lists = FalseDiscoveryList.ofYears(years, wanted: 0.1)
    #expect(lists.allSatisfy { $0.isListed == [true, true, false] })
    let nine = FalseDiscoveryList.ofYears([[0, 0, 0, 0, 0], [0, 0, 0, 0]], wanted: 0.1)
    #expect(nine.allSatisfy { $0.count == 0 })
    #expect(nine.flatMap(\.qValue).allSatisfy { abs($0 - 1.0 / 9) < 1e-12 })
  }

  @Test func whatOtherYearsListStandsForTheirUnits() {
    let alone = FalseDiscoveryList(localFalseDiscoveryRates: [0, 0, 0.05], wanted: 0.1, others: 10)
    #expect(alone.isListed == [true, true, true])
    #expect(abs(alone.qValue[2] - (0.05 / 3 + 1.0 / 13)) < 1e-12)
  }

  /// No year takes more room than the rate, each list is the longest that fits, and one year alone is a list of its own.
  @Test func everyYearKeepsThePromise() {
    var random = RandomStream(seed: 12)
    for _ in 0..<100 {
      let years = (0..<4).map { _ in (0..<40).map { _ in random.uniform() * random.uniform() } }
      let lists = FalseDiscoveryList.ofYears(years, wanted: 0.1)
      let all = Double(lists.reduce(0) { $0 + $1.count })
      for (rates, list) in zip(years, lists) {
        let order = rates.indices.sorted { rates[$0] < rates[$1] }
        #expect(order.prefix(list.count).allSatisfy { list.isListed[$0] })
        let mean = { (k: Int) in order.prefix(k).reduce(0) { $0 + rates[$1] } / Double(k) }
        if list.count > 0 { #expect(mean(list.count) + 1 / all <= 0.1 + 1e-12) }
        #expect(mean(list.count + 1) + 1 / (all + 1) > 0.1)
        for i in rates.indices { #expect(list.isListed[i] == (list.qValue[i] <= 0.1)) }
      }
      let single = FalseDiscoveryList(localFalseDiscoveryRates: years[0], wanted: 0.1)
      #expect(FalseDiscoveryList.ofYears([years[0]], wanted: 0.1)[0].qValue == single.qValue)
    }
  }
}
