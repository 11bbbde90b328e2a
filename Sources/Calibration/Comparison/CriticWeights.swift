public import LinearAlgebra
internal import Statistics

/// Which correlation tells criteria apart.
public enum CriterionAssociation: Sendable {
  /// Pearson's.
  case linear
  /// Spearman's.
  case rank
}

/// Weights by contrast and conflict: a criterion counts for its spread and for saying what the others do not.
///
/// C_j = σ_j Σ_k (1 − r_jk), w_j = C_j/ΣC; values are units × criteria, each scaled to 0…1 between its least and largest
/// value unless `isScaled` is false. Nil where nothing varies.
/// - Complexity: O(n·p²).
///
/// Source: Diakoulaki, Mavrotas and Papayannakis (1995), Determining objective weights in multiple criteria problems: the
/// CRITIC method.
public func criticWeights(
  _ values: Matrix, association: CriterionAssociation = .linear, isScaled: Bool = true
) -> [Double]? {
  let columns = (0..<values.columns).map { j in
    isScaled ? Normalisation.leastToLargest.applied(to: values.column(j)) : values.column(j)
  }
  let spread = deviations(of: Matrix(columnsOf: columns))
  let compared = association == .linear ? columns : columns.map { ranks($0) }
  let contrast = compared.indices.map { j in
    compared.indices.reduce(0.0) { sum, k in
      guard j != k, spread[j] > 0, spread[k] > 0 else { return sum }
      return sum + 1 - (pairwiseCorrelation(compared[j], compared[k]).value ?? 0)
    }
  }
  return normalised(zip(spread, contrast).map { $0 * $1 })
}
