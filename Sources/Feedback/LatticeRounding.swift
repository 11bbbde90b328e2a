/// Finds whole numbers near given ones that keep sums exactly.
///
/// minimise Σ (k_j − x_j)² over whole k_j within their ranges, with Σ_{j in S} k_j = t_S for every sum S
///
/// With one sum this is rounding by largest remainder: raising x_j instead of lowering it costs 1 − 2·(fraction of x_j), so
/// that the largest fractions go up. With several sums, as of types that share criteria or of fixed groups, it is the same
/// rule under all of them, found by dynamic programming over what each sum still needs.
struct LatticeRounding {
  /// The whole numbers that each place may take.
  let ranges: [ClosedRange<Int>]
  /// The places of each sum and what they sum to.
  let sums: [(members: [Int], total: Int)]

  /// The nearest whole numbers, or nil when none within the ranges keep the sums.
  ///
  /// Candidates are x rounded down and up; only where none of these keep the sums, numbers further away. Of two choices
  /// equally near, the one with more in the earlier places is taken.
  ///
  /// - Complexity: O(places × candidates × states), with states the combinations of needs that are still open: at most the
  ///   number of places when sums are nested or apart.
  func nearest(to x: [Double]) -> [Int]? {
    let widest = ranges.map(\.count).max() ?? 0
    var width = 0
    while true {
      if let found = solve(x, candidates: candidates(x, width: width)) { return found }
      if width > widest { return nil }
      width = max(1, 2 * width)
    }
  }

  private func candidates(_ x: [Double], width: Int) -> [ClosedRange<Int>] {
    zip(x, ranges).map { value, range in
      let near = min(max(value, Double(range.lowerBound)), Double(range.upperBound))
      let down = Int((near + 1e-9).rounded(.down))
      let up = Int((near - 1e-9).rounded(.up))
      return max(range.lowerBound, min(down, up) - width)...min(range.upperBound, max(down, up) + width)
    }
  }

  /// A choice for the places so far: what each sum still needs, the cost, and how it was reached.
  private struct State {
    var needs: [Int]
    var cost: Double
    var previous: Int
    var choice: Int
  }

  private func solve(_ x: [Double], candidates: [ClosedRange<Int>]) -> [Int]? {
    let membership = x.indices.map { j in sums.map { $0.members.contains(j) } }
    let order = placesBySum(membership)
    let reach = reachable(order: order, membership: membership, candidates: candidates)
    var layers = [[State(needs: sums.map(\.total), cost: 0, previous: -1, choice: 0)]]
    for (step, j) in order.enumerated() {
      var states: [State] = []
      var place: [[Int]: Int] = [:]
      for (index, state) in layers[step].enumerated() {
        for choice in candidates[j].reversed() {
          let needs = zip(state.needs, membership[j]).map { $1 ? $0 - choice : $0 }
          guard zip(needs, reach[step + 1]).allSatisfy({ $1.contains($0) }) else { continue }
          let distance = Double(choice) - x[j]
          let next = State(needs: needs, cost: state.cost + distance * distance, previous: index, choice: choice)
          if let known = place[needs] {
            if next.cost < states[known].cost - 1e-9 { states[known] = next }
          } else {
            place[needs] = states.count
            states.append(next)
          }
        }
      }
      guard !states.isEmpty else { return nil }
      layers.append(states)
    }
    return trace(layers, order: order)
  }

  /// The places in an order that closes one sum after the other, always the one with the fewest places left, so that few
  /// needs are open at a time; within a sum, places of many sums first.
  private func placesBySum(_ membership: [[Bool]]) -> [Int] {
    let sumCounts = membership.map { $0.count { $0 } }
    var order: [Int] = []
    var isPlaced = [Bool](repeating: false, count: membership.count)
    var open = sums.map(\.members)
    while let next = open.filter({ !$0.isEmpty }).min(by: { $0.count < $1.count }) {
      let places = next.sorted { (-sumCounts[$0], $0) < (-sumCounts[$1], $1) }
      order += places
      for place in places { isPlaced[place] = true }
      open = open.map { members in members.filter { !isPlaced[$0] } }
    }
    return order + membership.indices.filter { !isPlaced[$0] }
  }

  /// What the places from each step on can add to each sum.
  private func reachable(
    order: [Int], membership: [[Bool]], candidates: [ClosedRange<Int>]
  ) -> [[ClosedRange<Int>]] {
    var reach = [[ClosedRange<Int>]](repeating: sums.map { _ in 0...0 }, count: order.count + 1)
    for step in order.indices.reversed() {
      let j = order[step]
      reach[step] = zip(reach[step + 1], membership[j]).map { range, isMember in
        guard isMember else { return range }
        return range.lowerBound + candidates[j].lowerBound...range.upperBound + candidates[j].upperBound
      }
    }
    return reach
  }

  private func trace(_ layers: [[State]], order: [Int]) -> [Int] {
    var result = [Int](repeating: 0, count: order.count)
    var index = 0
    for step in order.indices.reversed() {
      let state = layers[step + 1][index]
      result[order[step]] = state.choice
      index = state.previous
    }
    return result
  }
}
