internal import LinearAlgebra

/// The years of a unit, taken for what they know together.
///
/// What the outcomes miss of a unit, and what is wrong with them, partly lasts: the residuals of its years correlate at ρ.
/// Rows of one unit then know less together than as many units would, and more of each other's change. Generalised least
/// squares takes that into account by x_it − ψ_i x̄_i, ψ_i = 1 − √((1 − ρ)/(1 + (T_i − 1)ρ)) for T_i years: with ψ = 0 every
/// row counts alone, with ψ = 1 only the changes of a unit count. The weights stay the same, for they hold in every year.
///
/// Source: Fuller and Battese (1974), Estimation of linear models with crossed-error structure; Wooldridge (2010), Econometric
/// Analysis of Cross Section and Panel Data, section 10.7.2.
struct UnitEffect {
  /// ρ, the correlation of a unit's residuals over its years; 0 where there is one year.
  let correlation: Double
  /// The mean over rows of the share of a yearly error's variance that is left, 1 − (2ψ − ψ²)/T.
  let yearlyShare: Double
  /// The rows of each unit with several, and ψ.
  private let units: [(rows: [Int], reduction: Double)]

  private static let mostCorrelation = 0.95

  /// Every row by itself.
  static let none = UnitEffect(correlation: 0, members: [], rows: 0)

  /// ρ as least squares of the score on the criteria leave it, by type; rows by their unit.
  ///
  /// - Parameters:
  ///   - columns: the centred criteria over the rows; NaN where missing, which counts as the mean.
  ///   - score: the centred score of each row.
  /// - Complexity: O(rows × criteria²).
  init(unit: [Int], type: [Int], columns: [[Double]], score: [Double]) {
    let members = Self.members(unit).filter { $0.count > 1 }
    guard !members.isEmpty else {
      self = .none
      return
    }
    var residual = [Double](repeating: 0, count: unit.count)
    for rows in Self.members(type) {
      let x = Matrix(columnsOf: columns.map { column in rows.map { column[$0].isFinite ? column[$0] : 0 } })
      let y = rows.map { score[$0] }
      var sums = CalibrationMoments(criteria: columns.count)
      sums.count = Double(rows.count)
      sums.scatter = x.crossProduct
      sums.cross = x.crossProduct(with: Matrix(columnsOf: [y])).elements
      guard let factor = try? Cholesky(sums.ridged) else { continue }
      let fitted = x * factor.solve(sums.linear)
      for (place, row) in rows.enumerated() { residual[row] = y[place] - fitted[place] }
    }
    let square = dot(residual, residual) / Double(max(unit.count, 1))
    var (crossed, pairs) = (0.0, 0.0)
    for rows in members {
      let sum = rows.reduce(0) { $0 + residual[$1] }
      crossed += sum * sum - rows.reduce(0) { $0 + residual[$1] * residual[$1] }
      pairs += Double(rows.count * (rows.count - 1))
    }
    let found = square > 0 ? crossed / pairs / square : 0
    self.init(correlation: min(max(found, 0), Self.mostCorrelation), members: members, rows: unit.count)
  }

  /// A known ρ over units of several rows each, of so many rows in all.
  init(correlation: Double, members: [[Int]], rows: Int) {
    self.correlation = correlation
    units = members.map { rows in
      let years = Double(rows.count)
      return (rows, 1 - ((1 - correlation) / (1 + (years - 1) * correlation)).squareRoot())
    }
    let taken = units.reduce(0) { $0 + 2 * $1.reduction - $1.reduction * $1.reduction }
    yearlyShare = rows > 0 ? 1 - taken / Double(rows) : 1
  }

  /// x_it − ψ_i x̄_i; NaN stays NaN and is left out of the means.
  ///
  /// - Complexity: O(rows).
  func reduced(_ column: [Double]) -> [Double] {
    guard correlation > 0 else { return column }
    var result = column
    for (rows, reduction) in units {
      let known = rows.filter { column[$0].isFinite }
      let mean = known.reduce(0) { $0 + column[$1] } / Double(max(known.count, 1))
      for row in known { result[row] -= reduction * mean }
    }
    return result
  }

  /// The positions of each key in the order of the keys.
  private static func members(_ keys: [Int]) -> [[Int]] {
    Dictionary(grouping: keys.indices, by: { keys[$0] }).sorted { $0.key < $1.key }.map(\.value)
  }
}
