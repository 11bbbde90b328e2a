public import Evaluation

/// What a framework itself says of the points of one type: floors, caps, frozen criteria and groups with a fixed sum.
///
/// A frozen criterion has both bounds at its points; a fixed group keeps its sum, the type its total.
public struct FrameworkLimits: Sendable {
  /// The bounds and sums over the scored criteria of the type.
  public let constraints: WeightConstraints
  /// Whether there is anything to keep but the total.
  public let isLimiting: Bool
  private let type: String
  private let criteria: [Criterion]
  private let groups: [String]

  /// The limits on the points of a type.
  public init(_ framework: Framework, type: String) {
    let criteria = framework.scoredCriteria(for: type)
    let total = criteria.reduce(0) { $0 + $1.maxPoints }
    let fixed = framework.groups.filter(\.isFixed).map(\.code).filter { group in
      criteria.contains { $0.group == group }
    }
    constraints = WeightConstraints(
      lower: criteria.map { $0.isFrozen ? $0.maxPoints : $0.floor },
      upper: criteria.map { $0.isFrozen ? $0.maxPoints : $0.cap ?? max(total, $0.floor) },
      fixedSums: fixed.map { group in
        let members = criteria.indices.filter { criteria[$0].group == group }
        return .init(criteria: members, points: members.reduce(0) { $0 + criteria[$1].maxPoints })
      })
    isLimiting = !fixed.isEmpty || criteria.contains { $0.isFrozen || $0.floor > 0 || $0.cap != nil }
    self.type = type
    self.criteria = criteria
    groups = fixed
  }

  /// Why no points satisfy the limits, with the bounds that stand in the way and by how much; nil when some do.
  public var conflict: Note? {
    let total = criteria.reduce(0) { $0 + $1.maxPoints }
    switch constraints.conflict(total: total) {
    case nil: return nil
    case .bounds(let place, let by): return note([place], excess: by)
    case .sum(let index, let by): return note(constraints.fixedSums[index].criteria, group: groups[index], excess: by)
    case .total(let by):
      let held = Set(constraints.fixedSums.flatMap(\.criteria))
      return note(criteria.indices.filter { !held.contains($0) }, excess: by)
    }
  }

  /// The members whose floors come to too much, or whose caps come to too little.
  private func note(_ members: [Int], group: String? = nil, excess: Double) -> Note {
    let isTooMuch = excess > 0
    let bounds = isTooMuch ? constraints.lower : constraints.upper
    let named = members.filter { isTooMuch ? bounds[$0] > 0 : criteria[$0].isFrozen || criteria[$0].cap != nil }
    var values = [
      "types": type, "bounds": named.map { "\(criteria[$0].code): \(Self.text(bounds[$0]))" }.joined(separator: ", "),
      "wanted": Self.text(members.reduce(0) { $0 + criteria[$1].maxPoints }), "by": Self.text(abs(excess)),
    ]
    values["group"] = group
    return Note(isTooMuch ? "limits.tooMuch" : "limits.tooLittle", values)
  }

  private static func text(_ points: Double) -> String {
    points == points.rounded() && abs(points) < 1e15 ? "\(Int(points))" : "\(points)"
  }
}
