import Foundation
import Statistics
import Testing

/// Sobol indices of shipped and fixed runs, and of functions whose indices are known.
@Suite struct SobolIndicesTests {
  /// COINr 1.1.14 SA_estimate on its shipped runs, A, B, AB_1…AB_4 of 100 each; tolerance 1e-10.
  @Test(.reference("13_coinr_sobol_estimator")) func runsOfCOINr() throws {
    let y = try Fixture("coinr_sobol.csv").numbers("output")
    func block(_ k: Int) -> [Double] { Array(y[100 * k..<100 * (k + 1)]) }
    let indices = try #require(
      SobolIndices(a: block(0), b: block(1), mixed: (2..<6).map { block($0) }, centring: .none))
    #expect(agree(indices.variance, 0.627906584054451, within: 1e-10))
    #expect(
      agree(indices.first, [0.0398730082618721, 0.252414756232711, 0.228339100752723, 0.36801708976836], within: 1e-10))
    #expect(
      agree(indices.total, [0.0483594931284192, 0.270710295035917, 0.177640619731793, 0.6178601839203], within: 1e-10))
  }

  /// SALib 1.6.0 sobol.analyze on the Ishigami function, A, AB_1…AB_3, B at each of 64 points; tolerance 1e-10.
  @Test(.reference("36_sobol_analytic_and_salib")) func runsOfSALib() throws {
    let y = try Fixture("salib_ishigami.csv").numbers("output")
    func run(_ place: Int) -> [Double] { (0..<64).map { y[5 * $0 + place] } }
    let indices = try #require(SobolIndices(a: run(0), b: run(4), mixed: (1...3).map { run($0) }))
    #expect(agree(indices.first, [0.29279252173876275, 0.6089431308141572, -0.02409980012130604], within: 1e-10))
    #expect(agree(indices.total, [0.5759383396698098, 0.46052746955039076, 0.19280110990916818], within: 1e-10))
  }

  private func indices(inputs: Int, runs: Int, seed: UInt64, _ model: ([Double]) -> Double) -> SobolIndices? {
    var stream = RandomStream(seed: seed, 51)
    let a = (0..<runs).map { _ in (0..<inputs).map { _ in stream.uniform() } }
    let b = (0..<runs).map { _ in (0..<inputs).map { _ in stream.uniform() } }
    let mixed = (0..<inputs).map { i in
      zip(a, b).map { first, second in
        var point = first
        point[i] = second[i]
        return model(point)
      }
    }
    return SobolIndices(a: a.map(model), b: b.map(model), mixed: mixed)
  }

  /// Ishigami and Homma (1990), a = 7, b = 0.1 on [−π, π]³: exact indices; the estimate lies within four of its standard
  /// errors, about 0.02 at 16,384 runs.
  @Test(.reference("36_sobol_analytic_and_salib")) func ishigami() throws {
    let own = try #require(
      indices(inputs: 3, runs: 16384, seed: 1) { u in
        let x = u.map { Double.pi * (2 * $0 - 1) }
        return sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * pow(x[2], 4) * sin(x[0])
      })
    #expect(agree(own.first, [0.31390519114781146, 0.4424111447900409, 0], within: 0.03))
    #expect(agree(own.total, [0.5575888552099592, 0.4424111447900409, 0.2436836640621477], within: 0.03))
    #expect(agree(own.variance, 13.844587940719254, within: 0.4))
  }

  /// Saltelli and others (2010), the function of Sobol with a = 0, 1, 4.5, 9, 99…: exact indices.
  @Test(.reference("36_sobol_analytic_and_salib")) func functionOfSobol() throws {
    let a: [Double] = [0, 1, 4.5, 9, 99, 99, 99, 99]
    let own = try #require(
      indices(inputs: 8, runs: 8192, seed: 2) { u in
        zip(u, a).reduce(1) { $0 * (abs(4 * $1.0 - 2) + $1.1) / (1 + $1.1) }
      })
    #expect(
      agree(
        own.first,
        [
          0.7161921688790331, 0.17904804221975829, 0.02367577417781928, 0.007161921688790333, 7.161921688790333e-05,
          7.161921688790333e-05, 7.161921688790333e-05, 7.161921688790333e-05,
        ], within: 0.03))
    #expect(
      agree(
        own.total,
        [
          0.7871441266592748, 0.2421981928182384, 0.03431691015408282, 0.010460387065239534, 0.00010494905191950601,
          0.00010494905191950601, 0.00010494905191950601, 0.00010494905191950601,
        ], within: 0.03))
  }

  /// y_k = a_k x₁ + b_k x₂ of independent uniform inputs: S₁ = T₁ = Σa²/Σ(a² + b²); within four standard errors, about 0.03 at
  /// 4,096 runs of three outputs.
  @Test func outputsThatAreAVectorWeighByTheirVariance() throws {
    let (a, b) = ([3.0, 0.2, 0], [0.5, 1.0, 0])
    let parts = a.indices.map { k in indices(inputs: 2, runs: 4096, seed: 3) { a[k] * $0[0] + b[k] * $0[1] } }
    #expect(parts[2] == nil)
    let own = try #require(SobolIndices(pooling: parts))
    let (first, second) = (9.04 / 10.29, 1.25 / 10.29)
    #expect(largestDifference(own.first, [first, second]) < 0.12)
    #expect(largestDifference(own.total, [first, second]) < 0.05)
    #expect(abs(own.variance - 10.29 / 12) < 0.05)
    #expect(SobolIndices(pooling: [nil, nil]) == nil)
  }

  @Test func anOutputThatDoesNotVaryHasNone() {
    #expect(SobolIndices(a: [1, 1], b: [1, 1], mixed: [[1, 1]]) == nil)
  }
}
