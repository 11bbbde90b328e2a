import Statistics
import Testing

@Suite struct BottomKSampleTests {
  func rows(_ count: Int) -> [HashedRow<Int>] {
    (0..<count).map { HashedRow(hash: unitYearHash(unit: "X\($0)", year: 2024), row: $0) }
  }

  @Test func theSampleIsTheSmallestHashesHoweverTheRowsAreSplit() throws {
    let all = rows(3000)
    let expected = all.sorted { $0.hash < $1.hash }.prefix(100).map(\.row)
    for pieces in [1, 3, 7, 40] {
      var merged = BottomKSample<Int>(capacity: 100)
      for piece in 0..<pieces {
        var part = BottomKSample<Int>(capacity: 100)
        try part.update(stride(from: piece, to: all.count, by: pieces).map { all[$0] })
        try merged.merge(part)
      }
      #expect(merged.rows.map(\.row) == expected)
      #expect(merged.seen == 3000)
      #expect(!merged.isComplete)
    }
  }

  @Test func aSmallStudyIsKeptWhole() throws {
    var sample = BottomKSample<Int>()
    try sample.update(rows(500))
    #expect(sample.isComplete)
    #expect(sample.rows.map(\.row).sorted() == Array(0..<500))
  }

  @Test func anotherCapacityIsRefused() {
    var sample = BottomKSample<Int>(capacity: 10)
    #expect(throws: MomentsError.otherSchema) { try sample.merge(BottomKSample<Int>(capacity: 11)) }
  }

  /// The share of kept rows below the middle of the original order is that of a fair draw, within four standard errors.
  @Test func theDrawDoesNotFavourAnyPart() throws {
    var sample = BottomKSample<Int>(capacity: 1000)
    try sample.update(rows(8000))
    let early = sample.rows.filter { $0.row < 4000 }.count
    let standardError = (1000 * 0.25 * (1 - 1000.0 / 8000)).squareRoot()
    #expect(abs(Double(early) - 500) < 4 * standardError)
  }

  // Calculated by scripts/reference/unit_year_hash.py with Python's integers.
  @Test func theHashIsFixed() {
    #expect(unitYearHash(unit: "", year: 0) == 0xFFB6_EEC3_623E_EE72)
    #expect(unitYearHash(unit: "X001", year: 2024) == 0xC4A3_7763_1953_8ABD)
    #expect(unitYearHash(unit: "Thọ Xuân", year: 2025) == 0xC972_1E9A_E7A8_CDF4)
    #expect(unitYearHash(unit: "X001", year: -1) == 0x7FE6_7350_D754_80A5)
  }
}
