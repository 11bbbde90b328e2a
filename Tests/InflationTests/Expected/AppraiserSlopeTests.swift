import Statistics
import Testing

@testable import Inflation

@Suite struct AppraiserSlopeTests {
  private let slope = 0.3

  /// Appraisers whose mean residuals rise with quality by a slope, with a deviation of 0.05 of their own.
  private func appraisers(_ count: Int, slope: Double, seed: UInt64) -> (
    means: [(mean: Double, variance: Double)], quality: [Double]
  ) {
    var random = RandomStream(seed: seed)
    let quality = (0..<count).map { _ in 0.3 * random.normal() }
    return (quality.map { (slope * $0 + 0.05 * random.normal(), 0.0004) }, quality)
  }

  @Test func theSlopeBetweenAppraisersIsFound() {
    let (means, quality) = appraisers(40, slope: slope, seed: 1)
    let found = AppraiserSlope(means: means, quality: quality, honesty: means.map { _ in 1 })
    // Its standard error is 0.05 / (0.3 √40) = 0.026.
    #expect(abs(found.slope - slope) < 0.08)
    #expect(abs(found.quality.reduce(0, +)) < 1e-12)
    #expect(found.value(3) == found.slope * found.quality[3])
    #expect(found.value(-1) == 0)
  }

  @Test func aLenientAppraiserDoesNotMoveIt() {
    var (means, quality) = appraisers(40, slope: slope, seed: 2)
    let before = AppraiserSlope(means: means, quality: quality, honesty: means.map { _ in 1 })
    quality[0] = 0.6
    means[0].mean = slope * 0.6 + 1
    let after = AppraiserSlope(means: means, quality: quality, honesty: means.map { _ in 1 })
    #expect(abs(after.slope - before.slope) < 0.05)
  }

  @Test func whereThereIsNoneHardlyAnyIsFound() {
    let squares = (1...200).map { seed -> Double in
      let (means, quality) = appraisers(12, slope: 0, seed: UInt64(seed))
      let found = AppraiserSlope(means: means, quality: quality, honesty: means.map { _ in 1 })
      return found.slope * found.slope
    }
    // Least squares would have a mean square of (0.05 / 0.3)² / 10 = 0.0028 and more.
    #expect(squares.reduce(0, +) / 200 < 0.0028)
  }

  @Test func tooFewAppraisersOrNoDifferenceHaveNone() {
    let (means, quality) = appraisers(4, slope: slope, seed: 3)
    #expect(AppraiserSlope(means: means, quality: quality, honesty: [1, 1, 1, 1]).slope == 0)
    let (many, _) = appraisers(20, slope: slope, seed: 4)
    let alike = [Double](repeating: 0.5, count: 20)
    #expect(AppraiserSlope(means: many, quality: alike, honesty: many.map { _ in 1 }).slope == 0)
  }

  @Test func anAppraiserWithoutUnitsIsPassedOver() {
    var (means, quality) = appraisers(20, slope: slope, seed: 5)
    let whole = AppraiserSlope(means: means, quality: quality, honesty: means.map { _ in 1 })
    means.append((.nan, .infinity))
    quality.append(.nan)
    let found = AppraiserSlope(means: means, quality: quality, honesty: means.map { _ in 1 })
    #expect(found.slope == whole.slope)
    #expect(found.value(20) == 0)
  }
}
