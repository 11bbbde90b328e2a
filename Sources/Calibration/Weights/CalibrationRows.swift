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

  /// Rows enter when they have an outcome score, are not excluded and have at least one rating.
  ///
  /// - Complexity: O(rows × criteria²).
  init(
    _ panel: Panel, types: [Int], criteria: [Int], points: [Double], outcomes: OutcomeModel, excluded: [Bool],
    seed: UInt64
  ) {
    self.types = types
    self.criteria = criteria
    self.points = points
    let wanted = Set(types)
    let rows = (0..<panel.count).filter { row in
      wanted.contains(panel.type[row]) && !excluded[row] && outcomes.scores.measured[row] > 0
        && criteria.contains { panel.shares[$0][row].isFinite }
    }
    clusters = ResamplingClusters(panel, rows: rows, seed: seed)
    let scores = EvidenceScores(panel, criteria: criteria, rows: rows, outcomes: outcomes)
    let logits = LogitShares(panel, criteria: criteria)
    roundingVariance = zip(logits.steps, points).map { $0 * $0 / ($1 * $1) / 12 }
    if !logits.inferred.isEmpty {
      let codes = logits.inferred.map { panel.criteria[criteria[$0]].code }.joined(separator: " ")
      notes.append(Note("weights.inferredStep", ["criteria": codes]))
    }
    let centring = WithinCentring(
      level: rows.map { outcomes.group[$0] }, appraiser: rows.map { panel.appraiser[$0] })
    let slopes = criteria.indices.map { position in
      Self.slope(
        logits: rows.map { logits.values[position][$0] }, shares: rows.map { panel.shares[criteria[position]][$0] },
        level: rows.map { outcomes.group[$0] })
    }
    let columns = criteria.indices.map { position in
      centring.centred(rows.map { logits.values[position][$0] }).map { $0 / slopes[position] }
    }
    let centredScores = scores.columns.map { centring.centred($0) }
    for type in types {
      let members = rows.indices.filter { panel.type[rows[$0]] == type }
      let part = TypeMoments(
        columns: columns.map { column in members.map { column[$0] } },
        scores: centredScores.map { column in members.map { column[$0] } },
        scoreOfCriterion: scores.columnOfCriterion,
        reliability: scores.reliability(of: members))
      if part.leftOut > 0 {
        let name = ["type": panel.types[type], "rows": "\(part.leftOut)"]
        notes.append(Note("weights.rarePatterns", name))
      }
      let fold = members.map { clusters.fold[$0] }
      byFold.append((0..<clusters.foldCount).map { k in part.sums(of: fold.indices.filter { fold[$0] == k }) })
      byCluster.append(part.packed(cluster: members.map { clusters.cluster[$0] }, count: clusters.count))
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

/// The rows of one type, ready to be summed in any grouping.
private struct TypeMoments {
  private let cells: MissingCells
  private let scores: Matrix
  private let scoreOfCriterion: [Int]
  private let isComplete: Bool
  private let omitted: Set<Int>

  /// Rows that no sum contains.
  var leftOut: Int { omitted.count }

  init(columns: [[Double]], scores: [[Double]], scoreOfCriterion: [Int], reliability: [Double]) {
    let scaled = zip(scores, reliability).map { column, rho in column.map { rho > 0 ? $0 / rho : 0 } }
    cells = MissingCells(columns: columns, score: scaled.first ?? [])
    self.scores = Matrix(columnsOf: scaled)
    self.scoreOfCriterion = scoreOfCriterion
    omitted = Set(cells.leftOut)
    isComplete = cells.covariance.isEmpty
  }

  /// The sums over some rows.
  func sums(of rows: [Int]) -> CalibrationMoments {
    let chosen = omitted.isEmpty ? rows : rows.filter { !omitted.contains($0) }
    var result = CalibrationMoments(criteria: cells.filled.columns)
    guard !chosen.isEmpty else { return result }
    let x = cells.filled.submatrix(rows: chosen, columns: Array(0..<cells.filled.columns))
    let m = scores.submatrix(rows: chosen, columns: Array(0..<scores.columns))
    result.count = Double(chosen.count)
    result.outcome = dot(m.column(0), m.column(0))
    result.scatter = x.crossProduct
    let cross = x.crossProduct(with: m)
    for j in scoreOfCriterion.indices { result.cross[j] = cross[j, scoreOfCriterion[j]] }
    if !isComplete {
      for row in chosen {
        guard let pattern = cells.patternOfRow[row] else { continue }
        result.scatter = result.scatter + cells.covariance[pattern]
      }
    }
    return result
  }

  /// The packed sums of each cluster (clusters × length).
  func packed(cluster: [Int], count: Int) -> Matrix {
    var members = [[Int]](repeating: [], count: count)
    for (row, index) in cluster.enumerated() { members[index].append(row) }
    let length = CalibrationMoments.packedLength(criteria: cells.filled.columns)
    var result = Matrix(rows: count, columns: length)
    for (index, rows) in members.enumerated() where !rows.isEmpty {
      for (column, value) in sums(of: rows).packed.enumerated() { result[index, column] = value }
    }
    return result
  }
}
