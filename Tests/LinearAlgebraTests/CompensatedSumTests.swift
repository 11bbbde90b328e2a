import LinearAlgebra
import Testing

@Suite struct CompensatedSumTests {
  /// 10²⁰ + 1 − 10²⁰ is 0 in doubles.
  @Test func smallTermsSurviveLargeOnes() {
    var sum = CompensatedSum(1e20)
    sum.add(1)
    sum.add(-1e10, times: 1e10)
    #expect(sum.value == 1)
  }
}
