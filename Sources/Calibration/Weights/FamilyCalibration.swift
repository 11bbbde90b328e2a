internal import LinearAlgebra

/// The point estimate of the weights of types that share their criteria.
///
/// The pooled weights w̄ come first, shrunken to the points in force, all types on one scale (see ``TypeScales``); each type's
/// are then shrunken to w̄ with a λ common to all types, scaled by mean rows/rows so that a small type leans on the others more.
struct FamilyCalibration {
  /// The criteria that vary, by position among the family's; the others keep their points.
  let varying: [Int]
  /// κ.
  let noise: RatingNoise
  /// What the same points are worth in each type; all alike under a fixed penalty.
  let scales: TypeScales
  /// The λ that shrinks the pooled weights to the points in force; infinite where those are kept.
  private(set) var pooledPenalty: Double
  /// The common λ that shrinks types to the pooled weights; nil for a single type and under a fixed penalty.
  private(set) var typePenalty: Double?
  /// The pooled solution over the criteria that vary.
  private(set) var pooled: WeightSolution
  /// The programme of each type.
  private(set) var programs: [WeightProgram] = []
  /// The solution of each type.
  private(set) var solutions: [WeightSolution] = []

  private let moments: [CalibrationMoments]
  private let centringTerms: Int
  private let reference: [Double]
  private let variances: [Double]?
  /// What the noise of ratings leaves in doubt of each criterion; nil where nothing.
  private var doubt: NoiseDoubt?

  /// Calibrates a family from the sums by type and fold.
  ///
  /// - Throws: the solver's errors.
  /// - Complexity: O(λ candidates × folds × types × p³).
  init(
    _ rows: CalibrationRows, reliabilities: [Double?], fixedPenalty: Double?, expertVariances: [Double]? = nil
  ) throws(LinearAlgebraError) {
    let whole = rows.types.indices.map { rows.moments(ofType: $0) }
    let all = whole.reduce(CalibrationMoments(criteria: rows.criteria.count), +)
    let varying = all.varyingCriteria
    self.varying = varying
    moments = whole.map { $0.restricted(to: varying) }
    centringTerms = rows.centringTerms
    reference = varying.map { rows.points[$0] }
    variances = expertVariances.map { known in varying.map { known[$0] } }
    scales = fixedPenalty == nil ? TypeScales(moments) : TypeScales(none: moments.count)
    let sums = scales.pooled(moments)
    noise =
      fixedPenalty == nil
      ? RatingNoise(
        sums, declared: varying.map { j in reliabilities[j].map { min(1, (1 - $0) * rows.yearlyNoise[j]) } },
        roundingVariance: varying.map { rows.roundingVariance[$0] },
        stepVariance: varying.map { rows.stepVariance[$0] }, yearly: varying.map { rows.yearlyNoise[$0] },
        gap: rows.gap?.restricted(to: varying), place: varying.map { rows.place[$0] }, seed: rows.seed)
      : .none(criteria: varying.count)
    pooledPenalty = fixedPenalty ?? .infinity
    pooled = .unsupported(reference)
    guard sums.count > 0, !varying.isEmpty else {
      finishWithoutData()
      return
    }
    if let fixedPenalty {
      programs = moments.map { program($0, reference: reference) }
      for program in programs { solutions.append(try program.solve(penalty: fixedPenalty)) }
      pooled = try program(sums, reference: reference).solve(penalty: fixedPenalty)
      return
    }
    let folds = (rows.byFold.first ?? []).indices.map { k in
      rows.types.indices.map { rows.byFold[$0][k].restricted(to: varying) }
    }
    pooledPenalty = try choosePooled(folds, sums)
    pooled = try program(sums, reference: reference).solve(penalty: pooledPenalty)
    doubt = NoiseDoubt(
      sums, noise: noise, coefficients: pooled.coefficients, reference: reference,
      variances: variances ?? WeightProgram.plainVariances(reference))
    if doubt != nil { pooled = try program(sums, reference: reference).solve(penalty: pooledPenalty) }
    if rows.types.count > 1 { typePenalty = try chooseType(folds) }
    for part in moments {
      let program = program(part, reference: pooled.weights)
      programs.append(program)
      solutions.append(
        rows.types.count == 1 || part.count == 0 ? pooled : try program.solve(penalty: penalty(for: part)))
    }
    if rows.types.count == 1 { programs = [program(sums, reference: reference)] }
  }

