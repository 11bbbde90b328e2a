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
  let compared = columnCorrelations(Matrix(columnsOf: association == .linear ? columns : columns.map { ranks($0) }))
  let contrast = columns.indices.map { j in
    columns.indices.reduce(0.0) { j != $1 && spread[j] > 0 && spread[$1] > 0 ? $0 + 1 - compared[j, $1] : $0 }
  }
  return normalised(zip(spread, contrast).map { $0 * $1 })
}
