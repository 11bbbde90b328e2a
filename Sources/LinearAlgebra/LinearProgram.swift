/// A linear programme in unknowns that are not negative.
///
/// maximise c'x subject to E x = e, C x ≥ c and x ≥ 0
public struct LinearProgram: Sendable {
  /// The objective c (p).
  public var objective: [Double]
  /// The constraints that hold with equality.
  public var equalities: [LinearConstraint]
  /// The constraints that hold as greater or equal.
  public var inequalities: [LinearConstraint]

  /// A programme in p unknowns; every vector has p entries.
  public init(objective: [Double], equalities: [LinearConstraint] = [], inequalities: [LinearConstraint] = []) {
    precondition(
      (equalities + inequalities).allSatisfy { $0.coefficients.count == objective.count },
      "a constraint has p coefficients")
    self.objective = objective
    self.equalities = equalities
    self.inequalities = inequalities
  }

  /// The maximiser, by the simplex method in two phases on a dense tableau.
  ///
  /// - Throws: `notFinite`; `infeasible` with a constraint that the others contradict; `unbounded`; `notConverged`.
  /// - Complexity: O(constraints · unknowns) a pivot; meant for some hundred of each.
  ///
  /// Source: Dantzig (1963), Linear Programming and Extensions; Bland (1977), New finite pivoting rules for the simplex
  /// method, against cycling.
  public func solve() throws(LinearAlgebraError) -> LinearSolution {
    let rows = equalities + inequalities
    guard objective.allSatisfy(\.isFinite),
      rows.allSatisfy({ $0.bound.isFinite && $0.coefficients.allSatisfy(\.isFinite) })
    else { throw .notFinite }
    var tableau = SimplexTableau(self)
    if let row = try tableau.findFeasibleBasis() {
      throw .infeasible(row < equalities.count ? .equality(row) : .inequality(row - equalities.count))
    }
    try tableau.maximise(objective)
    let x = tableau.solution(count: objective.count)
    return LinearSolution(x: x, value: dot(objective, x))
  }
}

/// The solution of a linear programme.
public struct LinearSolution: Sendable, Equatable {
  /// The maximiser (p).
  public let x: [Double]
  /// The largest value of the objective.
  public let value: Double
}

/// The rows of a linear programme in canonical form about a basis.
private struct SimplexTableau {
  /// Constraints × (unknowns, slacks, artificial variables, right-hand side), row after row.
  private var cells: [Double]
  private var basis: [Int]
  private let width: Int
  /// The columns of the artificial variables, and the constraint of each: those that no slack can start as basic in.
  private let artificial: Range<Int>
  private let wanting: [Int]
  /// The relative cost of each column; the last entry is minus the value.
  private var costs: [Double]

  private static let tolerance = 1e-11
  /// Above this remainder of the artificial variables no basis is feasible.
  private static let feasibility = 1e-9

  init(_ program: LinearProgram) {
    let constraints = program.equalities + program.inequalities
    let p = program.objective.count
    let slacks = program.inequalities.count
    let m = constraints.count
    wanting = constraints.indices.filter { $0 < program.equalities.count || constraints[$0].bound > 0 }
    artificial = (p + slacks)..<(p + slacks + wanting.count)
    width = artificial.upperBound + 1
    cells = [Double](repeating: 0, count: m * width)
    basis = [Int](repeating: 0, count: m)
    costs = [Double](repeating: 0, count: width)
    for (i, constraint) in constraints.enumerated() {
      let isInequality = i >= program.equalities.count
      let sign: Double = constraint.bound < 0 || isInequality && constraint.bound == 0 ? -1 : 1
      for j in 0..<p { cells[i * width + j] = sign * constraint.coefficients[j] }
      let slack = p + i - program.equalities.count
      if isInequality { cells[i * width + slack] = -sign }
      cells[i * width + width - 1] = sign * constraint.bound
      basis[i] = slack
    }
    for (column, i) in zip(artificial, wanting) {
      cells[i * width + column] = 1
      basis[i] = column
    }
  }