  /// λ for a type, which leans on the others by its size.
  func penalty(ofType index: Int) -> Double {
    typePenalty == nil ? pooledPenalty : penalty(for: moments[index])
  }

  private func penalty(for part: CalibrationMoments) -> Double {
    guard let typePenalty, typePenalty > 0 else { return typePenalty ?? pooledPenalty }
    let filled = moments.filter { $0.count > 0 }
    let mean = filled.reduce(0) { $0 + $1.count } / Double(max(filled.count, 1))
    return part.count > 0 ? typePenalty * mean / part.count : .infinity
  }

  /// The programme of some sums under the noise of the point estimate, each criterion pulled as far as that leaves it in doubt.
  func program(_ sums: CalibrationMoments, reference: [Double]) -> WeightProgram {
    WeightProgram(
      moment: sums.count > 0 ? noise.adjusted(sums) : sums.scatter,
      linear: sums.count > 0 ? sums.linear : sums.cross, reference: reference, expertVariances: variances,
      pulls: doubt?.pulls)
  }

  /// The points of each type from all folds but one, at the λ of the whole: fold, then type, over all criteria.
  ///
  /// - Complexity: O(folds × types × p³).
  func pointsWithoutFolds(_ rows: CalibrationRows) -> [[[Double]]] {
    (rows.byFold.first ?? []).indices.map { k in
      points(
        moments.indices.map { moments[$0] - rows.byFold[$0][k].restricted(to: varying) }, rows, noise: noise,
        pulls: doubt?.pulls)
    }
  }

  /// The points of each type at the same λ with nothing put down to the noise of ratings, over all criteria.
  ///
  /// - Complexity: O(types × p³).
  func pointsWithoutCorrection(_ rows: CalibrationRows) -> [[Double]] {
    points(moments, rows, noise: .none(criteria: varying.count))
  }

  /// κ_j as the point estimate uses it, of the variance in a year, over all criteria; 0 for one that does not vary.
  func noiseShares(_ rows: CalibrationRows) -> [Double] {
    var result = [Double](repeating: 0, count: rows.points.count)
    let sums = scales.pooled(moments)
    guard sums.count > 0 else { return result }
    let shares = noise.shares(sums)
    for (position, j) in varying.enumerated() { result[j] = shares[position] / rows.yearlyNoise[j] }
    return result
  }

  /// The points of each type from sums by type, at the λ of the whole.
  private func points(
    _ parts: [CalibrationMoments], _ rows: CalibrationRows, noise: RatingNoise, pulls: [Double]? = nil
  ) -> [[Double]] {
    let sums = scales.pooled(parts)
    let isAlone = typePenalty == nil && parts.count > 1
    let anchor =
      isAlone
      ? reference
      : weights(sums, towards: reference, penalty: pooledPenalty, noise: noise, pulls: pulls)
    return parts.indices.map { index in
      let own =
        parts.count == 1
        ? anchor
        : weights(parts[index], towards: anchor, penalty: penalty(ofType: index), noise: noise, pulls: pulls)
      var points = rows.points
      for (position, j) in varying.enumerated() { points[j] = own[position] }
      return points
    }
  }

  /// The weights of some sums; those they are drawn towards where there is nothing to go by.
  private func weights(
    _ sums: CalibrationMoments, towards anchor: [Double], penalty: Double, noise: RatingNoise, pulls: [Double]? = nil
  ) -> [Double] {
    guard sums.count > 0 else { return anchor }
    let program = WeightProgram(
      moment: noise.adjusted(sums), linear: sums.linear, reference: anchor, expertVariances: variances, pulls: pulls)
    return (try? program.solve(penalty: penalty).weights) ?? anchor
  }

