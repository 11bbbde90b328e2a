import LinearAlgebra
import Statistics
import Testing

@testable import Calibration

/// Least squares on the simplex over a fixed table of resamples of the attitude survey: R 4.2.2, quadprog 1.5.8; indices
/// drawn with set.seed(20240101). Tolerance 1e-7, of the BCa ends 1e-6.
@Suite struct SimplexResamplingTests {
  private func weights(_ rows: [Int]) throws -> [Double] {
    let chosen = rows.map { Attitude.rows[$0] }
    let columns = (0..<7).map { j in
      let mean = chosen.reduce(0) { $0 + $1[j] } / Double(chosen.count)
      return chosen.map { $0[j] - mean }
    }
    let x = Matrix(columnsOf: Array(columns.dropFirst()))
    let linear = x.crossProduct(with: Matrix(columnsOf: [columns[0]])).elements
    let identity = Matrix.identity(6)
    let bounds = (0..<6).map { LinearConstraint(coefficients: identity.column($0), bound: 0) }
    let sum = LinearConstraint(coefficients: [Double](repeating: 1, count: 6), bound: 1)
    return try solveQuadraticProgram(hessian: x.crossProduct, linear: linear, equalities: [sum], inequalities: bounds).x
  }

  private func replicates() throws -> [[Double]] {
    try Fixture("attitude_resamples.csv", hasHeading: false).rows.map { try weights($0.compactMap { Int($0) }) }
  }

  @Test(.reference("32_attitude_bootstrap_simplex")) func momentsAndQuantilesOfTheReplicates() throws {
    let draws = try replicates()
    #expect(draws.count == 200)
    let first5 = [
      [0.760894456904656, 0.0119142894204425, 0.120238705925248, 0.106952547749654, 0, 0],
      [0.531703319381492, 0.166328857873693, 0.301967822744815, 0, 0, 0],
      [0.45017194004694, 0.148493797521534, 0, 0.187599429741785, 0.21373483268974, 0],
      [0.569869865306687, 0, 0.295668038774728, 0, 0.134462095918586, 0],
      [0.591243207796865, 0, 0.118403059936386, 0, 0.290353732266749, 0],
    ]
    for (own, expected) in zip(draws, first5) { #expect(agree(own, expected, within: 1e-7)) }
    let columns = (0..<6).map { j in draws.map { $0[j] } }
    let shapes = columns.map { SampleShape($0) }
    #expect(
      agree(
        shapes.map(\.mean),
        [
          0.60010314166624, 0.0305240951445014, 0.216214926091767, 0.0533144527801064, 0.0919345965555962,
          0.00790878776178922,
        ], within: 1e-7))
    #expect(
      agree(
        shapes.map(\.standardDeviation),
        [
          0.1140316714554, 0.0677472325309472, 0.117104060575584, 0.0923718014549004, 0.0942392518489467,
          0.032004367284009,
        ], within: 1e-7))
    let ends = columns.map { quantiles($0, at: [0.025, 0.5, 0.975]) }
    #expect(agree(ends.map { $0[0] }, [0.34915951659607, 0, 0, 0, 0, 0], within: 1e-7))
    #expect(
      agree(ends.map { $0[1] }, [0.603626950510914, 0, 0.217162761531158, 0, 0.0676305936998947, 0], within: 1e-7))
    #expect(
      agree(
        ends.map { $0[2] },
        [
          0.760925062460785, 0.2133970531137, 0.442141882072375, 0.316102911380431, 0.322570525328185,
          0.135674066899298,
        ], within: 1e-7))
    let zeros = columns.map { column in Double(column.count { $0 < 1e-9 }) / 200 }
    #expect(agree(zeros, [0, 0.715, 0.05, 0.605, 0.275, 0.89], within: 1e-12))
  }

  /// The bias-corrected and accelerated ends that METHODS section 3.2 tried and did not take.
  @Test(.reference("32_attitude_bootstrap_simplex")) func acceleratedEnds() throws {
    let draws = try replicates()
    let all = Array(0..<30)
    let point = try weights(all)
    let left = try all.map { out in try weights(all.filter { $0 != out }) }
    #expect(
      agree(
        left[0], [0.631859398381207, 0, 0.213403487012641, 0.00259971412622688, 0.152137400479925, 0], within: 1e-7))
    #expect(
      agree(
        left[29], [0.622120145210667, 0, 0.269962990174705, 0.0269537167605761, 0.0809631478540517, 0], within: 1e-7))
    for (j, expected) in [(0, (0.508358425808945, 0.808158448091325)), (2, (0.0624068364848941, 0.47491020208948))] {
      let column = draws.map { $0[j] }
      let normal = NormalDistribution.standard
      let bias = normal.quantile(Double(column.count { $0 < point[j] }) / 200)
      let mean = left.reduce(0) { $0 + $1[j] } / 30
      let cubes = left.reduce(0) { $0 + (mean - $1[j]) * (mean - $1[j]) * (mean - $1[j]) }
      let squares = left.reduce(0) { $0 + (mean - $1[j]) * (mean - $1[j]) }
      let acceleration = cubes / (6 * squares * squares.squareRoot())
      let ends = [0.025, 0.975].map { level in
        let z = bias + normal.quantile(level)
        return quantile(column, at: normal.cumulative(bias + z / (1 - acceleration * z)))
      }
      #expect(agree(ends[0], expected.0, within: 1e-6))
      #expect(agree(ends[1], expected.1, within: 1e-6))
    }
  }
}
