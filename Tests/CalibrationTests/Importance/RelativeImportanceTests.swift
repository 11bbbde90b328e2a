import Calibration
import LinearAlgebra
import Statistics
import Testing

/// relaimpo 2.2-7, calc.relimp(type = c("lmg", "first", "last", "betasq", "pratt", "genizi", "car")); tolerance 1e-9.
@Suite struct RelativeImportanceTests {
  @Test(.reference("33_relative_importance_lmg")) func attitude() throws {
    let importance = try RelativeImportance(
      covariance: Attitude.covariance(of: Attitude.all), response: 0, predictors: Attitude.criteria)
    #expect(agree(importance.explained, 0.732601992531149, within: 1e-9))
    #expect(
      agree(
        importance.shapley,
        [
          0.370816194319328, 0.0509037929715443, 0.155765990169141, 0.120345079403627, 0.00658872254586087,
          0.0281822131216471,
        ], within: 1e-9))
    #expect(
      agree(
        importance.alone,
        [
          0.681314164108863, 0.181575586984046, 0.388974452874352, 0.348264033275246, 0.0244732081555923,
          0.0240517457458813,
        ], within: 1e-9))
    #expect(
      agree(
        importance.last,
        [
          0.16867721304998, 0.00336786562081368, 0.042007492054349, 0.0015832740059259, 0.000792620475084024,
          0.0172470604916424,
        ], within: 1e-9))
    #expect(
      agree(
        importance.pratt,
        [
          0.553628368056188, -0.0312886656563722, 0.192635626632682, 0.0411986153392997, 0.00488086220219331,
          -0.0284528140428419,
        ], within: 1e-9))
    #expect(
      agree(
        importance.squaredCoefficients,
        [
          0.449872299833155, 0.00539158713358455, 0.0954008274166866, 0.0048736755556211, 0.000973424313042327,
          0.0336592044298979,
        ], within: 1e-9))
    #expect(
      agree(
        importance.genizi,
        [
          0.362760199658131, 0.0560022787788537, 0.163610910750533, 0.121780399688217, 0.00825546649643793,
          0.0201927371589757,
        ], within: 1e-9))
    #expect(
      agree(
        importance.correlationAdjusted,
        [
          0.446706686942997, 0.0223482308116671, 0.164463486885206, 0.0906565561556466, 0.00380224809184252,
          0.00462478364378987,
        ], within: 1e-9))
  }

  @Test(.reference("33_relative_importance_lmg")) func swissFertility() throws {
    let table = try Fixture("swiss.csv")
    let columns = table.headings.dropFirst().map { table.numbers($0) }
    let response = try #require(table.headings.dropFirst().firstIndex(of: "Fertility")) - 1
    let importance = try RelativeImportance(
      covariance: pairwiseCovariance(columns), response: response,
      predictors: columns.indices.filter { $0 != response })
    #expect(agree(importance.explained, 0.706735001592726, within: 1e-9))
    #expect(
      agree(
        importance.shapley,
        [0.0570912207680913, 0.171173028900234, 0.260134678624385, 0.105570150373494, 0.112765922926522], within: 1e-9))
    #expect(
      agree(
        importance.alone,
        [0.124664909905748, 0.417164470500591, 0.440615646723924, 0.215003501618544, 0.173518927324862], within: 1e-9))
    #expect(
      agree(
        importance.last,
        [0.042869607125494, 0.0073874185151244, 0.161962693077336, 0.0623726258274238, 0.0569452587324973], within: 1e-9
      ))
    #expect(
      agree(
        importance.pratt,
        [-0.110485990962387, 0.106427404338934, 0.445004567582031, 0.161176814996607, 0.104612205637541], within: 1e-9))
  }

  /// The shares sum to R², and a sample of orders comes close to all of them.
  @Test(arguments: 1...3) func sharesSumToTheExplainedVariance(seed: UInt64) throws {
    var stream = RandomStream(seed: seed, 46)
    let x = Matrix(rows: 60, columns: 23, elements: (0..<60 * 23).map { _ in stream.normal() })
    let mixed = Matrix(columnsOf: (0..<23).map { j in zip(x.column(j), x.column((j + 1) % 23)).map { $0 + 0.7 * $1 } })
    let covariance = pairwiseCovariance((0..<23).map { mixed.column($0) })
    let few = try RelativeImportance(covariance: covariance, response: 22, predictors: Array(0..<8))
    for shares in [few.shapley, few.genizi, few.correlationAdjusted, few.pratt] {
      #expect(abs(shares.reduce(0, +) - few.explained) < 1e-9)
    }
    let many = try RelativeImportance(covariance: covariance, response: 22, predictors: Array(0..<22))
    #expect(abs(many.shapley.reduce(0, +) - many.explained) < 1e-9)
    #expect(many.shapley.allSatisfy { $0 >= 0 })
  }
}

/// Weights for a wanted importance: closed form in numpy equal to COINr's optimiser at reltol 1e-12; tolerance 1e-9.
@Suite struct TargetImportanceTests {
  private func covariance(_ columns: [String]) throws -> Matrix {
    let table = try Connectivity.aggregated()
    return pairwiseCovariance(columns.map { table.numbers($0) })
  }

  @Test(.reference("09_coinr_balanced_weights_closed_form")) func equalImportance() throws {
    let result = try TargetImportance(covariance: covariance(["Conn", "Sust"]), target: [0.5, 0.5])
    #expect(result.isReached)
    #expect(agree(result.weights, [0.385316604673, 0.614683395327], within: 1e-9))
    #expect(agree(result.correlations, [0.89483475, 0.89483475], within: 1e-8))
    #expect(result.gap < 1e-12)
  }

  @Test(.reference("09_coinr_balanced_weights_closed_form")) func aTargetOutOfReach() throws {
    let result = try TargetImportance(covariance: covariance(["Conn", "Sust"]), target: [1, 2])
    #expect(!result.isReached)
    #expect(agree(result.unconstrained, [-0.100051141734, 1.100051141734], within: 1e-9))
    #expect(result.weights.allSatisfy { $0 >= 0 })
    #expect(agree(result.weights.reduce(0, +), 1, within: 1e-12))
    #expect(result.weights == [0, 1])
    #expect(agree(result.gap, abs(result.correlations[1] / result.correlations.reduce(0, +) - 2.0 / 3), within: 1e-12))
    #expect(result.gap > 0.01)
  }

  @Test(.reference("09_coinr_balanced_weights_closed_form")) func correlationsAtEqualWeights() throws {
    let squared = squaredCorrelationsWithTotal(covariance: try covariance(["Conn", "Sust"]), weights: [0.5, 0.5])
    let expected = [0.9397805, 0.8382873]
    #expect(agree(squared.compactMap { $0?.squareRoot() }, expected, within: 1e-7))
  }

  /// Eight pillars cannot be equally important; the nearest weights come closer than equal ones.
  @Test func eightPillars() throws {
    let covariance = try covariance(Connectivity.pillars)
    let result = try TargetImportance(covariance: covariance, target: [Double](repeating: 1, count: 8))
    #expect(!result.isReached)
    let equal = squaredCorrelationsWithTotal(covariance: covariance, weights: equalWeights(count: 8))
      .compactMap { $0?.squareRoot() }
    let sum = equal.reduce(0, +)
    #expect(result.gap < equal.reduce(0) { max($0, abs($1 / sum - 0.125)) })
  }
}
