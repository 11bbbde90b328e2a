public import LinearAlgebra

/// Loadings rotated so that each factor has few large ones.
///
/// The orthogonal rotation T that maximises the variance of the squared loadings within each column of ΛT, on rows
/// scaled to length 1 (Kaiser). Loadings are criteria × factors; each rotated column is turned so that its entries sum
/// to no less than 0.
/// - Throws: `notFinite`, `notConverged`.
/// - Complexity: O(p·k²) a round.
///
/// Source: Kaiser (1958), The varimax criterion for analytic rotation in factor analysis.
public func varimaxRotated(_ loadings: Matrix) throws(LinearAlgebraError) -> Matrix {
  let (p, k) = (loadings.rows, loadings.columns)
  guard k > 1 else { return turnedUp(loadings) }
  let lengths = (0..<p).map { i in dot(loadings.row(i), loadings.row(i)).squareRoot() }
  var scaled = loadings
  for i in 0..<p where lengths[i] > 0 {
    for j in 0..<k { scaled[i, j] /= lengths[i] }
  }
  var rotation = Matrix.identity(k)
  var criterion = 0.0
  for _ in 0..<mostRotations {
    let rotated = scaled * rotation
    var slope = rotated
    for j in 0..<k {
      let mean = dot(rotated.column(j), rotated.column(j)) / Double(p)
      for i in 0..<p { slope[i, j] = rotated[i, j] * (rotated[i, j] * rotated[i, j] - mean) }
    }
    let decomposition = try SingularValues(scaled.crossProduct(with: slope))
    rotation = decomposition.u * decomposition.vt
    let sum = decomposition.values.reduce(0, +)
    if sum <= criterion * (1 + rotationTolerance) { break }
    criterion = sum
  }
  var result = scaled * rotation
  for i in 0..<p {
    for j in 0..<k { result[i, j] *= lengths[i] }
  }
  return turnedUp(result)
}

private let mostRotations = 1000
private let rotationTolerance = 1e-14

private func turnedUp(_ loadings: Matrix) -> Matrix {
  var result = loadings
  for j in 0..<result.columns where result.column(j).reduce(0, +) < 0 {
    for i in 0..<result.rows { result[i, j] = -result[i, j] }
  }
  return result
}

/// Weights from rotated loadings (criteria × factors): each criterion counts with the square of its largest positive one.
///
/// w_j ∝ (λ²_jf/V_f)·V_f with f the factor of the largest positive loading and V_f = Σ_j λ²_jf: the share of the factor
/// that the criterion makes up, times the share of variance that the factor explains. Nil where no loading is positive.
///
/// Source: Nicoletti, Scarpetta and Boylaud (2000); OECD and JRC (2008), Handbook on Constructing Composite Indicators,
/// pages 89–91.
public func factorWeights(rotatedLoadings: Matrix) -> [Double]? {
  normalised(
    (0..<rotatedLoadings.rows).map { i in
      let largest = max(0, rotatedLoadings.row(i).max() ?? 0)
      return largest * largest
    })
}
