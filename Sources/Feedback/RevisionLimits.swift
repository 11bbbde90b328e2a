internal import Evaluation

/// The limits within which the points of a framework may move in one year, in whole steps.
///
/// A criterion moves within max(floor, points − c) … min(cap, points + c), keeps at least one step, and not at all when
/// frozen; the total of every type and the sums of fixed groups stay what they are.
struct RevisionLimits {
  /// A sum to keep, over the criteria that may move.
  struct Sum {
    let name: KeptSum
    /// Places in `criteria` of the members that are not frozen.
    let members: [Int]
    /// What they sum to, in steps.
    let total: Int
  }

  /// The criteria of kind `score`, in the order of the framework.
  let criteria: [Criterion]
  let grid: PointsGrid
  /// The steps each criterion may take; nil for a frozen one, whose points stay even off the step.
  private(set) var ranges: [ClosedRange<Int>?]
  /// The sums to keep, each set of members once.
  let sums: [Sum]
  /// The criteria with a floor or cap off the step, which was moved inward.
  let movedInward: [String]

  /// The limits of a framework for the types that have units or weights.
  ///
  /// - Throws: `RevisionError` when the limits contradict each other.
  init(framework: Framework, types: [String], settings: Settings) throws(RevisionError) {
    let grid = PointsGrid(step: settings.pointsStep)
    let criteria = framework.criteria.filter { $0.kind == .score }
    var ranges: [ClosedRange<Int>?] = []
    var movedInward: [String] = []
    for criterion in criteria {
      let ends = RangeEnds(of: criterion, mostChange: settings.mostChange, step: grid.step)
      ranges.append(try ends.range(of: criterion, grid: grid))
      if !criterion.isFrozen, ends.hasFloorOrCap(off: grid) { movedInward.append(criterion.code) }
    }
    self.criteria = criteria
    self.grid = grid
    self.movedInward = movedInward
    self.sums = try Self.sums(framework, criteria: criteria, types: types, grid: grid)
    self.ranges = Self.freezeWhatNoSumHolds(ranges, sums: sums)
    try tighten()
  }

  /// The points of a choice of steps; those in force, to the last bit, where a criterion stays.
  func points(_ steps: [Int]) -> [Double] {
    criteria.indices.map { j in
      let now = criteria[j].maxPoints
      return ranges[j] == nil || grid.steps(now) == steps[j] ? now : grid.points(steps[j])
    }
  }

  private static func sums(
    _ framework: Framework, criteria: [Criterion], types: [String], grid: PointsGrid
  ) throws(RevisionError) -> [Sum] {
    var typesOf: [[Int]: KeptSum] = [:]
    var order: [[Int]] = []
    for group in [nil] + framework.groups.filter(\.isFixed).map({ Optional($0.code) }) {
      for type in types {
        let members = criteria.indices.filter {
          criteria[$0].applies(to: type) && (group == nil || criteria[$0].group == group)
        }
        guard !members.isEmpty else { continue }
        if typesOf[members] == nil { order.append(members) }
        let known = typesOf[members] ?? KeptSum(types: [], group: group)
        if known.group == group { typesOf[members] = KeptSum(types: known.types + [type], group: group) }
      }
    }
    var sums: [Sum] = []
    for members in order {
      guard let name = typesOf[members] else { continue }
      let moving = members.filter { !criteria[$0].isFrozen }
      guard !moving.isEmpty else { continue }
      let left = moving.reduce(0) { $0 + criteria[$1].maxPoints }
      guard let total = grid.steps(left) else { throw .sumOffStep(name, left: left, step: grid.step) }
      sums.append(Sum(name: name, members: moving, total: total))
    }
    return sums
  }

  /// A criterion outside every sum has nothing to be weighed against, and stays.
  private static func freezeWhatNoSumHolds(_ ranges: [ClosedRange<Int>?], sums: [Sum]) -> [ClosedRange<Int>?] {
    let held = Set(sums.flatMap(\.members))
    return ranges.indices.map { held.contains($0) ? ranges[$0] : nil }
  }

  /// Takes from each range what a sum cannot use, until nothing changes.
  private mutating func tighten() throws(RevisionError) {
    var changed = true
    while changed {
      changed = false
      for sum in sums {
        let least = sum.members.reduce(0) { $0 + (ranges[$1]?.lowerBound ?? 0) }
        let most = sum.members.reduce(0) { $0 + (ranges[$1]?.upperBound ?? 0) }
        guard least <= sum.total, sum.total <= most else {
          throw .sumOutOfReach(
            sum.name, wanted: grid.points(sum.total), least: grid.points(least), most: grid.points(most))
        }
        for j in sum.members {
          guard let range = ranges[j] else { continue }
          let lower = max(range.lowerBound, sum.total - (most - range.upperBound))
          let upper = min(range.upperBound, sum.total - (least - range.lowerBound))
          if lower...upper != range {
            ranges[j] = lower...upper
            changed = true
          }
        }
        if changed { break }
      }
    }
  }
}

/// The bounds on either side of a criterion's points, before they are put on the step.
private struct RangeEnds {
  let lower: [RevisionBound]
  let upper: [RevisionBound]

  init(of criterion: Criterion, mostChange: Double, step: Double) {
    let now = criterion.maxPoints
    var lower = [RevisionBound(kind: .floor, points: criterion.floor)]
    var upper = [criterion.cap.map { RevisionBound(kind: .cap, points: $0) }].compactMap(\.self)
    if criterion.isFrozen {
      lower.append(RevisionBound(kind: .frozen, points: now))
      upper.append(RevisionBound(kind: .frozen, points: now))
    } else {
      lower.append(RevisionBound(kind: .oneStep, points: step))
      lower.append(RevisionBound(kind: .mostChange, points: now - mostChange))
      upper.append(RevisionBound(kind: .mostChange, points: now + mostChange))
    }
    self.lower = lower
    self.upper = upper
  }

  /// The whole steps between the bounds; nil for a frozen criterion.
  func range(of criterion: Criterion, grid: PointsGrid) throws(RevisionError) -> ClosedRange<Int>? {
    guard let lowest = lower.max(by: { $0.points < $1.points }), let highest = upper.min(by: { $0.points < $1.points })
    else { return nil }
    let tolerance = 1e-9 * max(1, abs(lowest.points))
    let empty = RevisionError.emptyRange(criterion: criterion.code, lower: lowest, upper: highest, step: grid.step)
    guard lowest.points <= highest.points + tolerance else { throw empty }
    if criterion.isFrozen { return nil }
    let first = grid.stepsNotBelow(lowest.points)
    let last = grid.stepsNotAbove(highest.points)
    guard first <= last else { throw empty }
    return first...last
  }

  func hasFloorOrCap(off grid: PointsGrid) -> Bool {
    (lower + upper).contains { ($0.kind == .floor || $0.kind == .cap) && grid.steps($0.points) == nil }
  }
}
