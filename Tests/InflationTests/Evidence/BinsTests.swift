import Testing

@testable import Inflation

@Suite struct BinsTests {
  private let even = EvenBins(first: -1, width: 0.5, count: 5)

  @Test func valuesBeyondTheOutermostMiddlesAreTheirs() {
    #expect(even.bin(of: -40) == 0)
    #expect(even.bin(of: 40) == 4)
    let heights = [2.0, 3, 5, 8, 13]
    #expect(even.value(heights, at: -40) == 2)
    #expect(even.value(heights, at: 40) == 13)
  }

  @Test func betweenTheMiddlesTheValueIsInProportion() {
    let heights = [2.0, 3, 5, 8, 13]
    for (bin, height) in heights.enumerated() {
      let middle = -1 + 0.5 * Double(bin)
      #expect(even.bin(of: middle) == bin)
      #expect(even.value(heights, at: middle) == height)
    }
    #expect(even.value(heights, at: 0.125) == 5.75)
    #expect(even.bin(of: 0.2) == 2)
    #expect(even.bin(of: 0.3) == 3)
  }

  @Test func equalValuesStayInOneBinAndNoBinIsSmall() {
    let values = (0..<400).map { Double($0 / 25) }
    let bins = EqualBins(values, among: values)
    #expect(bins.count == 5)
    for value in Set(values) {
      #expect(Set(values.indices.filter { values[$0] == value }.map { bins.bin[$0] }).count == 1)
    }
    for bin in 0..<bins.count { #expect(bins.bin.count { $0 == bin } >= 60) }
  }

  @Test func rowsThatAreNotCountedFillNoBin() {
    let values = (0..<130).map(Double.init)
    let counted = values.map { $0 < 65 ? .nan : $0 }
    #expect(EqualBins(values, among: counted).count == 1)
    #expect(EqualBins(values, among: values).count == 2)
  }
}
