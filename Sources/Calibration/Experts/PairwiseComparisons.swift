public import LinearAlgebra

/// One expert's judgements of how many times more important one criterion is than another.
public struct PairwiseComparisons: Sendable, Equatable {
  /// a_ij for i < j, row after row of the upper triangle; nil where the expert left a pair out.
  private var upper: [Double?]
  /// The number of criteria.
  public let count: Int

  /// Judgements of all pairs, nil at first.
  public init(count: Int) {
    self.count = count
    upper = [Double?](repeating: nil, count: count * max(0, count - 1) / 2)
  }

  /// The judgements of a reciprocal matrix, of which the upper triangle is read (p × p).
  public init(_ matrix: Matrix) {
    self.init(count: matrix.rows)
    for i in 0..<count {
      for j in (i + 1)..<max(count, i + 1) { self[i, j] = matrix[i, j] }
    }
  }

  /// a_ij, how many times more important criterion i is than j; setting it sets a_ji = 1/a_ij too. 1 for a criterion and
  /// itself.
  public subscript(i: Int, j: Int) -> Double? {
    get { i == j ? 1 : i < j ? upper[place(i, j)] : upper[place(j, i)].map { 1 / $0 } }
    set {
      if i < j { upper[place(i, j)] = newValue } else if i > j { upper[place(j, i)] = newValue.map { 1 / $0 } }
    }
  }

  private func place(_ i: Int, _ j: Int) -> Int { i * count - i * (i + 1) / 2 + j - i - 1 }

  /// The pairs that were left out.
  public var missing: [(Int, Int)] { pairs.filter { self[$0, $1] == nil } }

  /// The pairs i < j.
  var pairs: [(Int, Int)] {
    (0..<count).flatMap { i in ((i + 1)..<max(count, i + 1)).map { (i, $0) } }
  }

  /// Whether every criterion is compared with every other, be it through others.
  public var isConnected: Bool {
    var reached: Set<Int> = [0]
    var edge = [0]
    while let i = edge.popLast() {
      for j in 0..<count where !reached.contains(j) && self[i, j] != nil {
        reached.insert(j)
        edge.append(j)
      }
    }
    return count > 0 && reached.count == count
  }

  /// The matrix with missing pairs at 0 and one added to the diagonal for each (p × p), whose principal eigenvector is the
  /// one that fits the pairs that are there.
  ///
  /// Source: Harker (1987), Incomplete pairwise comparisons in the analytic hierarchy process.
  public var matrix: Matrix {
    var result = Matrix.identity(count)
    for (i, j) in pairs {
      if let value = self[i, j] {
        result[i, j] = value
        result[j, i] = 1 / value
      } else {
        result[i, i] += 1
        result[j, j] += 1
      }
    }
    return result
  }
}
