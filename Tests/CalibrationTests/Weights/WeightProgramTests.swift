import Calibration
import LinearAlgebra
import Statistics
import Testing

/// Laws of the programme over random moments.
@Suite struct WeightProgramTests {
  /// A random positive definite A, a g with some negative entries, and points.
  private func random(_ seed: UInt64, criteria p: Int = 8) -> WeightProgram {
    var stream = RandomStream(seed: seed, 3)
    let x = Matrix(rows: 40, columns: p, elements: (0..<40 * p).map { _ in stream.normal() + 0.3 })
    let truth = (0..<p).map { _ in max(0, stream.normal() + 0.4) }
    let moment = (1.0 / 40) * x.crossProduct
    let linear = (moment * truth).map { $0 + 0.1 * stream.normal() }
    return WeightProgram(moment: moment, linear: linear, reference: (0..<p).map { _ in 1 + 9 * stream.uniform() })
  }

  @Test(arguments: 1...10) func weightsLieOnTheSimplexAndSatisfyTheConditions(seed: UInt64) throws {
    let program = random(seed)
    for penalty in [0, 0.01, 1, 100] {
      let solution = try program.solve(penalty: penalty)
      #expect(solution.weights.allSatisfy { $0 >= 0 })
      #expect(abs(solution.weights.reduce(0, +) / program.total - 1) < 1e-12)
      #expect(solution.residual < 1e-9)
    }
  }

