import LinearAlgebra
import Statistics
import Testing

struct RandomEffectsTests {
  /// Rows of covariates and, last, the response, fitted by the group each row names.
  private func fit(_ rows: [[Double]], groups: [Int]) throws -> RandomEffects {
    var moments = GroupedCoMoments(
      groupCount: (groups.max() ?? -1) + 1, origin: [Double](repeating: 0, count: rows.first?.count ?? 0))
    try moments.update(GroupedRows(values: Matrix(rowsOf: rows), groups: groups))
    return try RandomEffects(groups: (0..<moments.groupCount).map { moments[$0] })
  }

  // R 4.2.2, lme4 1.1-31: lmer(Yield ~ 1 + (1 | Batch), Dyestuff); tolerance 1e-6 relative, the optimiser's own.
  @Test func agreesWithLme4ForDyestuff() throws {
    let yield: [Double] = [
      1545, 1440, 1440, 1520, 1580, 1540, 1555, 1490, 1560, 1495, 1595, 1550, 1605, 1510, 1560, 1445, 1440, 1595, 1465,
      1545, 1595, 1630, 1515, 1635, 1625, 1520, 1455, 1450, 1480, 1445,
    ]
    let model = try fit(yield.map { [$0] }, groups: (0..<30).map { $0 / 5 })
    #expect(largestRelativeDifference(model.fixedEffects, [1527.5]) < 1e-12)
    #expect(largestRelativeDifference(model.standardErrors, [19.3834121787528]) < 1e-6)
    #expect(abs(model.groupVariance / 1764.0500064271 - 1) < 1e-6)
    #expect(abs(model.residualVariance / 2451.24999860715 - 1) < 1e-6)
    #expect(abs(model.restrictedCriterion - 319.654276842257) < 1e-8)
    let effects = [
      -17.606851366879, 0.391263363707636, 28.5622255507125, -23.0845384587967, 56.7331877377178, -44.9952868264672,
    ]
    #expect(largestRelativeDifference(model.groupEffects, effects) < 1e-6)
    #expect(largestRelativeDifference(model.conditionalVariances, effects.map { _ in 383.633727898101 }) < 1e-6)
  }

  // R 4.2.2, lme4 1.1-31: lmer(Yield ~ 1 + (1 | Batch), Dyestuff2), whose batch variance lies on the boundary.
  @Test func agreesWithLme4OnTheBoundary() throws {
    let yield: [Double] = [
      7.298, 3.846, 2.434, 9.566, 7.99, 5.22, 6.556, 0.608, 11.788, -0.892, 0.11, 10.386, 13.434, 5.51, 8.166, 2.212,
      4.852, 7.092, 9.288, 4.98, 0.282, 9.014, 4.458, 9.446, 7.198, 1.722, 4.782, 8.106, 0.758, 3.758,
    ]
    let model = try fit(yield.map { [$0] }, groups: (0..<30).map { $0 / 5 })
    #expect(model.groupVariance == 0)
    #expect(model.groupEffects.allSatisfy { $0 == 0 })
    #expect(model.conditionalVariances.allSatisfy { $0 == 0 })
    #expect(abs(model.residualVariance - 13.8063096275862) < 1e-10)
    #expect(largestDifference(model.fixedEffects, [5.6656]) < 1e-12)
    #expect(largestDifference(model.standardErrors, [0.678388031232524]) < 1e-12)
    #expect(abs(model.restrictedCriterion - 161.828277812288) < 1e-9)
  }

  // R 4.2.2, lme4 1.1-31: lmer(course ~ written + gender + (1 | school), Gcsemv[complete.cases(Gcsemv), ]) with mlmRev's
  // Gcsemv; tolerance 1e-5 relative for variances and errors, 1e-4 points for the school effects.
  @Test func agreesWithLme4ForCoursework() throws {
    let table = try Fixture("gcsemv_complete.csv")
    let expected = try Fixture("gcsemv_school_effects.csv")
    let schools = expected.text("school")
    let written = table.numbers("written")
    let male = table.numbers("male")
    let course = table.numbers("course")
    let rows = course.indices.map { [written[$0], male[$0], course[$0]] }
    let model = try fit(rows, groups: table.text("school").map { schools.firstIndex(of: $0) ?? 0 })
    let fixed = [49.0692105967685, 0.590962701922055, -8.43712439141295]
    #expect(largestRelativeDifference(model.fixedEffects, fixed) < 1e-5)
    let errors = [1.63689794302873, 0.0271784166686706, 0.6398719818722]
    #expect(largestRelativeDifference(model.standardErrors, errors) < 1e-5)
    #expect(abs(model.groupVariance / 60.5637225818629 - 1) < 1e-5)
    #expect(abs(model.residualVariance / 139.906621721229 - 1) < 1e-5)
    #expect(abs(model.restrictedCriterion - 11996.7669082742) < 1e-6)
    #expect(model.groupEffects.count == 73)
    #expect(largestDifference(model.groupEffects, expected.numbers("effect")) < 1e-4)
    #expect(largestRelativeDifference(model.conditionalVariances, expected.numbers("conditional_variance")) < 1e-5)
  }

