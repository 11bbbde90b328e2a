public import LinearAlgebra

/// The count, mean and scatter of rows of numbers.
///
/// m = Σx / n, S = Σ(x − m)(x − m)'
///
/// A batch is centred near its own mean before its cross-product is taken, and two parts merge by
/// S = S_a + S_b + (n_a n_b / n) δδ', δ = m_b − m_a, so that digits survive where the mean is large beside the spread.
///
/// Source: Chan, Golub and LeVeque (1983), Algorithms for computing the sample variance, The American Statistician 37.
public struct CoMoments: Accumulator, Equatable {
  /// The number of rows n.
  public private(set) var count: Int
  /// The scatter S about the mean (p × p), in products of the columns' units.
  public private(set) var scatter: Matrix
  /// The point that is subtracted from every row before anything is summed (p), such as the middle of the scale.
  public let origin: [Double]

  private var meanFromOrigin: [Double]

  /// No rows yet, of as many columns as the origin has entries.
  public init(origin: [Double]) {
    self.origin = origin
    count = 0
    meanFromOrigin = [Double](repeating: 0, count: origin.count)
    scatter = Matrix(rows: origin.count, columns: origin.count)
  }

  /// No rows yet, of `dimension` columns, with the origin at 0.
  public init(dimension: Int) {
    self.init(origin: [Double](repeating: 0, count: dimension))
  }

  /// The moments of so many rows with a given mean (p) and scatter (p × p), with the origin at 0.
  public init(count: Int, mean: [Double], scatter: Matrix) {
    precondition(count >= 0, "a count is not negative")
    precondition(scatter.rows == mean.count && scatter.columns == mean.count, "the scatter is p × p")
    origin = [Double](repeating: 0, count: mean.count)
    self.count = count
    meanFromOrigin = mean
    self.scatter = scatter
  }

  /// The number of columns p.
  public var dimension: Int { origin.count }

  /// The mean m (p); 0 when there are no rows.
  public var mean: [Double] {
    count == 0 ? meanFromOrigin : zip(origin, meanFromOrigin).map { $0 + $1 }
  }

  /// Takes in a batch of rows (n × p).
  ///
  /// - Throws: `notFinite` with the column.
  /// - Complexity: O(np²), one `dsyrk`.
  public mutating func update(_ batch: Matrix) throws(MomentsError) {
    precondition(batch.columns == dimension, "a row has as many values as the moments have columns")
    guard batch.rows > 0 else { return }
    var part = CoMoments(origin: origin)
    var centred = batch
    part.count = batch.rows
    let (centre, residualMean) = try centred.centreColumns(from: origin)
    part.meanFromOrigin = zip(centre, residualMean).map { $0 + $1 }
    part.scatter = centred.crossProduct
    part.scatter.add(nil, plus: -Double(batch.rows), outerProductOf: residualMean)
    try merge(part)
  }

  /// Takes in one row (p).
  ///
  /// - Throws: `notFinite` with the column.
  /// - Complexity: O(p²).
  public mutating func add(_ row: [Double]) throws(MomentsError) {
    try update(Matrix(rows: 1, columns: row.count, elements: row))
  }

  /// Takes in the moments of other rows.
  ///
  /// - Throws: `otherSchema` when the origins differ.
  /// - Complexity: O(p²).
  public mutating func merge(_ other: CoMoments) throws(MomentsError) {
    guard origin == other.origin else { throw .otherSchema }
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    let (mine, theirs) = (Double(count), Double(other.count))
    let total = mine + theirs
    let difference = zip(other.meanFromOrigin, meanFromOrigin).map { $0 - $1 }
    scatter.add(other.scatter, plus: mine * theirs / total, outerProductOf: difference)
    for j in difference.indices { meanFromOrigin[j] += theirs / total * difference[j] }
    count += other.count
  }

  /// The moments of some of the columns, in the order given.
  public func columns(_ chosen: [Int]) -> CoMoments {
    var result = CoMoments(origin: chosen.map { origin[$0] })
    result.count = count
    result.meanFromOrigin = chosen.map { meanFromOrigin[$0] }
    result.scatter = scatter.submatrix(rows: chosen, columns: chosen)
    return result
  }
}

extension CoMoments {
  /// The covariance S / (n − 1) (p × p); NaN below two rows.
  public var covariance: Matrix {
    count > 1 ? 1 / Double(count - 1) * scatter : Matrix(rows: dimension, columns: dimension, repeating: .nan)
  }

  /// The standard deviations √(S_jj / (n − 1)) (p); NaN below two rows.
  public var standardDeviations: [Double] {
    scatter.diagonal.map { count > 1 ? ($0 / Double(count - 1)).squareRoot() : .nan }
  }

  /// The correlations S_jk / √(S_jj S_kk) (p × p), 1 on the diagonal; NaN beside it where a column does not vary.
  public var correlation: Matrix {
    let roots = scatter.diagonal.map { $0.squareRoot() }
    var result = Matrix.identity(dimension)
    for j in 0..<dimension {
      for i in 0..<dimension where i != j { result[i, j] = scatter[i, j] / (roots[i] * roots[j]) }
    }
    return result
  }
}