  @Test(arguments: 1...10) func aGreatPenaltyGivesThePointsInForce(seed: UInt64) throws {
    let program = random(seed)
    #expect(try program.solve(penalty: .infinity).weights == program.reference)
    let near = try program.solve(penalty: 1e6).weights
    for (w, reference) in zip(near, program.reference) { #expect(abs(w - reference) < 1e-3) }
  }

  /// Any scale of g gives the same weights: the penalty is on direction alone.
  @Test(arguments: 1...5) func theScaleIsFree(seed: UInt64) throws {
    let program = random(seed)
    let scaled = WeightProgram(
      moment: program.moment, linear: program.linear.map { 7 * $0 }, reference: program.reference)
    let first = try program.solve(penalty: 0.3).weights
    let second = try scaled.solve(penalty: 0.3).weights
    for (a, b) in zip(first, second) { #expect(abs(a - b) < 1e-9) }
  }

  @Test(arguments: 1...10) func constraintsHold(seed: UInt64) throws {
    let program = random(seed)
    let total = program.total
    let sum = program.reference[0] + program.reference[1] + program.reference[2]
    var constraints = WeightConstraints(
      lower: program.reference.map { max(0, $0 - 1) }, upper: program.reference.map { $0 + 1 },
      fixedSums: [.init(criteria: [0, 1, 2], points: sum)])
    constraints.lower[5] = program.reference[5]
    constraints.upper[5] = program.reference[5]
    #expect(constraints.conflict(total: total) == nil)
    let solution = try program.solve(penalty: 0.01, constraints: constraints)
    let w = solution.weights
    #expect(solution.residual < 1e-9)
    #expect(abs(w.reduce(0, +) - total) < 1e-9)
    #expect(abs(w[0] + w[1] + w[2] - sum) < 1e-8)
    #expect(abs(w[5] - program.reference[5]) < 1e-8)
    for j in w.indices {
      #expect(w[j] >= constraints.lower[j] - 1e-8)
      #expect(w[j] <= constraints.upper[j] + 1e-8)
    }
  }

  /// Fixed sums that cover every criterion leave one equality over.
  @Test func redundantSumsAreNoContradiction() throws {
    let program = random(4)
    let halves = [Array(0..<4), Array(4..<8)].map { set in
      WeightConstraints.FixedSum(criteria: set, points: set.reduce(0) { $0 + program.reference[$1] })
    }
    let constraints = WeightConstraints(
      lower: [Double](repeating: 0, count: 8), upper: [Double](repeating: program.total, count: 8), fixedSums: halves)
    let w = try program.solve(penalty: 0, constraints: constraints).weights
    for set in halves { #expect(abs(set.criteria.reduce(0) { $0 + w[$1] } - set.points) < 1e-8) }
  }

  @Test func conflictsAreFoundOnThePoints() {
    let free = WeightConstraints(lower: [0, 0, 0], upper: [10, 10, 10])
    #expect(free.conflict(total: 20) == nil)
    #expect(free.conflict(total: 31) == .total(by: -1))
    let crossed = WeightConstraints(lower: [0, 5, 0], upper: [10, 4, 10])
    #expect(crossed.conflict(total: 10) == .bounds(criterion: 1, by: 1))
    let summed = WeightConstraints(
      lower: [0, 0, 0], upper: [2, 2, 30], fixedSums: [.init(criteria: [0, 1], points: 5)])
    #expect(summed.conflict(total: 20) == .sum(index: 0, by: -1))
  }

  @Test func outcomesThatSupportNothingLeaveThePoints() throws {
    let moment = Matrix.identity(3)
    let falling = WeightProgram(moment: moment, linear: [-1, -0.5, 0], reference: [50, 30, 20])
    let against = WeightProgram(moment: moment, linear: [-1, 0.1, 0.1], reference: [50, 30, 20])
    for program in [falling, against] {
      let solution = try program.solve(penalty: 0)
      #expect(!solution.isSupported)
      #expect(solution.weights == [50, 30, 20])
    }
  }

  /// Ω from experts: where they are sure of two criteria, the proportion of these is held.
  @Test(arguments: 1...5) func expertsWhoAreSureHoldTheirProportion(seed: UInt64) throws {
    let program = random(seed)
    var variances = [Double](repeating: 1, count: 8)
    for j in 2...3 { variances[j] = 1e-5 }
    let sure = WeightProgram(
      moment: program.moment, linear: program.linear, reference: program.reference, expertVariances: variances)
    func gap(_ weights: [Double]) -> Double {
      abs(weights[2] / program.reference[2] - weights[3] / program.reference[3])
    }
    #expect(gap(try sure.solve(penalty: 10).weights) < 0.1 * gap(try program.solve(penalty: 0).weights) + 1e-9)
  }
}

@Suite struct StretchedIntervalTests {
  /// K = 21: t₂₀ quantile 2.085963447 (R 4.2.2, qt(0.975, 20)) over 1.959963985, times √(21/20).
  @Test func percentilesAreStretchedAboutTheMedian() {
    let replicates = (0...1000).map { 5 + 2 * (Double($0) / 1000 - 0.5) }
    let ends = stretchedInterval(replicates, point: 5, confidence: 0.95, clusters: 21, most: 100)
    let half = 0.95 * 2.085963447 / 1.959963985 * (21.0 / 20).squareRoot()
    #expect(abs(ends.lower - (5 - half)) < 1e-6)
    #expect(abs(ends.upper - (5 + half)) < 1e-6)
  }

  @Test func zeroStaysZeroAndThePointLiesInside() {
    let replicates = (0...1000).map { max(0, Double($0) / 1000 - 0.1) }
    let ends = stretchedInterval(replicates, point: 3, confidence: 0.95, clusters: 30, most: 100)
    #expect(ends.lower == 0)
    #expect(ends.upper == 3)
  }

  @Test func noReplicatesKnowNothing() {
    #expect(stretchedInterval([], point: 3, confidence: 0.95, clusters: 30, most: 100) == (0, 100))
  }

  /// Replicates of a weight near zero pile up there; without the bound their spread still shows how sure it is.
  @Test func theUpperEndAtZeroComesFromReplicatesWithoutTheBound() {
    var stream = RandomStream(seed: 61)
    let unbounded = (0..<4000).map { _ in -2 + stream.normal() }
    let bounded = unbounded.map { max(0, $0) }
    let short = stretchedInterval(bounded, point: 0, confidence: 0.95, clusters: 1e9, most: 100)
    let long = stretchedInterval(bounded, unbounded: unbounded, point: 0, confidence: 0.95, clusters: 1e9, most: 100)
    #expect(short.upper < 0.2)
    #expect(long.lower == 0 && abs(long.upper - 1.96) < 0.1)
    let far = unbounded.map { 20 + $0 }
    let plain = stretchedInterval(far, point: 18, confidence: 0.95, clusters: 1e9, most: 100)
    let same = stretchedInterval(far, unbounded: far, point: 18, confidence: 0.95, clusters: 1e9, most: 100)
    #expect(same.lower == plain.lower && abs(same.upper - plain.upper) < 0.15)
  }
}
