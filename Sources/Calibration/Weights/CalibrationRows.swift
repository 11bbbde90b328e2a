internal import Evaluation
internal import LinearAlgebra

/// The types whose scored criteria are the same, and the sums over their rows.
struct CalibrationRows {
  /// The types, by index into the panel's.
  let types: [Int]
  /// The criteria, by index into the panel's.
  let criteria: [Int]
  /// The place of each criterion in the order of their codes.
  let place: [Int]
  /// w⁰, the points in force of each criterion.
  let points: [Double]
  /// The sums by type and fold.
  private(set) var byFold: [[CalibrationMoments]] = []
  /// The sums by type and cluster, packed: one matrix (clusters × length) a type.
  private(set) var byCluster: [Matrix] = []
  /// The clusters.
  let clusters: ResamplingClusters
  /// The degrees of freedom that centring took.
  let centringTerms: Int
  /// How far the years of a unit hang together beyond what its ratings explain.
  let unitEffect: UnitEffect
  /// The variance that rounding to its step adds to each criterion, (h/M)²/12 as far as ``unitEffect`` leaves it, in squared
  /// shares.
  let roundingVariance: [Double]
  /// (h/M)² of each criterion as far as ``unitEffect`` leaves it, in squared shares.
  let stepVariance: [Double]
  /// How much larger a share of each criterion's variance the errors of a year are once the years of a unit are taken
  /// together: what a unit's ratings keep over the years counts less then, errors of the year do not.
  let yearlyNoise: [Double]
  /// The rows of the panel that entered.
  let rows: [Int]
  /// The fold of each of them.
  let fold: [Int]
  /// How reliable each criterion's ratings are, where they were repeated.
  let reliability: RatingReliability
  /// What the gap to the superior tells of the ratings' noise.
  let gap: RatingGap?
  /// The seed of what is drawn.
  let seed: UInt64
  /// What was inferred or left out.
  private(set) var notes: [Note] = []

  /// Sums up a family; a row enters when it has an outcome score, is not excluded and has at least one rating.
  ///
  /// - Complexity: O(rows × criteria²).
  init(
    _ panel: Panel, family: CriterionFamily, outcomes: OutcomeModel, excluded: [Bool], seed: UInt64,
    scale: RatingScale = .shares, threads: Int = 1
  ) {
    let (criteria, points) = (family.criteria, family.points)
    types = family.types
    self.seed = seed
    self.criteria = criteria
    self.points = points
    let ordered = criteria.indices.sorted { panel.criteria[criteria[$0]].code < panel.criteria[criteria[$1]].code }
    place = criteria.indices.map { j in ordered.firstIndex(of: j) ?? j }
    let rows = (0..<panel.count).filter { row in
      family.types.contains(panel.type[row]) && !excluded[row] && outcomes.scores.measured[row] > 0
        && family.criteria.contains { panel.shares[$0][row].isFinite }
    }
    let unit = placesByRatings(panel, rows: rows)
    let appraiser = rows.map { panel.appraiser[$0] }
    clusters = ResamplingClusters(unit: unit, appraiser: appraiser, seed: seed)
    let folds = ValidationFolds(unit: unit, appraiser: appraiser, seed: seed)
    self.rows = rows
    fold = folds.fold
    let level = rows.map { outcomes.group[$0] }
    let centring = WithinCentring(level: level, appraiser: appraiser)
    centringTerms = centring.terms
    let steps = RatingSteps(panel, criteria: criteria)
    if !steps.inferred.isEmpty {
      let codes = steps.inferred.map { panel.criteria[criteria[$0]].code }.joined(separator: " ")
      notes.append(Note("weights.inferredStep", ["criteria": codes]))
    }
    let scores = EvidenceScores(panel, criteria: criteria, rows: rows, outcomes: outcomes)
    let within = criteria.indices.map { position in
      centring.centred(scale.column(panel, criterion: criteria[position], step: steps.values[position], rows, level))
    }
    let unitEffect =
      scale == .shares
      ? UnitEffect(
        unit: unit, type: rows.map { panel.type[$0] }, columns: within, score: centring.centred(scores.columns[0]))
      : .none
    self.unitEffect = unitEffect
    func reduced(_ column: [Double]) -> [Double] { unitEffect.reduced(centring.centred(column)) }
    roundingVariance = zip(steps.roundingVariance(panel, criteria: criteria), points).map {
      unitEffect.yearlyShare * $0 / ($1 * $1)
    }
    stepVariance = zip(steps.values, points).map { unitEffect.yearlyShare * $0 * $0 / ($1 * $1) }
    let columns = within.map { unitEffect.reduced($0) }
    let reducedScores = scores.columns.map { reduced($0) }
    reliability = RatingReliability(
      panel, criteria: criteria, rows: rows, columns: within, centring: centring, cluster: clusters.cluster,
      threads: threads)
    yearlyNoise = zip(within, columns).map {
      yearlyNoiseRatio(of: $0, reducedTo: $1, yearlyShare: unitEffect.yearlyShare)
    }
    gap = RatingGap(
      panel, criteria: criteria, rows: rows, score: reducedScores[0], roundingVariance: roundingVariance,
      sensitivity: Self.sensitivity(panel, criteria: criteria, rows: rows), cluster: clusters.cluster,
      reduced: reduced)
    for type in types {
      let members = rows.indices.filter { panel.type[rows[$0]] == type }
      let part = TypeMoments(
        columns: columns.map { column in members.map { column[$0] } },
        scores: reducedScores.map { column in members.map { column[$0] } },
        scoreOfCriterion: scores.columnOfCriterion, reliability: scores.reliability(of: members),
        sensitivity: Self.sensitivity(panel, criteria: criteria, rows: members.map { rows[$0] }))
      if part.leftOut > 0 {
        let name = ["type": panel.types[type], "rows": "\(part.leftOut)"]
        notes.append(Note("weights.rarePatterns", name))
      }
      byFold.append(part.sums(group: members.map { folds.fold[$0] }, count: folds.count))
      let sums = part.sums(group: members.map { clusters.cluster[$0] }, count: clusters.count)
      byCluster.append(CalibrationMoments.packed(sums, criteria: criteria.count))
    }
  }

  /// v_j = E[x(1 − x)] of each criterion over some rows of the panel; 0 without ratings.
  private static func sensitivity(_ panel: Panel, criteria: [Int], rows: [Int]) -> [Double] {
    criteria.map { j in
      let shares = rows.map { panel.shares[j][$0] }.filter(\.isFinite)
      return shares.reduce(0) { $0 + $1 * (1 - $1) } / Double(max(shares.count, 1))
    }
  }

  /// The sums of one type, by position among `types`.
  func moments(ofType index: Int) -> CalibrationMoments {
    byFold[index].reduce(CalibrationMoments(criteria: criteria.count), +)
  }
}

/// f Σx²/Σx*² for a column x and what is left of it, x*; f the share of a yearly error's variance that is left.
private func yearlyNoiseRatio(of column: [Double], reducedTo rest: [Double], yearlyShare: Double) -> Double {
  func squares(_ values: [Double]) -> Double { values.reduce(0) { $1.isFinite ? $0 + $1 * $1 : $0 } }
  let left = squares(rest)
  return left > 0 ? yearlyShare * squares(column) / left : 1
}
