import Foundation

/// A judgement that an expert may want to look at again, and what the others imply for it.
public struct RepairSuggestion: Sendable, Equatable {
  /// The criterion judged more important, or less where the value is below 1.
  public let first: Int
  /// The criterion that it was compared with.
  public let second: Int
  /// What was judged.
  public let judged: Double
  /// w_first/w_second from all other judgements.
  public let implied: Double
  /// The consistency ratio with `implied` instead.
  public let ratioAfter: Double
}

/// The judgements that disagree most with the others, one after the other, until the consistency ratio is acceptable.
///
/// In each step the pair with the largest |ln(a_ij w_j/w_i)|, w from all judgements, is set to the w_i/w_j that the others
/// give without it. They are suggestions to the expert: nothing is replaced unless asked for.
/// - Returns: the suggestions and the judgements with all of them taken; no suggestions where the ratio is acceptable.
/// - Complexity: O(p⁴) a step, p(p − 1)/2 steps at most.
///
/// Source: Saaty (2003), Decision-making with the AHP: why is the principal eigenvector necessary, section 6; Harker (1987)
/// for the priorities without a pair.
public func repairSuggestions(_ judgements: PairwiseComparisons, acceptable: Double = ExpertPriorities.acceptableRatio)
  -> (suggestions: [RepairSuggestion], repaired: PairwiseComparisons)
{
  var current = judgements
  var suggestions: [RepairSuggestion] = []
  var open = judgements.pairs.filter { judgements[$0, $1] != nil }
  while let priorities = ExpertPriorities(current), let ratio = priorities.consistencyRatio, ratio > acceptable {
    let w = priorities.weights
    func deviation(_ pair: (Int, Int)) -> Double {
      abs(log((current[pair.0, pair.1] ?? 1) * w[pair.1] / w[pair.0]))
    }
    guard let worst = open.indices.max(by: { deviation(open[$0]) < deviation(open[$1]) }) else { break }
    let (i, j) = open.remove(at: worst)
    var without = current
    without[i, j] = nil
    guard let judged = current[i, j], let others = ExpertPriorities(without) else { continue }
    let implied = others.weights[i] / others.weights[j]
    current[i, j] = implied
    let after = ExpertPriorities(current)?.consistencyRatio ?? ratio
    suggestions.append(
      RepairSuggestion(first: i, second: j, judged: judged, implied: implied, ratioAfter: after))
  }
  return (suggestions, current)
}
