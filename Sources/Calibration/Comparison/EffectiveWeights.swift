/// The weight of each node of a hierarchy in its root: its share among its siblings times that of its parent.
///
/// e_n = w_n/Σ_{siblings} w · e_parent, 1 for a root. `parents` holds the index of each node's parent, nil for a root;
/// `weights` are any positive figures. Nil where a chain of parents runs in a circle or a group has no weight.
/// - Complexity: O(nodes · depth).
///
/// Source: OECD and JRC (2008), Handbook on Constructing Composite Indicators, section 6.
public func effectiveWeights(parents: [Int?], weights: [Double]) -> [Double]? {
  precondition(parents.count == weights.count, "a parent and a weight a node")
  var sums: [Int: Double] = [:]
  for (node, parent) in parents.enumerated() { if let parent { sums[parent, default: 0] += weights[node] } }
  guard sums.values.allSatisfy({ $0 > 0 }) else { return nil }
  var result = [Double](repeating: 1, count: parents.count)
  for node in parents.indices {
    var place = node
    var steps = 0
    while let parent = parents[place] {
      result[node] *= weights[place] / (sums[parent] ?? 1)
      place = parent
      steps += 1
      if steps > parents.count { return nil }
    }
  }
  return result
}