  /// Drives the artificial variables out; the row of one that cannot leave, nil when a feasible basis was found.
  mutating func findFeasibleBasis() throws(LinearAlgebraError) -> Int? {
    guard !artificial.isEmpty else { return nil }
    var objective = [Double](repeating: 0, count: width - 1)
    for column in artificial { objective[column] = -1 }
    try maximise(objective, among: width - 1)
    let scale = basis.indices.reduce(1) { max($0, abs(cells[$1 * width + width - 1])) }
    for i in basis.indices where artificial.contains(basis[i]) {
      if cells[i * width + width - 1] > Self.feasibility * scale { return wanting[basis[i] - artificial.lowerBound] }
      if let column = (0..<artificial.lowerBound).first(where: { abs(cells[i * width + $0]) > Self.tolerance }) {
        pivot(row: i, column: column)
      }
    }
    return nil
  }

  /// Maximises an objective over the unknowns from a feasible basis.
  mutating func maximise(_ objective: [Double]) throws(LinearAlgebraError) {
    let padded = objective + [Double](repeating: 0, count: width - 1 - objective.count)
    try maximise(padded, among: artificial.lowerBound)
  }

  private mutating func maximise(_ objective: [Double], among candidates: Int) throws(LinearAlgebraError) {
    costs = objective + [0]
    for (i, column) in basis.enumerated() where objective[column] != 0 {
      let factor = objective[column]
      for j in 0..<width { costs[j] -= factor * cells[i * width + j] }
    }
    let patience = 4 * (basis.count + candidates)
    for step in 0..<(100 * patience) {
      guard let column = entering(candidates, avoidsCycles: step > patience) else { return }
      guard let row = leaving(column) else { throw .unbounded }
      pivot(row: row, column: column)
    }
    throw .notConverged(routine: "simplex")
  }

  /// The column of greatest cost, or the first of positive cost where pivots may go round in a circle.
  private func entering(_ candidates: Int, avoidsCycles: Bool) -> Int? {
    if avoidsCycles { return (0..<candidates).first { costs[$0] > Self.tolerance } }
    guard let best = (0..<candidates).max(by: { costs[$0] < costs[$1] }) else { return nil }
    return costs[best] > Self.tolerance ? best : nil
  }

  /// The row that bounds the entering variable first; of equal ones that of the first basic variable.
  private func leaving(_ column: Int) -> Int? {
    var best: (ratio: Double, row: Int)?
    for i in basis.indices {
      let entry = cells[i * width + column]
      guard entry > Self.tolerance else { continue }
      let ratio = max(0, cells[i * width + width - 1]) / entry
      if let known = best, ratio > known.ratio || ratio == known.ratio && basis[i] > basis[known.row] { continue }
      best = (ratio, i)
    }
    return best?.row
  }

  private mutating func pivot(row: Int, column: Int) {
    let divisor = cells[row * width + column]
    let constraints = basis.count
    let width = width
    cells.withUnsafeMutableBufferPointer { cells in
      let own = row * width
      for j in 0..<width { cells[own + j] /= divisor }
      for i in 0..<constraints where i != row {
        let start = i * width
        let factor = cells[start + column]
        if factor == 0 { continue }
        for j in 0..<width { cells[start + j] -= factor * cells[own + j] }
        cells[start + column] = 0
      }
    }
    let factor = costs[column]
    if factor != 0 {
      for j in 0..<width { costs[j] -= factor * cells[row * width + j] }
      costs[column] = 0
    }
    basis[row] = column
  }

  /// The values of the first unknowns.
  func solution(count: Int) -> [Double] {
    var x = [Double](repeating: 0, count: count)
    for (i, column) in basis.enumerated() where column < count { x[column] = max(0, cells[i * width + width - 1]) }
    return x
  }
}
