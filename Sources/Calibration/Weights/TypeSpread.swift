internal import LinearAlgebra

/// How far the true weights of a type that is shrunken to the pooled ones may lie from where shrinking puts them.
///
/// Shrinking takes the share H = 1 − diag((A + λsP)⁻¹A) of a type's own departure away. If types differ by as much as the λ
/// that was found for them says, what is left of the truth has variance H(1 − H)V beside that of the shrunken estimate, V
/// that of the type's own weights; so that replicates get √(H(1 − H)) of the departure of a replicate of those weights from
/// their mean.
///
/// Source: Morris (1983), Parametric empirical Bayes inference: theory and applications, section 2.
struct TypeSpread {
  /// √(H(1 − H)) of each criterion; nil where nothing is shrunken, or everything.
  private let factors: [Double]?
  private let total: Double

  /// The spread of one type of a family.
  init(_ family: FamilyCalibration, type: Int) {
    let program = family.programs[type]
    let penalty = family.penalty(ofType: type)
    guard family.typePenalty != nil, penalty > 0, penalty.isFinite,
      let factor = try? Cholesky(program.hessian(penalty: penalty))
    else {
      self.init(kept: nil, total: program.total)
      return
    }
    self.init(kept: factor.solve(program.hessian(penalty: 0)).diagonal, total: program.total)
  }

  /// The spread where shrinking leaves the shares 1 − H of a type's own departure; nil where it does not shrink.
  init(kept: [Double]?, total: Double) {
    factors = kept?.map { share in
      let own = min(1, max(0, share))
      return (own * (1 - own)).squareRoot()
    }
    self.total = total
  }

  /// Shrunken replicates with what replicates of the type alone depart from their mean, each from half of all further on, so
  /// that the two are independent; the sum is kept, and without a bound weights may be negative.
  func added(to shrunken: [[Double]], of alone: [[Double]?], isBounded: Bool = true) -> Matrix {
    guard let factors else { return Matrix(rowsOf: shrunken) }
    let known = alone.compactMap(\.self)
    guard known.count == shrunken.count, !known.isEmpty else { return Matrix(rowsOf: shrunken) }
    let means = factors.indices.map { j in known.reduce(0) { $0 + $1[j] } / Double(known.count) }
    return Matrix(
      rowsOf: shrunken.indices.map { r in
        let other = known[(r + known.count / 2) % known.count]
        let moved = factors.indices.map { j in shrunken[r][j] + factors[j] * (other[j] - means[j]) }
        let kept = isBounded ? moved.map { max(0, $0) } : moved
        let sum = kept.reduce(0, +)
        return sum > 0 ? kept.map { total * $0 / sum } : shrunken[r]
      })
  }
}
