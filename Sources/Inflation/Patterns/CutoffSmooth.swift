internal import Foundation
internal import LinearAlgebra
internal import Statistics

/// How many totals would lie at and just above a threshold if it were no threshold.
///
/// Totals within ten points of c are counted in cells of half a point; a Poisson regression with the predictor
///
/// log μ_k = β₀ + β₁ t + β₂ t² + β₃ t³ + γ · [whole number in the cell] + φ · [multiple of five in the cell]
///
/// over the cells from a point below c down and from two points above it up says what c's own cells would hold: sums
/// of rated points fall on whole numbers and on fives more often than between, threshold or not. Where totals come in
/// steps wider than a cell, some cells can hold none, and a full one beside them is no heap: nothing is said then.
///
/// Source: METHODS section 5.5; Chetty, Friedman, Olsen and Pistaferri (2011), Adjustment costs, firm responses, and
/// micro vs. macro labor supply elasticities, for the excluded window; Kleven and Waseem (2013) for round numbers.
struct CutoffSmooth: Sendable {
  /// Width of a cell, in points.
  static let cellWidth = 0.5
  /// c.
  let cutoff: Double
  /// The totals counted in each cell; cell k begins k half points above c, the first `reach` cells below it.
  let counts: [Double]
  /// μ of each cell.
  let expected: [Double]

  /// Cells on either side of c.
  static let reach = 20
  /// The window that is left out of the regression, in cells from c.
  private static let window = -2..<4
  private static let leastTotals = 100
  /// Added to every count, so that round numbers that nobody has leave a finite coefficient.
  private static let continuity = 0.05

  /// The smooth about one threshold; nil where too few totals lie near it, or too few different ones.
  ///
  /// - Complexity: O(totals log totals + cells).
  init?(totals: [Double], cutoff: Double) {
    let places = (-Self.reach..<Self.reach).filter {
      let start = cutoff + Double($0) * Self.cellWidth
      return start >= 0 && start < 100
    }
    guard let first = places.first, let last = places.last, places.contains(0) else { return nil }
    var counts = [Double](repeating: 0, count: 2 * Self.reach)
    let near = totals.filter { $0.isFinite && (first...last).contains(Self.cell(of: $0, cutoff: cutoff)) }
    guard Self.spacing(of: near) <= Self.cellWidth else { return nil }
    for total in near { counts[Self.cell(of: total, cutoff: cutoff) + Self.reach] += 1 }
    let fitted = places.filter { !Self.window.contains($0) }
    let design = Self.design(fitted, cutoff: cutoff)
    let observed = fitted.map { counts[$0 + Self.reach] }
    guard observed.reduce(0, +) >= Double(Self.leastTotals), fitted.count >= 4 * Self.columns,
      let predictor = try? poissonPredictor(counts: observed.map { $0 + Self.continuity }, design: design),
      let coefficients = try? QRFactorization(design).leastSquares(predictor)
    else { return nil }
    let all = (Self.design(places, cutoff: cutoff) * coefficients).map { max(exp($0) - Self.continuity, 0) }
    var expected = [Double](repeating: 0, count: 2 * Self.reach)
    for (place, value) in zip(places, all) { expected[place + Self.reach] = value }
    self.cutoff = cutoff
    self.counts = counts
    self.expected = expected
  }

  /// The cell of a total, counted from c; totals are sums of points, so that a millionth below a border is on it.
  static func cell(of total: Double, cutoff: Double) -> Int {
    Int(((total - cutoff) / cellWidth + 1e-6).rounded(.down))
  }

  /// The median step from one total to the next, to a millionth; 0 for less than two.
  private static func spacing(of totals: [Double]) -> Double {
    let distinct = Set(totals.map { ($0 * 1e6).rounded() / 1e6 }).sorted()
    let steps = zip(distinct.dropFirst(), distinct).map { $0 - $1 - 1e-6 }
    return steps.isEmpty ? 0 : median(steps)
  }

  private static let columns = 6

  private static func design(_ places: [Int], cutoff: Double) -> Matrix {
    var design = Matrix(rows: places.count, columns: columns)
    for (row, place) in places.enumerated() {
      let t = Double(place) / Double(reach)
      let start = cutoff + Double(place) * cellWidth
      for power in 0..<4 { design[row, power] = pow(t, Double(power)) }
      design[row, 4] = Self.holds(multipleOf: 1, from: start) ? 1 : 0
      design[row, 5] = Self.holds(multipleOf: 5, from: start) ? 1 : 0
    }
    return design
  }

  private static func holds(multipleOf number: Double, from start: Double) -> Bool {
    let least = ((start - 1e-6) / number).rounded(.up) * number
    return least < start + cellWidth - 1e-6
  }
}
