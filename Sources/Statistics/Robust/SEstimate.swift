internal import LinearAlgebra

/// The regression with the smallest M-scale of its residuals (breakdown point one half), found by fast S.
///
/// Candidates are exact fits to random elemental subsets, improved by two reweighting steps; the best are iterated to
/// convergence. Beyond `largestSearch` rows the candidates are sought in segments of a random part of the rows, and the
/// best of them carried over to that part and from there to all. The random choices come from a seeded stream: the same data give the same estimate.
///
/// Source: Salibián-Barrera and Yohai (2006), A fast algorithm for S-regression estimates, sections 2 and 4.
struct SEstimate {
  /// γ on the basis of the problem.
  var coefficients: [Double]
  /// The M-scale of the residuals.
  var scale: Double

  /// Rows above which candidates are sought in a part of the data (`fast.s.large.n` of R's robustbase).
  static let largestSearch = 2_000
  /// Elemental subsets drawn (`nResample` of R's robustbase): with ten coefficients and 30 % of bad rows, 14 are free
  /// of them.
  static let subsets = 500
  /// Rows of a segment (`n.group` of R's robustbase).
  static let segmentRows = 400
  /// Elemental subsets drawn in a segment.
  static let segmentSubsets = 100
  /// Candidates that are iterated to convergence.
  static let finalists = 10

  /// The S-estimate of a problem, or nil when no subset of its rows determines the coefficients.
  static func find(_ problem: RegressionProblem, seed: UInt64) -> SEstimate? {
    var stream = RandomStream(seed: seed, UInt64(problem.count), UInt64(problem.parameters))
    guard problem.count > largestSearch else {
      return best(of: candidates(of: problem, subsets: subsets, &stream), on: problem)
    }
    let part = problem.rows(regularSample(of: problem, &stream))
    let found = candidatesOfSegments(of: part, &stream).map { $0.converged(on: part) }
    let carried = found.compactMap { $0.improved(on: problem, steps: 2) }.sorted { $0.scale < $1.scale }
    return best(of: Array(carried.prefix(2)), on: problem)
  }

  /// The candidate with the smallest scale once iterated to convergence.
  private static func best(of candidates: [SEstimate], on problem: RegressionProblem) -> SEstimate? {
    candidates.map { $0.converged(on: problem) }.min { $0.scale < $1.scale }
  }

  /// The candidates of all segments that are best on the whole; where no segment determines the coefficients, those
  /// found in the whole.
  private static func candidatesOfSegments(of problem: RegressionProblem, _ stream: inout RandomStream) -> [SEstimate] {
    var found: [SEstimate] = []
    for start in stride(from: 0, to: problem.count, by: segmentRows) {
      let segment = problem.rows(Array(start..<min(start + segmentRows, problem.count)))
      let local = segment.count > segment.parameters ? candidates(of: segment, subsets: segmentSubsets, &stream) : []
      found += local.compactMap { $0.improved(on: problem, steps: 2) }
    }
    if found.isEmpty { return candidates(of: problem, subsets: subsets, &stream) }
    return Array(found.sorted { $0.scale < $1.scale }.prefix(finalists))
  }

  /// The best candidates of so many subsets, least squares among them, by scale.
  private static func candidates(
    of problem: RegressionProblem, subsets: Int, _ stream: inout RandomStream
  ) -> [SEstimate] {
    var kept: [SEstimate] = []
    func consider(_ coefficients: [Double]?) {
      guard let coefficients else { return }
      let start = SEstimate(coefficients: coefficients, scale: .nan)
      let bound = kept.count < finalists ? Double.infinity : kept[finalists - 1].scale
      guard let improved = start.improved(on: problem, steps: 2, below: bound) else { return }
      let place = kept.firstIndex { improved.scale < $0.scale } ?? kept.count
      kept.insert(improved, at: place)
      if kept.count > finalists { kept.removeLast() }
    }
    consider(problem.weightedFit([Double](repeating: 1, count: problem.count)))
    var order = Array(0..<problem.count)
    for _ in 0..<subsets { consider(subsetFit(of: problem, &order, &stream)) }
    return kept
  }

  /// The fit to as many random rows as there are coefficients, or to twice as many until they determine them.
  private static func subsetFit(
    of problem: RegressionProblem, _ order: inout [Int], _ stream: inout RandomStream
  ) -> [Double]? {
    var chosen = 0
    var size = problem.parameters
    while size <= problem.count {
      shuffle(&order, chosen..<size, &stream)
      chosen = size
      let part = problem.rows(Array(order[..<size]))
      if let factor = try? QRFactorization(part.basis), factor.reciprocalCondition > 1e-10 {
        return try? factor.leastSquares(part.response)
      }
      size = size == problem.count ? size + 1 : min(2 * size, problem.count)
    }
    return nil
  }

  /// A random part of the rows in which the columns are linearly independent: `largestSearch` of them, or more.
  private static func regularSample(of problem: RegressionProblem, _ stream: inout RandomStream) -> [Int] {
    var order = Array(0..<problem.count)
    shuffle(&order, 0..<problem.count, &stream)
    var size = largestSearch
    while size < problem.count {
      let sample = Array(order[..<size])
      if let factor = try? QRFactorization(problem.rows(sample).basis), factor.reciprocalCondition > 1e-6 {
        return sample
      }
      size = min(2 * size, problem.count)
    }
    return order
  }

  /// Fills the named places with a random choice of the rows that stand there or after them.
  private static func shuffle(_ order: inout [Int], _ places: Range<Int>, _ stream: inout RandomStream) {
    for i in places { order.swapAt(i, i + stream.index(below: order.count - i)) }
  }
}
