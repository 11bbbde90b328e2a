internal import Foundation

/// Which pattern a listed unit most probably shows.
///
/// Given that a unit over-rates, P(k) ∝ π_k R_k: plain over-rating has R = 1; similar and straight answers and jumps
/// the ratio by which what was seen is more probable under them; a heap at a threshold or above the collective the odds
/// s/(1 − s) of the share s of the heap that its neighbours do not explain, against all other patterns together; the
/// years beside it may be either way. The shares π are found by expectation–maximisation over all listed units. A
/// lenient appraiser comes first, with its own probability.
///
/// Source: METHODS sections 5.6 and 6.
struct PatternPosterior: Sendable {
  /// What speaks for each pattern of one listed unit, relative to plain over-rating.
  struct Evidence: Sendable {
    /// P(lenient appraiser) given that the unit or its appraiser over-rates.
    var lenient = 0.0
    /// The likelihood ratios.
    var similar = 1.0
    var straight = 1.0
    var jump = 1.0
    /// Shares of heaps that their neighbours do not explain.
    var cutoff = 0.0
    var aboveCollective = 0.0
  }

  /// π of plain over-rating, similar answers, straight answers and jumps.
  private(set) var shares = [0.7, 0.1, 0.1, 0.1]

  /// The patterns of a unit whose appraiser is not lenient, those first whose shares are learnt.
  private static let own: [FlagRow.Pattern] = [
    .overrating, .similar, .straightlining, .jump, .cutoff, .aboveCollective,
  ]
  /// Rows' worth of the starting shares that stay, for a few listed units teach little.
  private static let priorRows = 5.0

  /// Learns the shares from all listed units.
  ///
  /// - Complexity: O(units) an iteration, 50 iterations.
  init(_ listed: [Evidence]) {
    let prior = shares
    for _ in 0..<50 {
      var sums = prior.map { Self.priorRows * $0 }
      for unit in listed {
        let probabilities = ownProbabilities(of: unit)
        for k in sums.indices { sums[k] += probabilities[k] }
      }
      let total = sums.reduce(0, +)
      shares = sums.map { $0 / total }
    }
  }

  /// The probability of each pattern of a listed unit.
  func probabilities(of unit: Evidence) -> [FlagRow.Pattern: Double] {
    let probabilities = ownProbabilities(of: unit)
    var result = Dictionary(uniqueKeysWithValues: Self.own.enumerated().map { ($1, probabilities[$0]) })
    result[.appraiser] = unit.lenient
    return result
  }

  /// The probabilities of its own patterns, in the order of `own`, filled up with zeros.
  private func ownProbabilities(of unit: Evidence) -> SIMD8<Double> {
    let lasting = (shares[0] + shares[3] * unit.jump) / (shares[0] + shares[3])
    func heap(_ share: Double) -> Double { lasting * share / max(1 - share, 1e-6) }
    let weights = SIMD8(
      shares[0], shares[1] * unit.similar, shares[2] * unit.straight, shares[3] * unit.jump, heap(unit.cutoff),
      heap(unit.aboveCollective), 0, 0)
    return weights * ((1 - unit.lenient) / weights.sum())
  }

  /// The most probable pattern of a listed unit, the first in the order of the cases among equals.
  func pattern(of unit: Evidence) -> FlagRow.Pattern {
    let probabilities = probabilities(of: unit)
    return FlagRow.Pattern.allCases.max {
      probabilities[$0, default: 0] < probabilities[$1, default: 0]
    } ?? .overrating
  }
}
