internal import Calibration
internal import Evaluation
internal import LinearAlgebra

/// What the calibration says of the points of one criterion, over all types that share it.
struct CombinedEvidence {
  /// The points that the outcomes support.
  var calibrated: Double
  /// The lower end of the simultaneous interval.
  var lower: Double
  /// The upper end of the simultaneous interval.
  var upper: Double

  /// Whether the interval leaves out the points.
  func excludes(_ points: Double) -> Bool {
    let tolerance = 1e-9 * max(1, points)
    return points < lower - tolerance || points > upper + tolerance
  }

  /// The same interval about other calibrated points, as a bootstrap replicate would have it.
  func moved(to points: Double) -> CombinedEvidence {
    let shift = points - calibrated
    return CombinedEvidence(calibrated: points, lower: lower + shift, upper: upper + shift)
  }
}

/// How the weights of types make one figure a criterion.
///
/// A framework states one number of points a criterion, whatever the type, so that the proposal for types that share a
/// criterion has to be one. Types count by their number of units: Σ_g n_g w_gj / Σ_g n_g.
struct TypeCombination {
  /// For each criterion, the rows of `weights` that speak of it and their shares, which sum to 1; empty where none does.
  let parts: [[(row: Int, share: Double)]]
  /// For each row of `weights`, its place among the rows of its type: its column in that type's replicates.
  let columnInType: [Int]
  private let weights: [WeightRow]

  init(criteria: [Criterion], weights: [WeightRow], unitCounts: [String: Int]) {
    self.weights = weights
    var seen: [String: Int] = [:]
    columnInType = weights.map { row in
      defer { seen[row.type, default: 0] += 1 }
      return seen[row.type, default: 0]
    }
    parts = criteria.map { criterion in
      let rows = weights.indices.filter { weights[$0].criterion == criterion.code }
      let counts = rows.map { Double(max(0, unitCounts[weights[$0].type] ?? 0)) }
      let all = counts.reduce(0, +)
      guard all > 0 else { return [] }
      return zip(rows, counts).filter { $1 > 0 }.map { (row: $0, share: $1 / all) }
    }
  }

  /// The combined points and intervals, the intervals stretched about the points by a factor; a lower end of 0 stays 0.
  func evidence(stretchedBy factor: Double) -> [CombinedEvidence?] {
    parts.map { parts in
      guard !parts.isEmpty else { return nil }
      func mean(_ value: (WeightRow) -> Double) -> Double {
        parts.reduce(0) { $0 + $1.share * value(weights[$1.row]) }
      }
      return CombinedEvidence(
        calibrated: mean(\.pointsCalibrated),
        lower: mean { $0.lower <= 0 ? 0 : max(0, $0.pointsCalibrated - factor * ($0.pointsCalibrated - $0.lower)) },
        upper: mean { $0.pointsCalibrated + factor * ($0.upper - $0.pointsCalibrated) })
    }
  }

  /// The replicates of the combined points (replicates × criteria); a criterion without evidence is NaN throughout.
  ///
  /// - Parameter replicates: for each type, replicates × its criteria in the order of its rows of `weights`; row b of every
  ///   type belongs to the same resample.
  func replicates(_ replicates: [String: Matrix]) -> Matrix {
    let count = Set(weights.map(\.type)).map { replicates[$0]?.rows ?? 0 }.min() ?? 0
    var result = Matrix(rows: count, columns: parts.count, repeating: .nan)
    for (j, parts) in parts.enumerated() where !parts.isEmpty {
      for b in 0..<count {
        result[b, j] = parts.reduce(0) { sum, part in
          sum + part.share * (replicates[weights[part.row].type]?[b, columnInType[part.row]] ?? .nan)
        }
      }
    }
    return result
  }
}
