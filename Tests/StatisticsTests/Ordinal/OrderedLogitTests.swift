import Foundation
import LinearAlgebra
import Statistics
import Testing

@Suite struct OrderedLogitTests {
  /// MASS 7.3, polr(Sat ~ Infl + Type + Cont, weights = Freq, data = housing, Hess = TRUE); tolerance 0.001, of the
  /// deviance 0.0001.
  @Test(.reference("40_ordered_logit_housing")) func satisfactionWithHousing() throws {
    let table = try Fixture("housing.csv")
    let levels = table.text("Sat").map { ["Low": 0, "Medium": 1, "High": 2][$0] ?? 0 }
    func dummy(_ column: String, _ value: String) -> [Double] { table.text(column).map { $0 == value ? 1 : 0 } }
    let predictors = Matrix(columnsOf: [
      dummy("Infl", "Medium"), dummy("Infl", "High"), dummy("Type", "Apartment"), dummy("Type", "Atrium"),
      dummy("Type", "Terrace"), dummy("Cont", "High"),
    ])
    let fit = try OrderedLogit(levels: levels, predictors: predictors, weights: table.numbers("Freq"))
    #expect(
      agree(
        fit.coefficients,
        [
          0.566393738890106, 1.28881906381232, -0.572350146429611, -0.366186566153346, -1.09101490767244,
          0.360284149947385,
        ], within: 0.001))
    #expect(agree(fit.cutpoints, [-0.496135343837501, 0.690708290379271], within: 0.001))
    #expect(agree(fit.deviance, 3479.14929905897, within: 0.0001))
    let errors = [
      0.104652786218659, 0.127156148980827, 0.119238014176467, 0.155173338839422, 0.151486025631417, 0.0955357993227273,
    ]
    #expect(agree(fit.coefficientErrors, errors, within: 0.001))
    #expect(agree(fit.cutpointErrors, [0.124847247334001, 0.125471941666611], within: 0.001))
  }

  /// Levels drawn from the model give its coefficients back within four standard errors.
  @Test(arguments: 1...3) func plantedCoefficientsAreFound(seed: UInt64) throws {
    var stream = RandomStream(seed: seed, 54)
    let x = Matrix(rows: 3000, columns: 2, elements: (0..<6000).map { _ in stream.normal() })
    let (truth, cuts) = ([1.0, -0.5], [-1.0, 0.5, 2])
    let levels = (0..<3000).map { row in
      let u = stream.uniform()
      let latent = dot(x.row(row), truth) + log(u / (1 - u))
      return cuts.count { latent > $0 }
    }
    let fit = try OrderedLogit(levels: levels, predictors: x)
    for j in 0..<2 { #expect(abs(fit.coefficients[j] - truth[j]) < 4 * fit.coefficientErrors[j]) }
    for k in 0..<3 { #expect(abs(fit.cutpoints[k] - cuts[k]) < 4 * fit.cutpointErrors[k]) }
    #expect(abs(fit.probabilities(at: [0.3, 1]).reduce(0, +) - 1) < 1e-12)
  }

  @Test func whatCannotBeFittedIsSaid() {
    let x = Matrix(rowsOf: [[1], [2], [3], [4]])
    #expect(throws: FitError.noSpread) { try OrderedLogit(levels: [0, 0, 0, 0], predictors: x) }
    #expect(throws: FitError.noSpread) { try OrderedLogit(levels: [0, 0, 2, 2], predictors: x) }
    #expect(throws: FitError.self) { try OrderedLogit(levels: [0, 0, 1, 1], predictors: x) }
    let twice = Matrix(rowsOf: [[1, 1], [2, 2], [3, 3], [4, 4]])
    #expect(throws: FitError.self) { try OrderedLogit(levels: [0, 1, 0, 1], predictors: twice) }
  }
}
