internal import Evaluation
internal import Statistics

/// Changes the rating of one row in the way of a pattern.
struct Planter {
  let plan: SimulationPlan
  let population: Population
  /// The honest latent ratings, points and totals of all rows.
  let latent: [[Double]]
  let honestPoints: [[Double]]
  let honestTotals: [Double]

  /// A total that nobody writes above: 98 of 100 leaves single points off, as raised ratings do.
  private static let highestTotal = 98.0
  /// The standard deviation, relative to the mean, by which criteria are raised unevenly.
  private static let unevenness = 0.3
  /// The share of the cells that a unit with borrowed answers still rates by itself.
  private static let ownCells = 0.1

  /// The points written under a pattern of a size, and the shift of the logits where it is one.
  func planted(_ pattern: PlantedPattern, size: Double, row: Int, scale: RatingScale) -> (
    points: [Double], shift: Double
  ) {
    var stream = RandomStream(seed: plan.seed, .distortion, row)
    switch pattern {
    case .overrating, .appraiser, .jump:
      return shifted(row, by: size, factors: unevenFactors(&stream), scale: scale)
    case .underrating:
      return shifted(row, by: -size, factors: unevenFactors(&stream), scale: scale)
    case .someCriteria:
      return shifted(row, by: size, factors: someFactors(&stream, scale: scale), scale: scale)
    case .aboveCollective:
      let above = aboveCollective(row, size: size)
      return shifted(row, by: above, factors: unevenFactors(&stream), scale: scale)
    case .cutoff:
      return (stepped(row, upTo: honestTotals[row] + size, scale: scale, stream: &stream), 0)
    case .similar:
      return (borrowed(row, size: size, scale: scale, stream: &stream), 0)
    case .straightlining:
      let share = min(honestTotals[row] + size, Self.highestTotal) / 100
      return (straight(row, share: share, scale: scale), 0)
    }
  }

  /// The logits moved by m times the factors, m by bisection so that the total moves by the points asked for.
  ///
  /// Totals grow with m, so that 40 halvings of 0…10 find it to 1e-11; a total that cannot move so far stops at 10.
  private func shifted(
    _ row: Int, by amount: Double, factors: [Double], scale: RatingScale
  ) -> (points: [Double], shift: Double) {
    let start = scale.total(ofLogits: latent[row])
    let target = min(max(start + amount, 1), max(start, Self.highestTotal))
    let sign = amount < 0 ? -1.0 : 1
    func moved(_ m: Double) -> [Double] { zip(latent[row], factors).map { $0 + sign * m * $1 } }
    let low = bisection(from: 0, to: 10) { (scale.total(ofLogits: moved($0)) - target) * sign >= 0 }.low
    let mean = factors.reduce(0, +) / Double(max(1, scale.isScored.count { $0 }))
    return (scale.points(logits: moved(low)), sign * low * mean)
  }

  /// Factors about 1, never negative; 0 for what is not scored.
  private func unevenFactors(_ stream: inout RandomStream) -> [Double] {
    plan.design.framework.criteria.map { criterion in
      let factor = max(0, 1 + Self.unevenness * stream.normal())
      return criterion.kind == .score ? factor : 0
    }
  }

  /// Factors of 0 but for a random part of the criteria.
  private func someFactors(_ stream: inout RandomStream, scale: RatingScale) -> [Double] {
    let share = plan.distortions.first { $0.pattern == .someCriteria }?.criteriaShare ?? 0.3
    let draws = scale.isScored.map { (isScored: $0, order: stream.uniform()) }
    let order = draws.indices.filter { draws[$0].isScored }.sorted { draws[$0].order < draws[$1].order }
    let chosen = Set(order.prefix(max(1, Int((share * Double(order.count)).rounded()))))
    return draws.indices.map { chosen.contains($0) ? 1 : 0 }
  }

  /// The points that bring a unit above its collective's honest total by the size.
  private func aboveCollective(_ row: Int, size: Double) -> Double {
    let unit = row / plan.years
    guard let collective = population.collective[unit] else { return size }
    let bound = honestTotals[collective * plan.years + row % plan.years]
    return max(size, bound - honestTotals[row] + size)
  }

  /// Single steps on criteria in random order, over and over, until the total is reached.
  private func stepped(_ row: Int, upTo target: Double, scale: RatingScale, stream: inout RandomStream) -> [Double] {
    var points = honestPoints[row]
    var room = points.indices.filter { scale.isScored[$0] && points[$0] < scale.maxima[$0] - 1e-9 }
    while scale.total(of: points) < target - 1e-9, !room.isEmpty {
      let place = stream.index(below: room.count)
      let j = room[place]
      let next = scale.points(steps: points[j] / scale.steps[j] + 1, of: j)
      if next == points[j] || next >= scale.maxima[j] - 1e-9 { room.remove(at: place) }
      points[j] = next
    }
    return points
  }

  /// The answers of the unit of the same appraiser, type and year whose honest total is nearest to the wanted one.
  private func borrowed(_ row: Int, size: Double, scale: RatingScale, stream: inout RandomStream) -> [Double] {
    let unit = row / plan.years
    let wanted = honestTotals[row] + size
    let others = population.members[population.appraiser[unit]].filter {
      $0 != unit && population.type[$0] == population.type[unit]
    }
    let rows = others.map { $0 * plan.years + row % plan.years }
    let better = rows.filter { honestTotals[$0] > honestTotals[row] }
    guard let donor = better.min(by: { abs(honestTotals[$0] - wanted) < abs(honestTotals[$1] - wanted) }) else {
      return honestPoints[row]
    }
    return honestPoints[row].indices.map { j in
      stream.uniform() < Self.ownCells || !scale.isScored[j] ? honestPoints[row][j] : honestPoints[donor][j]
    }
  }

  /// One share on every scored criterion.
  private func straight(_ row: Int, share: Double, scale: RatingScale) -> [Double] {
    honestPoints[row].indices.map { j in
      scale.isScored[j] ? scale.points(share: share, of: j) : honestPoints[row][j]
    }
  }
}
