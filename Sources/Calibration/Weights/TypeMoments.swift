internal import LinearAlgebra

/// The rows of one type, ready to be summed in any grouping.
struct TypeMoments {
  private let cells: MissingCells
  private let scores: Matrix
  private let scoreOfCriterion: [Int]
  private let sensitivity: [Double]
  private let isComplete: Bool
  private let omitted: Set<Int>

  /// Rows that no sum contains.
  var leftOut: Int { omitted.count }

  /// The centred columns and scores of the type's rows; `scoreOfCriterion` names each criterion's score, and each score is
  /// divided by its mean reliability; `sensitivity` is v_j of each criterion.
  init(
    columns: [[Double]], scores: [[Double]], scoreOfCriterion: [Int], reliability: [Double], sensitivity: [Double]
  ) {
    let scaled = zip(scores, reliability).map { column, rho in column.map { rho > 0 ? $0 / rho : 0 } }
    cells = MissingCells(columns: columns, score: scaled.first ?? [])
    self.scores = Matrix(columnsOf: scaled)
    self.scoreOfCriterion = scoreOfCriterion
    self.sensitivity = sensitivity
    omitted = Set(cells.leftOut)
    isComplete = cells.covariance.isEmpty
  }

  /// The sums over some rows.
  private func sums(of rows: [Int]) -> CalibrationMoments {
    let chosen = omitted.isEmpty ? rows : rows.filter { !omitted.contains($0) }
    var result = CalibrationMoments(criteria: cells.filled.columns)
    guard !chosen.isEmpty else { return result }
    let x = cells.filled.submatrix(rows: chosen, columns: Array(0..<cells.filled.columns))
    let m = scores.submatrix(rows: chosen, columns: Array(0..<scores.columns))
    result.count = Double(chosen.count)
    result.outcome = dot(m.column(0), m.column(0))
    result.sensitivity = sensitivity.map { $0 * result.count }
    result.scatter = x.crossProduct
    let cross = x.crossProduct(with: m)
    for j in scoreOfCriterion.indices { result.cross[j] = cross[j, scoreOfCriterion[j]] }
    if !isComplete {
      let patterns = Dictionary(
        chosen.compactMap { row in cells.patternOfRow[row].map { ($0, 1.0) } }, uniquingKeysWith: +)
      for (pattern, count) in patterns.sorted(by: { $0.key < $1.key }) {
        result.scatter = result.scatter + count * cells.covariance[pattern]
      }
    }
    return result
  }

  /// The sums of each group of rows, 0..<count.
  func sums(group: [Int], count: Int) -> [CalibrationMoments] {
    var members = [[Int]](repeating: [], count: count)
    for (row, index) in group.enumerated() { members[index].append(row) }
    return members.map { sums(of: $0) }
  }
}
