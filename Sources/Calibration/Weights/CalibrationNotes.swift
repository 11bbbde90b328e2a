internal import Evaluation
internal import LinearAlgebra

/// What is said of a family's calibration.
struct CalibrationNotes {
  /// The notes, in a fixed order.
  private(set) var notes: [Note] = []

  /// Collects what was frozen, singular, kept or resampled otherwise.
  init(panel: Panel, data: CalibrationRows, family: FamilyCalibration) {
    let types = data.types.map { panel.types[$0] }.joined(separator: " ")
    let sums = data.types.indices.map { data.moments(ofType: $0) }
      .reduce(CalibrationMoments(criteria: data.criteria.count), +)
    func codes(_ positions: [Int]) -> String {
      positions.map { panel.criteria[data.criteria[$0]].code }.joined(separator: " ")
    }
    guard sums.count > 0 else {
      notes.append(Note("weights.noOutcomes", ["types": types]))
      return
    }
    let still = data.criteria.indices.filter { !family.varying.contains($0) }
    if !still.isEmpty {
      notes.append(Note("weights.withoutVariance", ["types": types, "criteria": codes(still)]))
    }
    let varying = sums.restricted(to: family.varying)
    if let factor = try? PivotedCholesky(varying.gram, tolerance: Self.singularTolerance),
      factor.rank < varying.criteria
    {
      let dependent = factor.dependentColumns.sorted().map { family.varying[$0] }
      notes.append(Note("weights.singular", ["types": types, "criteria": codes(dependent)]))
    }
    if data.clusters.isWithinAppraisers {
      notes.append(Note("weights.withinAppraisers", ["types": types]))
    }
    if !family.pooled.isSupported {
      notes.append(Note("weights.noSupport", ["types": types]))
    } else if family.pooledPenalty == .infinity {
      notes.append(Note("weights.smallStudy", ["types": types, "units": "\(Int(sums.count))"]))
    }
    for (index, solution) in family.solutions.enumerated() where !solution.isSupported && family.pooled.isSupported {
      notes.append(Note("weights.noSupport", ["types": panel.types[data.types[index]]]))
    }
  }

  /// A criterion that the others explain to this share of its variance makes the set singular.
  private static let singularTolerance = 1e-8
}
