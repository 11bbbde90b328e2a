internal import LinearAlgebra

/// Fills the missing cells of centred criteria by EM under a multivariate normal within type.
///
/// Each row's missing cells get their expectation given the cells that are there and the outcome score, and each pattern
/// of missing cells the covariance that this leaves, which the sums of squares have to add.
///
/// Source: Little and Rubin (2002), Statistical Analysis with Missing Data, section 11.2.
struct MissingCells {
  /// The filled criteria (rows × p).
  private(set) var filled: Matrix
  /// The covariance to add for each row, by pattern; nil for a complete row.
  private(set) var patternOfRow: [Int?]
  /// The conditional covariance of each pattern (p × p).
  private(set) var covariance: [Matrix] = []
  /// The rows with more patterns than are handled: they are left out.
  private(set) var leftOut: [Int] = []

  /// Patterns beyond this number cost more than their rows are worth; they are the rarest.
  static let mostPatterns = 1024
  private static let mostRounds = 50
  private static let tolerance = 1e-7
  private static let ridge = 1e-6

  /// Fills the columns; `score` is the outcome score of each row, without missing values.
  ///
  /// - Complexity: O(patterns × p³ + rows × p²) a round.
  init(columns: [[Double]], score: [Double]) {
    let p = columns.count
    filled = Matrix(columnsOf: columns.map { $0.map { $0.isFinite ? $0 : 0 } })
    patternOfRow = [Int?](repeating: nil, count: score.count)
    let patterns = Self.patterns(columns, rows: score.count)
    guard !patterns.isEmpty else { return }
    for rare in patterns.dropFirst(Self.mostPatterns) { leftOut += rare.rows }
    let handled = Array(patterns.prefix(Self.mostPatterns))
    for (index, pattern) in handled.enumerated() {
      for row in pattern.rows { patternOfRow[row] = index }
    }
    covariance = [Matrix](repeating: Matrix(rows: p, columns: p), count: handled.count)
    for _ in 0..<Self.mostRounds {
      let moments = joined(score, handled)
      var moved = 0.0
      for (index, pattern) in handled.enumerated() {
        moved = max(moved, fill(pattern, index: index, moments: moments, score: score))
      }
      if moved < Self.tolerance { break }
    }
  }

  private struct Pattern {
    let missing: [Int]
    var rows: [Int]
  }

  /// The patterns of missing cells, the most frequent first.
  private static func patterns(_ columns: [[Double]], rows: Int) -> [Pattern] {
    var place: [[Int]: Int] = [:]
    var result: [Pattern] = []
    for row in 0..<rows {
      let missing = columns.indices.filter { !columns[$0][row].isFinite }
      if missing.isEmpty { continue }
      if let known = place[missing] {
        result[known].rows.append(row)
      } else {
        place[missing] = result.count
        result.append(Pattern(missing: missing, rows: [row]))
      }
    }
    return result.sorted { ($1.rows.count, $0.rows[0]) < ($0.rows.count, $1.rows[0]) }
  }

  /// The second moments of criteria and score under the present filling, ((p + 1) × (p + 1)).
  private func joined(_ score: [Double], _ patterns: [Pattern]) -> Matrix {
    let p = filled.columns
    let all = Matrix(rows: filled.rows, columns: p + 1, elements: filled.elements + score)
    var sum = all.crossProduct
    for (index, pattern) in patterns.enumerated() {
      for j in pattern.missing {
        for i in pattern.missing { sum[i, j] += Double(pattern.rows.count) * covariance[index][i, j] }
      }
    }
    for j in 0...p { sum[j, j] *= 1 + Self.ridge }
    return (1 / Double(max(filled.rows, 1))) * sum
  }

  /// Fills the rows of one pattern; the largest change in standard deviations.
  private mutating func fill(_ pattern: Pattern, index: Int, moments: Matrix, score: [Double]) -> Double {
    let p = filled.columns
    let missing = pattern.missing
    let present = (0..<p).filter { !missing.contains($0) } + [p]
    guard let factor = try? Cholesky(moments.submatrix(rows: present, columns: present)) else { return 0 }
    let cross = moments.submatrix(rows: present, columns: missing)
    let slopes = factor.solve(cross)
    let explained = cross.crossProduct(with: slopes)
    for (b, j) in missing.enumerated() {
      for (a, i) in missing.enumerated() { covariance[index][i, j] = moments[i, j] - explained[a, b] }
    }
    var moved = 0.0
    for row in pattern.rows {
      for (b, j) in missing.enumerated() {
        var value = 0.0
        for (a, i) in present.enumerated() { value += slopes[a, b] * (i == p ? score[row] : filled[row, i]) }
        moved = max(moved, abs(value - filled[row, j]) / max(moments[j, j], .leastNormalMagnitude).squareRoot())
        filled[row, j] = value
      }
    }
    return moved
  }
}
