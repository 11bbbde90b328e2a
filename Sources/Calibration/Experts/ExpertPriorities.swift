import Foundation
internal import LinearAlgebra

/// The priorities that pairwise comparisons say, and how far they agree with themselves.
public struct ExpertPriorities: Sendable, Equatable {
  /// The principal eigenvector, summing to 1 (p).
  public let weights: [Double]
  /// λ_max; p where the judgements are consistent.
  public let largestEigenvalue: Double
  /// CR = (λ_max − p)/(p − 1)/RI; 0 for fewer than three criteria, nil where so many pairs are missing that any
  /// judgements are consistent.
  public let consistencyRatio: Double?

  /// Above this ratio judgements are worth a second look. Saaty (1980).
  public static let acceptableRatio = 0.1
  private static let mostRounds = 100_000
  private static let tolerance = 1e-15

  /// The priorities of connected judgements; nil where some criteria are compared with the rest neither directly nor
  /// through others.
  ///
  /// - Parameter randomIndex: RI; Saaty's for the size and the number of missing pairs unless it is given.
  /// - Complexity: O(p²) a round of the power method.
  ///
  /// Source: Saaty (1980), The Analytic Hierarchy Process; Harker (1987) for missing pairs.
  public init?(_ judgements: PairwiseComparisons, randomIndex: Double? = nil) {
    guard judgements.isConnected else { return nil }
    let matrix = judgements.matrix
    let p = Double(judgements.count)
    var vector = equalWeights(count: judgements.count)
    var eigenvalue = p
    for _ in 0..<Self.mostRounds {
      let product = matrix * vector
      eigenvalue = product.reduce(0, +)
      let next = product.map { $0 / eigenvalue }
      let moved = zip(next, vector).reduce(0) { max($0, abs($1.0 - $1.1)) }
      vector = next
      if moved < Self.tolerance { break }
    }
    weights = vector
    largestEigenvalue = eigenvalue
    let index = randomIndex ?? Self.randomIndex(count: judgements.count, missing: judgements.missing.count)
    let inconsistency = max(0, eigenvalue - p) / max(p - 1, 1)
    consistencyRatio = judgements.count < 3 ? 0 : index > 0 ? inconsistency / index : nil
  }

  /// The mean consistency index of random judgements of p criteria with some pairs missing.
  ///
  /// Saaty's table up to ten criteria, (2.7699p − 4.3513 − p)/(p − 1) beyond; times 1 − 2m/((p − 1)(p − 2)) for m missing
  /// pairs.
  ///
  /// Source: Saaty (1980); Alonso and Lamata (2006), Consistency in the analytic hierarchy process: a new approach;
  /// Ágoston and Csató (2022), Inconsistency thresholds for incomplete pairwise comparison matrices.
  public static func randomIndex(count: Int, missing: Int = 0) -> Double {
    let table = [0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49]
    let p = Double(count)
    let whole = count < table.count ? table[count] : (2.7699 * p - 4.3513 - p) / (p - 1)
    guard count > 2 else { return 0 }
    return max(0, whole * (1 - 2 * Double(missing) / ((p - 1) * (p - 2))))
  }
}

/// The geometric means of the rows of complete judgements, summing to 1; nil where a pair is missing.
///
/// Source: Crawford and Williams (1985), A note on the analysis of subjective judgment matrices.
public func geometricMeanPriorities(_ judgements: PairwiseComparisons) -> [Double]? {
  guard judgements.missing.isEmpty else { return nil }
  let matrix = judgements.matrix
  let p = Double(max(judgements.count, 1))
  return normalised((0..<judgements.count).map { i in exp(matrix.row(i).reduce(0) { $0 + log($1) } / p) })
}

/// The row means of complete judgements with columns divided by their sums; nil where a pair is missing.
///
/// Source: Saaty (1980), page 19, as a hand computation close to the eigenvector.
public func columnMeanPriorities(_ judgements: PairwiseComparisons) -> [Double]? {
  guard judgements.missing.isEmpty else { return nil }
  let matrix = judgements.matrix
  let columns = (0..<judgements.count).compactMap { normalised(matrix.column($0)) }
  return normalised((0..<judgements.count).map { i in columns.reduce(0) { $0 + $1[i] } })
}
