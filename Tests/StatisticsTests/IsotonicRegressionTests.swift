import Statistics
import Testing

@Suite struct IsotonicRegressionTests {
  /// Worked by hand: 3 and 2 pool to 5/2, then 4, 3 and 3 to 10/3.
  @Test func violatorsArePooled() {
    let fitted = isotonicRegression([1, 3, 2, 4, 3, 3])
    let expected = [1, 2.5, 2.5, 10.0 / 3, 10.0 / 3, 10.0 / 3]
    for (value, reference) in zip(fitted, expected) { #expect(abs(value - reference) < 1e-12) }
  }

  /// Worked by hand: (3 · 1 + 1 · 3) / 4 = 3/2.
  @Test func heavierValuesMoveLess() {
    #expect(isotonicRegression([3, 1, 2], weights: [1, 3, 1]) == [1.5, 1.5, 2])
  }

  @Test func fitsRiseAndKeepTheirMean() {
    for seed in 0..<20 as Range<UInt64> {
      var random = RandomStream(seed: seed)
      let values = (0..<50).map { Double($0) / 50 + random.normal() }
      let fitted = isotonicRegression(values)
      #expect(zip(fitted, fitted.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(abs(fitted.reduce(0, +) - values.reduce(0, +)) < 1e-10)
      #expect(isotonicRegression(fitted) == fitted)
    }
  }
}