  private mutating func finishWithoutData() {
    programs = moments.map { program($0, reference: reference) }
    solutions = moments.map { _ in .unsupported(reference) }
  }

  /// λ of the pooled weights: cross-validation, and with few rows the test of any departure.
  private func choosePooled(_ folds: [[CalibrationMoments]], _ sums: CalibrationMoments) throws(LinearAlgebraError)
    -> Double
  {
    let perCriterion = sums.count / Double(sums.criteria)
    if perCriterion < PenaltyChoice.fewRows {
      let p = PenaltyChoice.proportionality([(sums, reference)], lost: centringTerms)
      if p >= PenaltyChoice.significance { return .infinity }
    }
    let held = folds.map { scales.pooled($0) }
    guard held.count > 1 else { return .infinity }
    var losses = [[Double]](repeating: [], count: PenaltyChoice.candidates.count)
    for fold in held where fold.count > 0 {
      let training = program(sums - fold, reference: reference)
      let test = program(fold, reference: reference)
      for (index, penalty) in PenaltyChoice.candidates.enumerated() {
        losses[index].append(fold.count * (try heldOutLoss(training, test, penalty)))
      }
    }
    return PenaltyChoice.choose(losses: losses, rowsPerCriterion: perCriterion)
  }

  /// The common λ of the types, the pooled weights computed anew without each fold.
  private func chooseType(_ folds: [[CalibrationMoments]]) throws(LinearAlgebraError) -> Double {
    let filled = moments.filter { $0.count > 0 }
    guard filled.count > 1, folds.count > 1, pooled.isSupported else { return .infinity }
    let perCriterion =
      filled.reduce(0) { $0 + $1.count } / Double(filled.count) / Double(max(varying.count, 1))
    if perCriterion < PenaltyChoice.fewRows {
      let parts = moments.map { (moments: $0, reference: pooled.weights) }
      let p = PenaltyChoice.proportionality(parts, lost: centringTerms)
      if p >= PenaltyChoice.significance { return .infinity }
    }
    let mean = filled.reduce(0) { $0 + $1.count } / Double(filled.count)
    var losses = [[Double]](repeating: [], count: PenaltyChoice.candidates.count)
    for fold in folds {
      let training = zip(moments, fold).map { $0 - $1 }
      let sums = scales.pooled(training)
      let anchor = try program(sums, reference: reference).solve(penalty: pooledPenalty).weights
      var loss = [Double](repeating: 0, count: losses.count)
      for (part, held) in zip(training, fold) where held.count > 0 && part.count > 0 {
        let trained = program(part, reference: anchor)
        let test = program(held, reference: anchor)
        for (index, penalty) in PenaltyChoice.candidates.enumerated() {
          loss[index] += held.count * (try heldOutLoss(trained, test, penalty * mean / part.count))
        }
      }
      for index in losses.indices { losses[index].append(loss[index]) }
    }
    return PenaltyChoice.choose(losses: losses, rowsPerCriterion: perCriterion)
  }

  /// ½b'A_kb − g_k'b on the held-out rows for b from the others; 0 where those support no weights.
  private func heldOutLoss(_ training: WeightProgram, _ test: WeightProgram, _ penalty: Double)
    throws(LinearAlgebraError) -> Double
  {
    let solution = try training.solve(penalty: penalty)
    return solution.coefficients.isEmpty ? 0 : test.loss(solution.coefficients)
  }
}

extension CalibrationMoments {
  /// The criteria with variance, by position.
  var varyingCriteria: [Int] {
    let diagonal = scatter.diagonal
    let largest = diagonal.max() ?? 0
    return diagonal.indices.filter { diagonal[$0] > 1e-12 * largest }
  }

  /// The sums over the named criteria alone.
  func restricted(to chosen: [Int]) -> CalibrationMoments {
    guard chosen.count < criteria else { return self }
    var result = CalibrationMoments(criteria: chosen.count)
    result.count = count
    result.outcome = outcome
    result.cross = chosen.map { cross[$0] }
    result.sensitivity = chosen.map { sensitivity[$0] }
    result.scatter = scatter.submatrix(rows: chosen, columns: chosen)
    return result
  }
}
