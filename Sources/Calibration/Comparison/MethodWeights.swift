internal import LinearAlgebra
internal import Statistics

/// The weights that a method gives to ratings, as shares of the total.
struct MethodWeights {
  /// Shares of the points, units × criteria, missing cells filled by the mean of their criterion.
  let values: Matrix

  /// Where a method takes logarithms or ratios, a share counts as no less than this: one step of two hundred.
  static let leastShare = 0.005
  /// Benefit of the doubt lets a criterion have between a half and twice the equal share.
  static let doubtBounds = (least: 0.5, most: 2.0)
  /// Components with at least this eigenvalue are rotated. Kaiser (1960).
  static let leastEigenvalue = 1.0

  /// The weights of a method that rests on ratings alone; nil where the ratings do not define them.
  ///
  /// - Parameter judged: how many units, evenly spread, benefit of the doubt is asked for.
  /// - Complexity: O(n·p² + p³), and some linear programmes of p unknowns a judged unit.
  func weights(_ method: WeightingMethod, judged: Int) -> [Double]? {
    guard values.rows > 1, values.columns > 0 else {
      return method == .equal ? equalWeights(count: values.columns) : nil
    }
    return switch method {
    case .equal: equalWeights(count: values.columns)
    case .entropy: entropyWeights(values)
    case .critic: criticWeights(values)
    case .merec: removalEffectWeights(positive)
    case .standardDeviation: standardDeviationWeights(values)
    case .cilos: impactLossWeights(positive)
    case .components: components?.firstComponentWeights
    case .factors: factors
    case .benefitOfTheDoubt: doubt(judged: judged)
    case .now, .outcomes, .outcomesWithinLimits, .pairwise, .bestWorst, .budget: nil
    }
  }

  private var positive: Matrix {
    Matrix(rows: values.rows, columns: values.columns, elements: values.elements.map { max($0, Self.leastShare) })
  }

  private var components: PrincipalComponents? {
    let correlation = columnCorrelations(values)
    return deviations(of: values).contains { $0 > 0 } ? try? PrincipalComponents(correlation: correlation) : nil
  }

  private var factors: [Double]? {
    guard let components else { return nil }
    let count = max(1, components.eigenvalues.count { $0 > Self.leastEigenvalue })
    return (try? varimaxRotated(components.loadings(count: count))).flatMap { factorWeights(rotatedLoadings: $0) }
  }

  /// The mean weights of units spread evenly over the rows.
  private func doubt(judged: Int) -> [Double]? {
    let p = Double(values.columns)
    let count = min(judged, values.rows)
    let chosen = (0..<count).map { $0 * values.rows / count }
    let result = try? BenefitOfTheDoubt(
      values, judged: chosen, least: Self.doubtBounds.least / p, most: min(1, Self.doubtBounds.most / p))
    return result.flatMap { result in normalised((0..<values.columns).map { result.weights.column($0).reduce(0, +) }) }
  }
}

/// The correlations of complete columns; 0 where one does not vary.
///
/// - Complexity: O(n·p²), one `dsyrk`.
func columnCorrelations(_ values: Matrix) -> Matrix {
  var centred = values
  for j in 0..<values.columns {
    let mean = values.column(j).reduce(0, +) / Double(max(values.rows, 1))
    for i in 0..<values.rows { centred[i, j] -= mean }
  }
  return correlations(ofCovariance: centred.crossProduct)
}
