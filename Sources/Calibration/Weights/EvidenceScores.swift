internal import Evaluation

/// The outcome scores that each criterion is set against: without the indicators that are its own evidence.
struct EvidenceScores {
  /// The score of each row, a column for each set of indicators left out; 0, the prior mean, where none is left.
  private(set) var columns: [[Double]] = []
  /// The column of each criterion.
  private(set) var columnOfCriterion: [Int] = []
  private var knownShare: [[Double]] = []

  /// The scores of the chosen rows.
  ///
  /// - Complexity: O(rows × outcomes × nodes) for each set that occurs.
  init(_ panel: Panel, criteria: [Int], rows: [Int], outcomes: OutcomeModel) {
    var sets: [Set<Int>] = [[]]
    for j in criteria {
      let named = Set(panel.criteria[j].evidence.compactMap { code in panel.outcomes.firstIndex { $0.code == code } })
      let leftOut = named.count < panel.outcomes.count ? named : []
      if !sets.contains(leftOut) { sets.append(leftOut) }
      columnOfCriterion.append(sets.firstIndex(of: leftOut) ?? 0)
    }
    for leftOut in sets {
      let scores = outcomes.scores(leavingOut: leftOut)
      columns.append(rows.map { scores.ownMean[$0].isFinite ? scores.ownMean[$0] : 0 })
      knownShare.append(rows.map { scores.ownVariance[$0].isFinite ? 1 - scores.ownVariance[$0] : 0 })
    }
  }

  /// ρ̄ of each column over the named rows.
  func reliability(of rows: [Int]) -> [Double] {
    knownShare.map { share in rows.reduce(0) { $0 + share[$1] } / Double(max(rows.count, 1)) }
  }
}
