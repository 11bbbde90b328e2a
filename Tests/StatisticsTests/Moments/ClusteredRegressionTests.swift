import Foundation
import LinearAlgebra
import Statistics
import Testing

@Suite struct ClusteredRegressionTests {
  /// statsmodels 0.15.0, `OLS(…).fit(cov_type="cluster", use_t=True)`: scripts/reference/clustered_regression.py.
  @Test func agreesWithStatsmodels() throws {
    let rows = (0..<40).map(Double.init)
    let first = rows.map { sin($0) }
    let second = rows.map { cos(3 * $0) + 0.1 * $0 }
    let cluster = (0..<40).map { $0 % 7 }
    let response = rows.indices.map { i in
      0.5 * first[i] - 0.2 * second[i] + cos(rows[i] * rows[i]) + 0.4 * sin(Double(cluster[i]))
    }
    let fit = try ClusteredRegression(response, on: [rows.map { _ in 1 }, first, second], cluster: cluster)
    let slopes = [0.107871524517, 0.492667273258, -0.126779849424]
    let errors = [0.295533356248, 0.284736538448, 0.113643235418]
    for j in 0..<3 {
      #expect(abs(fit.slopes[j] - slopes[j]) < 1e-11)
      #expect(abs(fit.standardErrors[j] - errors[j]) < 1e-11)
    }
    let interval = try #require(fit.interval(1, confidence: 0.95))
    #expect(abs(interval.lowerBound - -0.204057937125) < 1e-10)
    #expect(abs(interval.upperBound - 1.18939248364) < 1e-10)
    #expect(fit.clusters == 7)
  }

  @Test func oneClusterHasNoInterval() throws {
    let fit = try ClusteredRegression([1, 2, 4], on: [[1, 2, 3]], cluster: [5, 5, 5])
    #expect(fit.interval(0, confidence: 0.95) == nil)
  }

  /// Values: statsmodels 0.15.0, `proportion_confint(…, "wilson")`, by the same script.
  @Test func wilsonAgreesWithStatsmodels() {
    let some = wilsonInterval(successes: 7, trials: 30, confidence: 0.95)
    #expect(abs(some.lowerBound - 0.117923881445) < 1e-11)
    #expect(abs(some.upperBound - 0.409283261581) < 1e-11)
    let none = wilsonInterval(successes: 0, trials: 12, confidence: 0.90)
    #expect(none.lowerBound == 0)
    #expect(abs(none.upperBound - 0.183981194747) < 1e-11)
    #expect(wilsonInterval(successes: 0, trials: 0, confidence: 0.95) == 0...1)
  }
}
