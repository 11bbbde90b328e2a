public import Evaluation
public import LinearAlgebra

/// How a calibration is done.
public struct CalibrationOptions: Sendable, Equatable {
  /// The number of bootstrap replicates.
  public var replicates: Int
  /// λ when it is given from outside: then the programme is METHODS section 3.1's as it stands, on logit shares with κ = 0;
  /// nothing guards small studies, and each type stands alone.
  public var fixedPenalty: Double?
  /// What experts said; where they differ on a criterion, its points are held less.
  public var experts: ExpertJudgements
  /// How many threads compute; no figure depends on it.
  public var threads: Int

  /// The scale of the ratings.
  var scale: RatingScale { fixedPenalty == nil ? .shares : .logits }

  /// The options of `calibrate`; λ is chosen from the data unless it is given.
  public init(
    replicates: Int = 2000, fixedPenalty: Double? = nil, experts: ExpertJudgements = ExpertJudgements(),
    threads: Int = 1
  ) {
    self.replicates = replicates
    self.fixedPenalty = fixedPenalty
    self.experts = experts
    self.threads = threads
  }
}

/// The weights that the outcomes support, how sure they are, and what they were computed from.
public struct CalibrationResult: Sendable {
  /// One row a type and criterion, in the order of types and of the framework.
  public let rows: [WeightRow]
  /// The types.
  public let types: [TypeCalibration]
  /// What was assumed, frozen or could not be done.
  public let notes: [Note]

  /// The finite penalties by type, as the findings keep them; a type that kept its reference has none.
  public var penalties: [String: Double] {
    Dictionary(
      types.filter { $0.penalty.isFinite }.map { ($0.type, $0.penalty) }, uniquingKeysWith: { first, _ in first })
  }

  /// The largest KKT residual of the types' solutions.
  public var residual: Double { types.map(\.residual).max() ?? 0 }
}

/// The rows that a type was calibrated on, for whatever has to be judged out of sample.
public struct CalibrationSample: Sendable {
  /// The rows of the panel.
  public let rows: [Int]
  /// The fold of each of them.
  public let fold: [Int]
  /// The calibrated points without each fold, at the λ of the whole.
  public let pointsWithoutFold: [[Double]]
}

/// The calibration of one type.
public struct TypeCalibration: Sendable {
  /// The code of the type.
  public let type: String
  /// The codes of its scored criteria.
  public let criteria: [String]
  /// The points in force.
  public let pointsNow: [Double]
  /// The calibrated points; their sum is that of the points in force.
  public let pointsCalibrated: [Double]
  /// The rows they rest on.
  public let count: Int
  /// The clusters that were resampled.
  public let clusters: Int
  /// λ: towards the points in force, or towards the pooled weights where several types share their criteria; infinite
  /// where those were kept.
  public let penalty: Double
  /// κ_j, the share of noise in the variance of each criterion's ratings that was taken out.
  public let noiseShares: [Double]
  /// The reliability of each criterion's ratings where it is known, and from what.
  public let reliabilities: [KnownReliability]
  /// The points at the same λ with nothing put down to the noise of ratings.
  public let pointsUncorrected: [Double]
  /// The relative residual of the Karush–Kuhn–Tucker conditions.
  public let residual: Double
  /// Whether the outcomes support any weights; otherwise the points are those in force.
  public let isSupported: Bool
  /// The replicates of the calibrated points at λ = 0 (replicates × criteria).
  public let replicates: Matrix
  /// The programme over the criteria that vary.
  public let program: WeightProgram
  /// The rows behind it and the points found without each fold of them.
  public let sample: CalibrationSample
  /// The criteria that vary, by position in `criteria`; the others keep their points.
  public let varying: [Int]

  /// The points under further constraints, such as the bounds of a revision.
  ///
  /// minimises the programme at the type's λ with l ≤ w ≤ u and fixed sums; what does not vary keeps its points, which
  /// must lie within its bounds.
  /// - Throws: `WeightConflict` when no points satisfy the constraints; the solver's errors.
  /// - Complexity: O(p³).
  public func points(under constraints: WeightConstraints) throws -> [Double] {
    let total = pointsNow.reduce(0, +)
    if let conflict = constraints.conflict(total: total) { throw conflict }
    let place = Dictionary(uniqueKeysWithValues: varying.enumerated().map { ($1, $0) })
    let sums = constraints.fixedSums.map { set in
      let still = set.criteria.filter { place[$0] == nil }
      return WeightConstraints.FixedSum(
        criteria: set.criteria.compactMap { place[$0] }, points: set.points - still.reduce(0) { $0 + pointsNow[$1] })
    }
    let inner = WeightConstraints(
      lower: varying.map { constraints.lower[$0] }, upper: varying.map { constraints.upper[$0] },
      fixedSums: sums.filter { !$0.criteria.isEmpty })
    if let conflict = inner.conflict(total: program.total) { throw conflict }
    let solution = try program.solve(penalty: penalty, constraints: inner)
    var points = pointsNow
    for (position, j) in varying.enumerated() { points[j] = solution.weights[position] }
    return points
  }
}
