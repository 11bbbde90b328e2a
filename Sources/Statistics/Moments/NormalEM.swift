public import LinearAlgebra

/// The mean and covariance of a normal model by maximum likelihood from rows with missing cells, by EM over the patterns.
///
/// E: cells that are missing are expected at μ_m + Σ_mo Σ_oo⁻¹ (x_o − μ_o), with covariance Σ_mm − Σ_mo Σ_oo⁻¹ Σ_om.
/// M: μ and Σ are the mean and the mean cross-product of the completed rows. Cells are taken to be missing at random.
///
/// Source: Dempster, Laird and Rubin (1977); Little and Rubin (2020), Statistical analysis with missing data, section 11.2.
public struct NormalEM: Sendable {
  /// The mean μ (p).
  public let mean: [Double]
  /// The maximum-likelihood covariance Σ (p × p), of divisor n.
  public let covariance: Matrix
  /// The number of rows.
  public let count: Int
  /// The iterations until nothing moved any more.
  public let iterations: Int

  /// The largest change of an iteration, in standard deviations of a column, at which the iterations end.
  public static let defaultTolerance = 1e-9
  /// A share of each variance that is added before Σ_oo is inverted, so that columns that repeat others can be conditioned on.
  private static let ridge = 1e-10

  /// Fits the model.
  ///
  /// - Throws: `neverObserved` for a column without any value, `notConverged`, `linearAlgebra`.
  /// - Complexity: O(patterns·p³) an iteration; without missing cells one iteration is exact.
  public init(
    _ data: MissingCoMoments, tolerance: Double = defaultTolerance, mostIterations: Int = 10_000
  ) throws(MomentsError) {
    var (mu, sigma) = try Self.start(data)
    let parts = zip(data.patterns, data.moments).filter { $1.count > 0 }
    var iteration = 0
    while true {
      iteration += 1
      guard iteration <= mostIterations else { throw .notConverged(iterations: mostIterations) }
      var completed = CompletedSums(mean: mu, covariance: sigma)
      for (pattern, moments) in parts { try completed.add(pattern.observed, moments, ridge: Self.ridge) }
      let next = completed.maximised()
      let change = Self.change(from: (mu, sigma), to: next)
      (mu, sigma) = next
      if change <= tolerance { break }
    }
    mean = mu
    covariance = sigma
    count = data.count
    iterations = iteration
  }

  /// The model as moments of `count` rows: the mean, and the scatter count·Σ.
  public var coMoments: CoMoments {
    CoMoments(count: count, mean: mean, scatter: Double(count) * covariance)
  }

  /// The means and variances of each column's observed values, uncorrelated.
  private static func start(_ data: MissingCoMoments) throws(MomentsError) -> (mean: [Double], covariance: Matrix) {
    var columns = data.origin.map { CoMoments(origin: [$0]) }
    for (pattern, moments) in zip(data.patterns, data.moments) {
      for (k, column) in pattern.observed.enumerated() { try columns[column].merge(moments.columns([k])) }
    }
    for (column, moments) in columns.enumerated() where moments.count == 0 { throw .neverObserved(column: column) }
    return (
      columns.map { $0.mean[0] }, Matrix(diagonal: columns.map { $0.scatter[0, 0] / Double($0.count) })
    )
  }

  private static func change(
    from old: (mean: [Double], covariance: Matrix), to new: (mean: [Double], covariance: Matrix)
  ) -> Double {
    let scales = new.covariance.diagonal.map { $0 > 0 ? $0.squareRoot() : 1 }
    var largest = 0.0
    for j in scales.indices {
      largest = max(largest, abs(new.mean[j] - old.mean[j]) / scales[j])
      for i in scales.indices {
        largest = max(largest, abs(new.covariance[i, j] - old.covariance[i, j]) / (scales[i] * scales[j]))
      }
    }
    return largest
  }
}

/// The expected sums of completed rows, about the current mean.
private struct CompletedSums {
  let mean: [Double]
  let covariance: Matrix
  var count = 0.0
  var sum: [Double]
  var crossProducts: Matrix

  init(mean: [Double], covariance: Matrix) {
    self.mean = mean
    self.covariance = covariance
    sum = mean.map { _ in 0 }
    crossProducts = Matrix(rows: mean.count, columns: mean.count)
  }

  /// Adds a pattern's rows: with B = Σ_mo Σ_oo⁻¹ and A the identity over B, the sum n·A d and the cross-products
  /// A (S + n dd') A' + n (Σ_mm − B Σ_om), where d is the rows' mean less the current one.
  mutating func add(_ observed: [Int], _ moments: CoMoments, ridge: Double) throws(MomentsError) {
    let n = Double(moments.count)
    let present = Set(observed)
    let missing = mean.indices.filter { !present.contains($0) }
    let d = zip(moments.mean, observed).map { $0 - mean[$1] }
    let column = Matrix(rows: d.count, columns: 1, elements: d)
    let about = moments.scatter + n * (column * column.transposed)
    let b = try coefficients(of: missing, on: observed, ridge: ridge)

    count += n
    add(n, d, at: observed)
    add(about, at: observed, observed)
    guard !missing.isEmpty else { return }
    let predicted = b * about
    let conditional =
      covariance.submatrix(rows: missing, columns: missing) - b * covariance.submatrix(rows: observed, columns: missing)
    add(n, b * d, at: missing)
    add(predicted, at: missing, observed)
    add(predicted.transposed, at: observed, missing)
    add(predicted * b.transposed + n * conditional, at: missing, missing)
  }

  /// The regression coefficients B = Σ_mo Σ_oo⁻¹ (m × o).
  private func coefficients(of missing: [Int], on observed: [Int], ridge: Double) throws(MomentsError) -> Matrix {
    guard !missing.isEmpty else { return Matrix(rows: 0, columns: observed.count) }
    var inner = covariance.submatrix(rows: observed, columns: observed)
    for k in observed.indices { inner[k, k] = inner[k, k] > 0 ? inner[k, k] * (1 + ridge) : 1 }
    do throws(LinearAlgebraError) {
      return try Cholesky(inner).solve(covariance.submatrix(rows: observed, columns: missing)).transposed
    } catch {
      throw .linearAlgebra(error)
    }
  }

  /// The new mean and covariance, Σ taken about the new mean.
  func maximised() -> (mean: [Double], covariance: Matrix) {
    let shift = sum.map { $0 / count }
    var sigma = Matrix(rows: mean.count, columns: mean.count)
    for j in mean.indices {
      for i in mean.indices {
        let both = 0.5 * (crossProducts[i, j] + crossProducts[j, i])
        sigma[i, j] = both / count - shift[i] * shift[j]
      }
    }
    return (zip(mean, shift).map { $0 + $1 }, sigma)
  }

  private mutating func add(_ factor: Double, _ values: [Double], at places: [Int]) {
    for (value, place) in zip(values, places) { sum[place] += factor * value }
  }

  private mutating func add(_ block: Matrix, at rows: [Int], _ columns: [Int]) {
    for (j, column) in columns.enumerated() {
      for (i, row) in rows.enumerated() { crossProducts[row, column] += block[i, j] }
    }
  }
}
