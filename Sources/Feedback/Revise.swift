public import Calibration
public import Evaluation
public import LinearAlgebra

/// Proposes next year's points within the agreed limits.
///
/// A criterion moves only if its simultaneous interval excludes its points, and then toward its calibrated points; what
/// balances the sums moves in proportion to its points. Every proposal lies within
/// max(floor, points − most change) … min(cap, points + most change), on the step, with frozen criteria where they are and
/// the total of each type and each fixed group kept exactly; the real-valued solution is put on the step by largest
/// remainder. Types that share a criterion share its points: their weights are combined by their numbers of units.
///
/// - Parameters:
///   - framework: the framework in force.
///   - weights: the calibrated rows, a type's rows in one order.
///   - unitCounts: the number of units of each type.
///   - settings: the most change, the step and the confidence.
///   - nextYear: the year of the proposed framework, which becomes its version.
///   - replicates: for each type, bootstrap weights in points (replicates × criteria, in the order of the type's rows), for
///     the simultaneous intervals; without them Šidák's level is used.
/// - Returns: the rows filled, the next framework, notes and changes.
/// - Throws: `RevisionError` naming the limits that contradict each other.
/// - Complexity: O(replicates × criteria + criteria³).
///
/// Source: METHODS section 7; Goldfarb and Idnani (1983) for the programme.
public func revise(
  framework: Framework, weights: [WeightRow], unitCounts: [String: Int], settings: Settings, nextYear: Int,
  replicates: [String: Matrix] = [:]
) throws(RevisionError) -> Revision {
  let plan = try RevisionPlan(
    framework: framework, weights: weights, unitCounts: unitCounts, settings: settings, replicates: replicates)
  let proposed = try plan.proposedPoints()
  let changes = plan.changes(to: proposed)
  let change = Dictionary(uniqueKeysWithValues: changes.map { ($0.criterion, $0) })
  var rows = weights
  for place in rows.indices {
    guard let change = change[rows[place].criterion] else { continue }
    rows[place].pointsProposed = change.new
    rows[place].change = change.new - rows[place].pointsNow
    rows[place].reason = change.reason
  }
  var next = framework
  next.version = "\(nextYear)"
  for place in next.criteria.indices {
    if let change = change[next.criteria[place].code] { next.criteria[place].scale(toMaxPoints: change.new) }
  }
  return Revision(rows: rows, framework: next, notes: plan.notes(changes: changes), changes: changes)
}

/// The points that a revision would propose if the data behind the weights were drawn again, before they are put on the
/// step.
///
/// Each replicate takes the place of the calibrated points, with the interval moved along.
///
/// - Parameters:
///   - replicates: for each type, bootstrap weights in points (replicates × criteria, in the order of the type's rows).
///   - most: the most replicates to use, evenly spaced over those given.
/// - Returns: replicates × score criteria of the framework, in points; no rows without replicates.
/// - Throws: `RevisionError` as `revise`.
/// - Complexity: O(most × criteria³).
public func repeatedProposals(
  framework: Framework, weights: [WeightRow], unitCounts: [String: Int], settings: Settings,
  replicates: [String: Matrix], most: Int = 200
) throws(RevisionError) -> Matrix {
  let plan = try RevisionPlan(
    framework: framework, weights: weights, unitCounts: unitCounts, settings: settings, replicates: replicates)
  return plan.repeatedPoints(most: most)
}
