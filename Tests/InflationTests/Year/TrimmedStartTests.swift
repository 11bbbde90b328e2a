import Statistics
import Testing

@testable import Inflation

@Suite struct TrimmedStartTests {
  /// Residuals and gaps that lean on them, 40 appraisers of 25 rows, the first `raised` rows of each raised by four
  /// deviations of both; appraisers differ in severity and in how widely they spread.
  private struct Study {
    var residuals: [Double] = []
    var gaps: [Double] = []
    var byAppraiser: [[Int]] = []

    init(raised: Int, seed: UInt64) {
      var random = RandomStream(seed: seed)
      for d in 0..<40 {
        let (severity, spread) = (random.normal(), [0.5, 1, 2][d % 3])
        byAppraiser.append(Array(residuals.count..<residuals.count + 25))
        for k in 0..<25 {
          let shift = k < raised ? 4.0 : 0
          let noise = random.normal()
          residuals.append(noise + shift)
          gaps.append(severity + spread * (0.3 * noise + random.normal() + shift))
        }
      }
    }

    var clean: [Double] {
      TrimmedStart(residuals: residuals, gaps: [gaps], byAppraiser: byAppraiser).clean
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func honestRowsAreKept(seed: UInt64) {
    let kept = Study(raised: 0, seed: seed).clean.reduce(0, +)
    #expect(kept > 970)
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func whatIsRaisedByBothIsLeftOut(seed: UInt64) {
    let study = Study(raised: 3, seed: seed)
    let raised = study.byAppraiser.flatMap { $0.prefix(3) }
    let left = raised.reduce(0) { $0 + 1 - study.clean[$1] }
    #expect(left > 0.8 * Double(raised.count))
    #expect(study.clean.reduce(0, +) > 0.86 * Double(study.clean.count))
  }

  @Test func aRowWithoutAGapIsKept() {
    var study = Study(raised: 3, seed: 4)
    for i in study.gaps.indices where i.isMultiple(of: 2) { study.gaps[i] = .nan }
    for i in study.gaps.indices where i.isMultiple(of: 2) { #expect(study.clean[i] == 1) }
  }

  @Test func withoutSpreadNothingIsLeftOut() {
    let rows = Array(0..<20)
    let start = TrimmedStart(
      residuals: rows.map { $0 == 3 ? 5 : 0 }, gaps: [rows.map { _ in 0 }], byAppraiser: [rows])
    #expect(start.clean == rows.map { _ in 1 })
  }
}
