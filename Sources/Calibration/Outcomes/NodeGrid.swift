/// The nodes of a quadrature with their weights, eight together, so that eight are computed at once.
///
/// The last eight are filled up by nodes without weight.
struct NodeGrid: Sendable {
  /// The nodes.
  let nodes: [SIMD8<Double>]
  /// The weight of each.
  let weights: [SIMD8<Double>]

  /// A grid with a weight for each node.
  init(_ nodes: [Double], weights: [Double]) {
    self.nodes = Self.eights(nodes, filling: nodes.last ?? 0)
    self.weights = Self.eights(weights, filling: 0)
  }

  private static func eights(_ values: [Double], filling last: Double) -> [SIMD8<Double>] {
    stride(from: 0, to: values.count, by: 8).map { start in
      var eight = SIMD8(repeating: last)
      for place in start..<min(start + 8, values.count) { eight[place - start] = values[place] }
      return eight
    }
  }
}
