import Calibration
import Evaluation
import Foundation
import Statistics
import Testing

@Suite struct OutcomeModelTests {
  @Test func explore() throws {
    for df in [3.0, 5, 30] {
      var w = SmallWorld(); w.units = 6000; w.appraisers = 60; w.degreesOfFreedom = df
      let (study, quality) = w.make()
      let panel = try #require(Panel(study))
      let t0 = Date()
      let m = OutcomeModel.fit(panel)
      print("time", Date().timeIntervalSince(t0))
      let g = m.groups[0]
      print(g.loadings, g.uniquenesses, g.degreesOfFreedom, g.determinacy, g.reliability, g.appraiserShare, g.consistency.alpha, g.commonVariance)
      let e = zip(m.posteriorMean, quality).map { $1 - $0 }
      print("cor", correlation(m.posteriorMean, quality), "var e", e.reduce(0) { $0 + $1 * $1 } / 6000, "mean v", 1 - g.determinacy)
      let o = zip(m.scores.ownMean, quality).map { $1 - $0 }
      print("own var e", o.reduce(0) { $0 + $1 * $1 } / 6000, 1 - g.reliability)
      let b = zip(m.bartlett, quality).map { $0 - $1 }
      print("bart var", b.reduce(0) { $0 + $1 * $1 } / 6000, m.bartlettVariance.reduce(0, +) / 6000, "slope", correlation(m.bartlett, quality) * (m.bartlett.reduce(0) { $0 + $1 * $1 } / 6000).squareRoot())
      for (i, l) in w.loadings.enumerated() { _ = i; print(l, terminator: " ") }
      print()
    }
  }
}
