/// How much more the years beside a listed one speak for a single raised year than for over-rating that lasts.
///
/// A neighbouring year's odds of over-rating over those of all rows are its ratio R_s. Were this year alone raised, the
/// neighbour is as likely to be over-rated as any row, π; lasting over-rating comes with it in a share ρ of neighbours:
///
/// LR = Π_s (1 − π + π R_s) / (1 − ρ + ρ R_s) over the assessed years just before and just after.
///
/// P is the probability that the unit over-rates by itself: leniency of an appraiser lasts for reasons of its own.
///
/// ρ = 2 Σ P_s P_t / Σ (P_s + P_t) over all neighbouring years of all units.
///
/// Source: METHODS section 5.6; the two-state Markov chain.
struct JumpPersistence: Sendable {
  /// π.
  let share: Double
  /// ρ.
  let persistence: Double

  /// Learns both from all assessed rows.
  ///
  /// - Complexity: O(rows).
  init(_ years: UnitYears, traces: RowTraces) {
    var products = 0.0
    var sums = 0.0
    var total = 0.0
    var count = 0.0
    for history in years.rowsOfUnit {
      let known = history.map { traces.probabilityOwn[$0] }.filter(\.isFinite)
      total += known.reduce(0, +)
      count += Double(known.count)
      for (a, b) in zip(known, known.dropFirst()) {
        products += 2 * a * b
        sums += a + b
      }
    }
    share = min(max(count > 0 ? total / count : 0, 1e-6), 0.5)
    persistence = min(max(sums > 0 ? products / sums : share, share), 0.95)
  }

  /// The ratio of a row in its unit's history; 0 in the first year, which nothing can have risen from.
  func likelihoodRatio(of row: Int, in history: [Int], traces: RowTraces) -> Double {
    let known = history.filter { traces.probabilityOwn[$0].isFinite }
    guard let place = known.firstIndex(of: row), place > 0 else { return 0 }
    return [place - 1, place + 1].filter(known.indices.contains).reduce(1) { ratio, beside in
      let p = min(traces.probabilityOwn[known[beside]], 1 - 1e-9)
      let r = p / (1 - p) * (1 - share) / share
      return ratio * (1 - share + share * r) / (1 - persistence + persistence * r)
    }
  }
}
