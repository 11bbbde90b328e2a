import LinearAlgebra
import Testing

@testable import Statistics

struct NaturalCubicSplineTests {
  private let knots = [0.0, 0.7, 1.1, 2.5, 3.0, 4.2]

  @Test func passesThroughItsValues() throws {
    let basis = try NaturalCubicSpline(knots: knots).basis(at: knots)
    #expect(largestDifference(basis.elements, Matrix.identity(6).elements) < 1e-12)
  }

  @Test func linesStayLinesAndAreNotRough() throws {
    let spline = try NaturalCubicSpline(knots: knots)
    let points = [-2.0, 0.3, 1.0, 2.2, 4.2, 7]
    let values = spline.basis(at: points) * knots.map { 2 - 3 * $0 }
    #expect(largestDifference(values, points.map { 2 - 3 * $0 }) < 1e-10)
    #expect(largestDifference(spline.roughness * knots.map { 2 - 3 * $0 }, knots.map { _ in 0 }) < 1e-10)
  }

  @Test func slopeAndCurvatureAreContinuousAndTheEndsStraight() throws {
    var stream = RandomStream(seed: 61)
    let spline = try NaturalCubicSpline(knots: knots)
    let values = knots.map { _ in stream.normal() }
    let step = 1e-4
    func derivatives(at x: Double, side: Double) -> [Double] {
      let g = spline.basis(at: [x, x + side * step, x + 2 * side * step]) * values
      return [side * (g[1] - g[0]) / step, (g[2] - 2 * g[1] + g[0]) / (step * step)]
    }
    for knot in knots {
      let (left, right) = (derivatives(at: knot, side: -1), derivatives(at: knot, side: 1))
      #expect(abs(left[0] - right[0]) < 0.02)
      #expect(abs(left[1] - right[1]) < 0.05)
    }
    #expect(abs(derivatives(at: 0, side: -1)[1]) < 1e-4)
    #expect(abs(derivatives(at: 4.2, side: 1)[1]) < 1e-4)
  }

  @Test func roughnessIsTheIntegralOfTheSquaredCurvature() throws {
    var stream = RandomStream(seed: 67)
    let spline = try NaturalCubicSpline(knots: knots)
    let values = knots.map { _ in stream.normal() }
    let cells = 4000
    let width = 4.2 / Double(cells)
    let g = spline.basis(at: (-1...cells + 1).map { Double($0) * width }) * values
    let integral = (1...cells + 1).reduce(0.0) { sum, i in
      let curvature = (g[i + 1 < g.count ? i + 1 : i] - 2 * g[i] + g[i - 1]) / (width * width)
      return sum + curvature * curvature * width
    }
    #expect(abs(dot(values, spline.roughness * values) / integral - 1) < 0.01)
  }

  @Test func smoothingRunsFromALineToTheValues() throws {
    var stream = RandomStream(seed: 71)
    let points = (0..<20).map { Double($0) / 2 }
    let values = points.map { _ in stream.normal() }
    let line = try smoothed(values, at: points, degreesOfFreedom: 2.0001)
    let design = Matrix(columnsOf: [points.map { _ in 1 }, points])
    let fitted = design * (try QRFactorization(design).leastSquares(values))
    #expect(largestDifference(line, fitted) < 1e-3)
    let rough = try smoothed(values, at: points, degreesOfFreedom: 19.999)
    #expect(largestDifference(rough, values) < 1e-2)
  }
}
