internal import Evaluation
internal import Statistics

/// Who there is: types, appraisers and collectives of the units.
struct Population {
  /// The type of each unit, an index into the framework's types.
  let type: [Int]
  /// The appraiser of each unit; units of one appraiser lie together.
  let appraiser: [Int]
  /// The unit whose result bounds each unit's level; nil where none does.
  let collective: [Int?]
  /// The units of each appraiser.
  let members: [[Int]]

  init(_ plan: SimulationPlan) {
    let appraisers = max(1, min(plan.appraisers, plan.units))
    let sizes = Self.appraiserSizes(plan, count: appraisers)
    appraiser = sizes.enumerated().flatMap { [Int](repeating: $0.offset, count: $0.element) }
    let types = plan.design.framework.types.count
    let shares = plan.typeShares.count == types ? plan.typeShares : [Double](repeating: 1, count: types)
    type = (0..<plan.units).map { unit in
      var stream = RandomStream(seed: plan.seed, .unit, unit)
      return Self.pick(stream.uniform(), shares: shares)
    }
    var start = 0
    var members: [[Int]] = []
    var collective = [Int?](repeating: nil, count: plan.units)
    for size in sizes {
      let own = Array(start..<(start + size))
      members.append(own)
      start += size
      guard plan.collectiveSize > 1 else { continue }
      for (place, unit) in own.enumerated() where place % plan.collectiveSize != 0 {
        collective[unit] = own[place - place % plan.collectiveSize]
      }
    }
    self.members = members
    self.collective = collective
  }

  /// The numbers of units of each appraiser: in proportion to gamma numbers of shape 4, at least one each.
  private static func appraiserSizes(_ plan: SimulationPlan, count: Int) -> [Int] {
    let raw = (0..<count).map { d in
      var stream = RandomStream(seed: plan.seed, .appraiser, d)
      return stream.gamma(shape: 4)
    }
    return roundedToTotal(raw, total: Double(plan.units), step: 1, least: 1).map { Int($0) }
  }

  private static func pick(_ uniform: Double, shares: [Double]) -> Int {
    let target = uniform * shares.reduce(0, +)
    var sum = 0.0
    for (index, share) in shares.enumerated() {
      sum += share
      if target < sum { return index }
    }
    return shares.count - 1
  }

  /// The units as columns, codes and names numbered.
  func units(_ plan: SimulationPlan) -> Units {
    let types = plan.design.framework.types
    let sorted = types.map(\.code).sorted()
    let rank = types.map { type in sorted.firstIndex(of: type.code) ?? 0 }
    let codes = type.indices.map { numbered("U", $0, of: plan.units) }
    let names = type.indices.map { "\(types[type[$0]].name.vi) \(numbered("", $0, of: plan.units))" }
    return Units(
      codes: codes, names: names, types: sorted, type: type.map { rank[$0] },
      parents: members.indices.map { numbered("D", $0, of: members.count) }, parent: appraiser,
      collectives: collective.map { $0.map { codes[$0] } ?? "" })
  }
}

/// A code with its number, padded so that codes sort in the order of the numbers.
func numbered(_ prefix: String, _ index: Int, of count: Int) -> String {
  let number = "\(index + 1)"
  return prefix + String(repeating: "0", count: max(0, "\(count)".count - number.count)) + number
}
