import Foundation

/// The judgements of several experts as one: the geometric mean of each pair over those who judged it.
///
/// Source: Aczél and Saaty (1983), Procedures for synthesizing ratio judgements (AIJ).
public func aggregatedJudgements(_ experts: [PairwiseComparisons]) -> PairwiseComparisons {
  var result = PairwiseComparisons(count: experts.first?.count ?? 0)
  for (i, j) in result.pairs {
    let logs = experts.compactMap { $0[i, j] }.map { log($0) }
    if !logs.isEmpty { result[i, j] = exp(logs.reduce(0, +) / Double(logs.count)) }
  }
  return result
}

/// How the priorities of several experts are averaged.
public enum PriorityMean: Sendable {
  /// The arithmetic mean.
  case arithmetic
  /// The geometric mean, scaled to sum to 1.
  case geometric
}

/// The priorities of several experts as one, summing to 1; nil without experts.
///
/// Source: Forman and Peniwati (1998), Aggregating individual judgments and priorities with the AHP (AIP).
public func aggregatedPriorities(_ experts: [[Double]], mean: PriorityMean = .arithmetic) -> [Double]? {
  guard let count = experts.first?.count else { return nil }
  let n = Double(experts.count)
  return normalised(
    (0..<count).map { j in
      mean == .arithmetic
        ? experts.reduce(0) { $0 + $1[j] } / n : exp(experts.reduce(0) { $0 + log($1[j]) } / n)
    })
}

/// How far experts differ on each criterion, as the variance of one expert's weight (p), in squared shares.
///
/// s²_j from the n experts is shrunken to c·w̄_j, c the pooled variance over Σw̄, with the weight of `priorExperts`
/// experts: v_j = ((n − 1)s²_j + m·c·w̄_j)/(n − 1 + m). Nil for fewer than two experts, or where all agree.
public func panelVariances(_ experts: [[Double]]) -> [Double]? {
  guard experts.count > 1, let means = aggregatedPriorities(experts) else { return nil }
  let n = Double(experts.count)
  let variances = means.indices.map { j in
    experts.reduce(0) { $0 + ($1[j] - means[j]) * ($1[j] - means[j]) } / (n - 1)
  }
  let pooled = variances.reduce(0, +)
  guard pooled > 0 else { return nil }
  let least = pooled / Double(means.count) * leastShareOfMeanVariance
  return zip(variances, means).map { variance, mean in
    max(least, ((n - 1) * variance + priorExperts * pooled * mean) / (n - 1 + priorExperts))
  }
}

/// The variance of few experts is uncertain: it is shrunken as if so many more had been asked.
private let priorExperts = 4.0
/// No criterion is believed to be agreed on by more than this.
private let leastShareOfMeanVariance = 0.1
