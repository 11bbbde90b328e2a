internal import Evaluation
public import LinearAlgebra

/// The covariances of the shares of a type's criteria, pairwise over the rows that have both, within year.
struct ShareCovariance {
  /// The covariance matrix (p × p).
  let covariance: Matrix

  /// The covariances over all rows of one type of a panel.
  ///
  /// - Complexity: O(rows × criteria²).
  init(_ panel: Panel, type: Int, criteria: [Int]) {
    let rows = (0..<panel.count).filter { panel.type[$0] == type }
    let centring = WithinCentring(
      level: rows.map { panel.year[$0] }, appraiser: [Int](repeating: -1, count: rows.count))
    let columns = criteria.map { j in
      centring.centred(rows.map { panel.shares[j][$0].isFinite ? panel.shares[j][$0] : .nan })
    }
    let values = Matrix(columnsOf: columns.map { $0.map { $0.isFinite ? $0 : 0 } })
    let present = Matrix(columnsOf: columns.map { $0.map { $0.isFinite ? 1 : 0 } })
    let sums = values.crossProduct
    let counts = present.crossProduct
    var result = Matrix(rows: criteria.count, columns: criteria.count)
    for index in result.elements.indices {
      result.elements[index] = counts.elements[index] > 1 ? sums.elements[index] / (counts.elements[index] - 1) : 0
    }
    covariance = result
  }

  /// The importance of each criterion in a total with the given weights; nil where it or the total does not vary.
  func squaredCorrelations(weights: [Double]) -> [Double?] {
    squaredCorrelationsWithTotal(covariance: covariance, weights: weights)
  }
}

/// corr(x_j, T)² for T = Σ w_j x_j: how much a criterion matters in a total, which is not its weight.
///
/// (Σw)_j²/(Σ_jj w'Σw), Σ the covariance of the criteria (p × p), w the weights (p). They do not sum to 1. Nil where the
/// criterion or the total does not vary.
///
/// Source: Paruolo, Saisana and Saltelli (2013), Ratings and rankings: voodoo or science?, section 3.
public func squaredCorrelationsWithTotal(covariance: Matrix, weights: [Double]) -> [Double?] {
  let cross = covariance * weights
  let total = dot(weights, cross)
  return weights.indices.map { j in
    let product = covariance[j, j] * total
    return product > 0 ? min(1, cross[j] * cross[j] / product) : nil
  }
}
