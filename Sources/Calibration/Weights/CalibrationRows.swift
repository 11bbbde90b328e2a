internal import Evaluation
internal import LinearAlgebra

/// The types whose scored criteria are the same, and the sums over their rows.
struct CalibrationRows {
  /// The types, by index into the panel's.
  let types: [Int]
  /// The criteria, by index into the panel's.
  let criteria: [Int]
  /// w⁰, the points in force of each criterion.
  let points: [Double]
  /// The sums by type and fold.
  private(set) var byFold: [[CalibrationMoments]] = []
  /// The sums by type and cluster, packed: one matrix (clusters × length) a type.
  private(set) var byCluster: [Matrix] = []
  /// The clusters.
  let clusters: ResamplingClusters
  /// The variance that rounding to its step adds to each criterion, (h/M)²/12, in squared shares.
  let roundingVariance: [Double]
  /// What was inferred or left out.
  private(set) var notes: [Note] = []

  /// Sums up a family; a row enters when it has an outcome score, is not excluded and has at least one rating.
  ///
  /// - Complexity: O(rows × criteria²).
  init(_ panel: Panel, family: CriterionFamily, outcomes: OutcomeModel, excluded: [Bool], seed: UInt64) {
    types = family.types
    criteria = family.criteria
    points = family.points
    let rows = (0..<panel.count).filter { row in
      family.types.contains(panel.type[row]) && !excluded[row] && outcomes.scores.measured[row] > 0
        && family.criteria.contains { panel.shares[$0][row].isFinite }
    }
    let unit = placesByRatings(panel, rows: rows)
    let appraiser = rows.map { panel.appraiser[$0] }
    clusters = ResamplingClusters(unit: unit, appraiser: appraiser, seed: seed)
    let folds = ValidationFolds(unit: unit, appraiser: appraiser, seed: seed)
    let logits = LogitShares(panel, criteria: criteria)
    roundingVariance = zip(logits.steps, points).map { $0 * $0 / ($1 * $1) / 12 }
    if !logits.inferred.isEmpty {
      let codes = logits.inferred.map { panel.criteria[criteria[$0]].code }.joined(separator: " ")
      notes.append(Note("weights.inferredStep", ["criteria": codes]))
    }
    let level = rows.map { outcomes.group[$0] }
    let centring = WithinCentring(level: level, appraiser: appraiser)
    let scores = EvidenceScores(panel, criteria: criteria, rows: rows, outcomes: outcomes)
    let centredScores = scores.columns.map { centring.centred($0) }
    let columns = criteria.indices.map { position in
      let logit = rows.map { logits.values[position][$0] }
      let slope = Self.slope(logits: logit, shares: rows.map { panel.shares[criteria[position]][$0] }, level: level)
      return centring.centred(logit).map { $0 / slope }
    }
    for type in types {
      let members = rows.indices.filter { panel.type[rows[$0]] == type }
      let part = TypeMoments(
        columns: columns.map { column in members.map { column[$0] } },
        scores: centredScores.map { column in members.map { column[$0] } },
        scoreOfCriterion: scores.columnOfCriterion, reliability: scores.reliability(of: members))
      if part.leftOut > 0 {
        let name = ["type": panel.types[type], "rows": "\(part.leftOut)"]
        notes.append(Note("weights.rarePatterns", name))
      }
      byFold.append(part.sums(group: members.map { folds.fold[$0] }, count: folds.count))
      let sums = part.sums(group: members.map { clusters.cluster[$0] }, count: clusters.count)
      byCluster.append(CalibrationMoments.packed(sums, criteria: criteria.count))
    }
  }

  /// The sums of one type, by position among `types`.
  func moments(ofType index: Int) -> CalibrationMoments {
    byFold[index].reduce(CalibrationMoments(criteria: criteria.count), +)
  }

  /// The logits that a share is worth at the criterion's spread within type and year: sd ℓ/sd x; 1 without a spread.
  private static func slope(logits: [Double], shares: [Double], level: [Int]) -> Double {
    let ratio = (sumOfSquares(logits, level) / sumOfSquares(shares, level)).squareRoot()
    return ratio.isFinite && ratio > 0 ? ratio : 1
  }

  private static func sumOfSquares(_ values: [Double], _ level: [Int]) -> Double {
    let levels = (level.max() ?? -1) + 1
    var count = [Double](repeating: 0, count: levels)
    var mean = count
    for (row, value) in values.enumerated() where value.isFinite {
      count[level[row]] += 1
      mean[level[row]] += (value - mean[level[row]]) / count[level[row]]
    }
    var sum = 0.0
    for (row, value) in values.enumerated() where value.isFinite {
      let deviation = value - mean[level[row]]
      sum += deviation * deviation
    }
    return sum
  }
}
