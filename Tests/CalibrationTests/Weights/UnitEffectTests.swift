import LinearAlgebra
import Statistics
import Testing

@testable import Calibration

@Suite struct UnitEffectTests {
  private struct Years {
    var unit: [Int] = []
    var columns: [[Double]] = [[], []]
    var score: [Double] = []
  }

  /// Units of several years with two lasting criteria of weights 1 and 2, and residuals of which a share lasts.
  private func years(units: Int = 1500, years: Int, lasting: Double, seed: UInt64) -> Years {
    var stream = RandomStream(seed: seed, 94)
    var result = Years()
    for i in 0..<units {
      let own = (0..<2).map { _ in stream.normal() }
      let rest = stream.normal()
      for _ in 0..<years {
        result.unit.append(i)
        let x = (0..<2).map { 0.8 * own[$0] + 0.6 * stream.normal() }
        for j in 0..<2 { result.columns[j].append(x[j]) }
        let error = lasting.squareRoot() * rest + (1 - lasting).squareRoot() * stream.normal()
        result.score.append(x[0] + 2 * x[1] + 1.5 * error)
      }
    }
    return result
  }

  private func slopes(_ columns: [[Double]], _ score: [Double]) throws -> [Double] {
    let x = Matrix(columnsOf: columns)
    return try Cholesky(x.crossProduct).solve(x.crossProduct(with: Matrix(columnsOf: [score])).elements)
  }

  private func effect(_ world: Years) -> UnitEffect {
    UnitEffect(
      unit: world.unit, type: world.unit.map { _ in 0 }, columns: world.columns, score: world.score)
  }

  /// The standard error of a correlation from 1,500 units of four years is about 0.015.
  @Test(arguments: [0.0, 0.3, 0.7]) func theCorrelationIsFound(lasting: Double) {
    let found = effect(years(years: 4, lasting: lasting, seed: 1)).correlation
    #expect(abs(found - lasting) < 0.05)
  }

  /// Errors of the weights over 40 studies: smaller than with every row by itself, and by about what theory says.
  @Test func weightsFromYearsTakenTogetherErrLess() throws {
    var (alone, together) = (0.0, 0.0)
    for seed in 1...40 as ClosedRange<UInt64> {
      let world = years(units: 200, years: 5, lasting: 0.5, seed: seed)
      let reduced = effect(world)
      let plain = try slopes(world.columns, world.score)
      let better = try slopes(world.columns.map(reduced.reduced), reduced.reduced(world.score))
      for (j, truth) in [1.0, 2].enumerated() {
        alone += (plain[j] - truth) * (plain[j] - truth)
        together += (better[j] - truth) * (better[j] - truth)
      }
    }
    #expect(together < 0.75 * alone)
  }

  /// The residuals of a unit's years are uncorrelated afterwards: the sums of squares within and between units agree with
  /// independent rows.
  @Test func reducedErrorsOfAUnitAreIndependent() {
    let rho = 0.6
    var stream = RandomStream(seed: 3, 95)
    let members = (0..<4000).map { i in [3 * i, 3 * i + 1, 3 * i + 2] }
    let errors = members.flatMap { _ in
      let rest = stream.normal()
      return (0..<3).map { _ in rho.squareRoot() * rest + (1 - rho).squareRoot() * stream.normal() }
    }
    let reduced = UnitEffect(correlation: rho, members: members, rows: 12_000).reduced(errors)
    let crossed = members.reduce(0) { $0 + reduced[$1[0]] * reduced[$1[1]] + reduced[$1[1]] * reduced[$1[2]] } / 8000
    #expect(abs(crossed) < 0.02)
  }

  @Test func oneYearIsLeftAsItIs() {
    let world = years(units: 50, years: 1, lasting: 0.5, seed: 4)
    let reduced = effect(world)
    #expect(reduced.correlation == 0 && reduced.yearlyShare == 1)
    #expect(reduced.reduced(world.score) == world.score)
  }

  /// A yearly error keeps the share of its variance that is told.
  @Test func theYearlyShareIsThatOfIndependentErrors() {
    var stream = RandomStream(seed: 5, 96)
    let members = (0..<5000).map { i in (4 * i..<4 * i + 4).map { $0 } }
    let errors = (0..<20_000).map { _ in stream.normal() }
    let effect = UnitEffect(correlation: 0.5, members: members, rows: 20_000)
    let left = dot(effect.reduced(errors), effect.reduced(errors)) / dot(errors, errors)
    #expect(abs(left - effect.yearlyShare) < 0.01)
  }

  @Test func missingCellsStayMissing() {
    let effect = UnitEffect(correlation: 0.5, members: [[0, 1, 2]], rows: 3)
    let reduced = effect.reduced([1, .nan, 3])
    #expect(reduced[1].isNaN)
    #expect(abs((reduced[2] - reduced[0]) - 2) < 1e-12)
  }
}
