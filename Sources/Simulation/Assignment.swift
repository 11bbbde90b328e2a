internal import Evaluation
internal import Statistics

/// Which pattern is planted on which row, and how large.
struct Assignment {
  /// The pattern of each row; nil where the unit is honest.
  private(set) var pattern: [PlantedPattern?]
  /// The points of 100 by which its total is to change.
  private(set) var size: [Double]
  /// The points by which each appraiser's units are raised; 0 for the others.
  let leniency: [Double]

  private let plan: SimulationPlan

  /// - Parameter honest: the honest total of each row, which decides who can reach a level or pass its collective.
  init(_ plan: SimulationPlan, population: Population, honest: [Double]) {
    self.plan = plan
    pattern = [PlantedPattern?](repeating: nil, count: honest.count)
    size = [Double](repeating: 0, count: honest.count)
    leniency = Self.leniencies(plan, count: population.members.count)
    plantAppraisers(population)
    plantLasting(population)
    plantJumps()
    plantCutoffs(honest: honest)
  }

  /// An exact number of appraisers is lenient, at least one: those with the smallest of uniform numbers.
  private static func leniencies(_ plan: SimulationPlan, count: Int) -> [Double] {
    var leniency = [Double](repeating: 0, count: count)
    for distortion in plan.distortions where distortion.pattern == .appraiser {
      let draws = (0..<count).map { d in
        var stream = RandomStream(seed: plan.seed, .appraiser, d, 2)
        return (order: stream.uniform(), size: stream.uniform(in: distortion.sizes))
      }
      let chosen = draws.indices.sorted { draws[$0].order < draws[$1].order }
      let number = distortion.rate > 0 ? max(1, Int((distortion.rate * Double(count)).rounded())) : 0
      for d in chosen.prefix(number) { leniency[d] = draws[d].size }
    }
    return leniency
  }

  /// Each unit of a lenient appraiser is raised by 0.7 to 1.3 of its leniency.
  private mutating func plantAppraisers(_ population: Population) {
    for unit in population.appraiser.indices where leniency[population.appraiser[unit]] > 0 {
      for row in rows(of: unit) {
        var stream = RandomStream(seed: plan.seed, .assignment, row, 1)
        plant(.appraiser, size: leniency[population.appraiser[unit]] * stream.uniform(in: 0.7...1.3), row: row)
      }
    }
  }

  /// Patterns that a unit tends to keep: it has one of them, and shows it in the years in which a latent path with
  /// corr = 0.3 + 0.7 · 0.6^|t−u| lies below the sum of the rates.
  private mutating func plantLasting(_ population: Population) {
    let lasting: Set<PlantedPattern> = [
      .overrating, .someCriteria, .similar, .straightlining, .aboveCollective, .underrating,
    ]
    let distortions = plan.distortions.filter { lasting.contains($0.pattern) }
    for unit in population.type.indices {
      var stream = RandomStream(seed: plan.seed, .assignment, unit)
      let path = stream.trajectory(years: plan.years, stableShare: 0.3, autocorrelation: 0.6)
      let choice = stream.uniform()
      let position = stream.uniform()
      let rates = distortions.map { rate(of: $0, unit: unit, population) }
      let sum = rates.reduce(0, +)
      guard let chosen = distortions.indices.first(where: { choice * sum < rates[...$0].reduce(0, +) }) else {
        continue
      }
      let sizes = distortions[chosen].sizes
      for (year, value) in path.enumerated() where normalCumulative(value) < sum {
        plant(
          distortions[chosen].pattern,
          size: sizes.lowerBound + (sizes.upperBound - sizes.lowerBound) * position, row: unit * plan.years + year)
      }
    }
  }

  /// Only units that have a collective can be above it: their rate is raised in return.
  private func rate(of distortion: Distortion, unit: Int, _ population: Population) -> Double {
    guard distortion.pattern == .aboveCollective else { return distortion.rate }
    let bound = population.collective.count { $0 != nil }
    return population.collective[unit] == nil ? 0 : distortion.rate * Double(plan.units) / Double(bound)
  }

  /// A jump happens in a year after the first, at the same rate in each.
  private mutating func plantJumps() {
    for distortion in plan.distortions where distortion.pattern == .jump {
      for row in pattern.indices where row % plan.years > 0 {
        var stream = RandomStream(seed: plan.seed, .assignment, row, 2)
        let size = stream.uniform(in: distortion.sizes)
        if stream.uniform() < distortion.rate { plant(.jump, size: size, row: row) }
      }
    }
  }

  /// Rows within reach of the next level are raised to it, so many that they make the wanted share of all rows.
  private mutating func plantCutoffs(honest: [Double]) {
    for distortion in plan.distortions where distortion.pattern == .cutoff {
      let gaps = honest.map { total in
        plan.design.framework.levels.map { $0.atLeast - total }.filter { $0 > 0 }.min() ?? .infinity
      }
      let eligible = gaps.indices.filter { distortion.sizes.contains(gaps[$0]) && pattern[$0] == nil }
      let probability = distortion.rate * Double(honest.count) / Double(max(1, eligible.count))
      for row in eligible {
        var stream = RandomStream(seed: plan.seed, .assignment, row, 3)
        if stream.uniform() < probability { plant(.cutoff, size: gaps[row], row: row) }
      }
    }
  }

  /// The first pattern of a row stays.
  private mutating func plant(_ planted: PlantedPattern, size amount: Double, row: Int) {
    guard pattern[row] == nil else { return }
    pattern[row] = planted
    size[row] = amount
  }

  private func rows(of unit: Int) -> Range<Int> {
    (unit * plan.years)..<((unit + 1) * plan.years)
  }
}
