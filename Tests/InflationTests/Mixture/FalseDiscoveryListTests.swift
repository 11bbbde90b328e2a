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
}
