internal import Calibration
internal import Evaluation
internal import LinearAlgebra

/// The limits and the evidence of one revision, from which proposals follow.
struct RevisionPlan {
  let framework: Framework
  let limits: RevisionLimits
  private let combination: TypeCombination
  private let evidence: [CombinedEvidence?]
  private let replicates: Matrix

  init(
    framework: Framework, weights: [WeightRow], unitCounts: [String: Int], settings: Settings,
    replicates: [String: Matrix]
  ) throws(RevisionError) {
    let types = Set(framework.types.map(\.code) + weights.map(\.type) + unitCounts.keys).sorted()
    let limits = try RevisionLimits(framework: framework, types: types, settings: settings)
    let combination = TypeCombination(criteria: limits.criteria, weights: weights, unitCounts: unitCounts)
    let together = combination.replicates(replicates)
    let factor = simultaneousFactor(
      replicates: together, criteria: combination.parts.count { !$0.isEmpty }, confidence: settings.confidence)
    self.framework = framework
    self.limits = limits
    self.combination = combination
    self.replicates = together
    self.evidence = combination.evidence(stretchedBy: factor)
  }

  /// The proposed points, on the step and within every limit.
  func proposedPoints() throws(RevisionError) -> [Double] {
    let real = NearestPoints(limits: limits).steps(toward: moving(evidence))
    let moving = limits.ranges.indices.filter { limits.ranges[$0] != nil }
    let place = Dictionary(uniqueKeysWithValues: moving.enumerated().map { ($0.element, $0.offset) })
    let rounding = LatticeRounding(
      ranges: limits.ranges.compactMap(\.self),
      sums: limits.sums.map { sum in (members: sum.members.compactMap { place[$0] }, total: sum.total) })
    guard let whole = rounding.nearest(to: moving.map { real[$0] }) else {
      throw .conflictingSums(limits.sums.map(\.name))
    }
    return limits.points(limits.ranges.indices.map { place[$0].map { whole[$0] } ?? 0 })
  }

  /// The points for each of at most `most` replicates, real-valued.
  func repeatedPoints(most: Int) -> Matrix {
    let count = min(max(0, most), replicates.rows)
    let nearest = NearestPoints(limits: limits)
    let rows = (0..<count).map { b -> [Double] in
      let replicate = replicates.row(b * replicates.rows / count)
      let drawn = zip(evidence, replicate).map { $0?.moved(to: $1) }
      return nearest.steps(toward: moving(drawn)).map { $0 * limits.grid.step }
    }
    return rows.isEmpty ? Matrix(rows: 0, columns: limits.criteria.count) : Matrix(rowsOf: rows)
  }

  /// The evidence of the criteria whose interval excludes their points; nil for the others.
  private func moving(_ evidence: [CombinedEvidence?]) -> [CombinedEvidence?] {
    zip(limits.criteria, evidence).map { criterion, evidence in
      evidence.flatMap { $0.excludes(criterion.maxPoints) ? $0 : nil }
    }
  }

  /// The change of each criterion with its reason.
  func changes(to proposed: [Double]) -> [PointChange] {
    limits.criteria.indices.map { j in
      let old = limits.criteria[j].maxPoints
      return PointChange(
        criterion: limits.criteria[j].code, old: old, new: proposed[j], calibrated: evidence[j]?.calibrated,
        lower: evidence[j]?.lower, upper: evidence[j]?.upper, reason: reason(j, old: old, new: proposed[j]))
    }
  }

  private func reason(_ j: Int, old: Double, new: Double) -> WeightRow.Reason? {
    let grid = limits.grid
    let negligible = 1e-6 * grid.step
    let change = new - old
    if let evidence = evidence[j], evidence.excludes(old) {
      if limits.criteria[j].isFrozen { return .frozen }
      let wanted = evidence.calibrated - old
      if let range = limits.ranges[j] {
        let end = grid.points(wanted > 0 ? range.upperBound : range.lowerBound)
        let isBeyond = wanted > 0 ? evidence.calibrated > end + negligible : evidence.calibrated < end - negligible
        if isBeyond, abs(new - end) <= negligible { return .limited }
      }
      if change * wanted > 0, abs(change) > negligible { return .evidence }
    }
    guard abs(change) > negligible else { return nil }
    return grid.steps(old) == nil && abs(change) < grid.step ? .step : .balancing
  }

  /// What a framework owner should know: shared criteria, bounds put on the step, conditions on criteria that moved.
  func notes(changes: [PointChange]) -> [Note] {
    var notes: [Note] = []
    let shared = limits.criteria.indices.filter { combination.parts[$0].count > 1 }
    if !shared.isEmpty {
      notes.append(Note("revision.typesShareCriteria", ["criteria": "\(shared.count)"]))
    }
    if !limits.movedInward.isEmpty {
      let codes = limits.movedInward.joined(separator: ", ")
      notes.append(Note("revision.boundsMovedInward", ["criteria": codes, "step": "\(limits.grid.step)"]))
    }
    let moved = Set(changes.filter { $0.new != $0.old }.map(\.criterion))
    for level in framework.levels {
      for condition in level.requires where moved.contains(condition.code) {
        let values = ["level": level.code, "condition": condition.text, "criterion": condition.code]
        notes.append(Note("revision.conditionOnMovedCriterion", values))
      }
    }
    let offRatingStep = zip(limits.criteria, changes).filter { criterion, change in
      guard let step = criterion.step, step > 0, change.new != change.old else { return false }
      return PointsGrid(step: step).steps(change.new) == nil
    }
    if !offRatingStep.isEmpty {
      let codes = offRatingStep.map(\.0.code).joined(separator: ", ")
      notes.append(Note("revision.pointsOffRatingStep", ["criteria": codes]))
    }
    return notes
  }
}
