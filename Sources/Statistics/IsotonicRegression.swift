/// The rising sequence nearest to the values in weighted least squares, by pooling adjacent violators.
///
/// min Σ w_i (y_i − x_i)² over y_1 ≤ … ≤ y_n
///
/// - Parameters:
///   - values: x, in order.
///   - weights: w, above 0; all alike where empty.
/// - Complexity: O(n).
/// - Source: Barlow, Bartholomew, Bremner and Brunk (1972), Statistical inference under order restrictions, section 1.2.
public func isotonicRegression(_ values: [Double], weights: [Double] = []) -> [Double] {
  var blocks: [(mean: Double, weight: Double, count: Int)] = []
  for (place, value) in values.enumerated() {
    var block = (mean: value, weight: weights.isEmpty ? 1 : weights[place], count: 1)
    while let last = blocks.last, last.mean > block.mean {
      blocks.removeLast()
      let weight = last.weight + block.weight
      block = ((last.mean * last.weight + block.mean * block.weight) / weight, weight, last.count + block.count)
    }
    blocks.append(block)
  }
  return blocks.flatMap { repeatElement($0.mean, count: $0.count) }
}