  @Test func balancedGroupsGiveTheAnalysisOfVariance() throws {
    var stream = RandomStream(seed: 17)
    let groups = (0..<60).map { $0 / 5 }
    let effects = (0..<12).map { _ in 2 * stream.normal() }
    let y = groups.map { effects[$0] + stream.normal() }
    let model = try fit(y.map { [$0] }, groups: groups)
    let means = (0..<12).map { group in y[group * 5..<group * 5 + 5].reduce(0, +) / 5 }
    let grand = means.reduce(0, +) / 12
    let between = 5 * means.reduce(0) { $0 + ($1 - grand) * ($1 - grand) } / 11
    let within = zip(y, groups).reduce(0) { $0 + ($1.0 - means[$1.1]) * ($1.0 - means[$1.1]) } / 48
    #expect(abs(model.residualVariance / within - 1) < 1e-6)
    #expect(abs(model.groupVariance / ((between - within) / 5) - 1) < 1e-6)
  }

  @Test func unitsOfMeasurementCarryThrough() throws {
    var stream = RandomStream(seed: 23)
    let groups = (0..<80).map { $0 % 9 }
    let rows = groups.map { group -> [Double] in
      let x = 2000 + stream.normal()
      return [x, 0.5 * x + Double(group) + stream.normal()]
    }
    let model = try fit(rows, groups: groups)
    let rescaled = try fit(rows.map { [($0[0] - 2000) * 1000, $0[1] * 10] }, groups: groups)
    #expect(abs(rescaled.fixedEffects[1] * 100 / model.fixedEffects[1] - 1) < 1e-6)
    #expect(abs(rescaled.groupVariance / model.groupVariance / 100 - 1) < 1e-5)
    let shifted = model.fixedEffects[0] + 2000 * model.fixedEffects[1]
    #expect(abs(rescaled.fixedEffects[0] / 10 / shifted - 1) < 1e-6)
  }

  @Test func emptyGroupsAreKnownOnlyByTheirVariance() throws {
    let rows = [1.0, 2, 5, 6, 9, 11].map { [$0] }
    let model = try fit(rows, groups: [0, 0, 2, 2, 3, 3])
    #expect(model.groupEffects[1] == 0)
    #expect(model.conditionalVariances[1] == model.groupVariance)
  }

  @Test func groupsOfOneRowHaveNoEffectsOfTheirOwn() throws {
    var stream = RandomStream(seed: 29)
    let rows = (0..<40).map { _ in [stream.normal(), stream.normal()] }
    let model = try fit(rows, groups: Array(0..<40))
    #expect(model.groupVariance == 0)
    let design = Matrix(rowsOf: rows.map { [1, $0[0]] })
    let squares = try QRFactorization(design).leastSquares(rows.map { $0[1] })
    #expect(largestDifference(model.fixedEffects, squares) < 1e-10)
  }

  @Test func refusesWhatCannotBeFitted() {
    #expect(throws: FitError.tooFewObservations(found: 1, needed: 2)) { try fit([[1], [2]], groups: [0, 0]) }
    #expect(throws: FitError.tooFewObservations(found: 2, needed: 3)) {
      try fit([[1, 1], [2, 3]], groups: [0, 1])
    }
    #expect(throws: FitError.noSpread) { try fit([[4], [4], [4]], groups: [0, 0, 1]) }
    #expect(throws: FitError.unsolvable(.notPositiveDefinite(column: 0))) {
      try fit([[1, 2], [1, 3], [1, 5], [1, 4]], groups: [0, 0, 1, 1])
    }
  }
}
