/// The Pearson correlation over the rows where both are numbers; nil below three rows or without variance.
///
/// Σ(x − x̄)(y − ȳ)/√(Σ(x − x̄)²Σ(y − ȳ)²); `count` is the number of rows that have both.
/// - Complexity: O(n).
public func pairwiseCorrelation(_ x: [Double], _ y: [Double]) -> (value: Double?, count: Int) {
  let both = x.indices.filter { x[$0].isFinite && y[$0].isFinite }
  let n = Double(both.count)
  guard both.count > 2 else { return (nil, both.count) }
  let meanX = both.reduce(0) { $0 + x[$1] } / n
  let meanY = both.reduce(0) { $0 + y[$1] } / n
  var (xx, yy, xy) = (0.0, 0.0, 0.0)
  for i in both {
    xx += (x[i] - meanX) * (x[i] - meanX)
    yy += (y[i] - meanY) * (y[i] - meanY)
    xy += (x[i] - meanX) * (y[i] - meanY)
  }
  let product = xx * yy
  return (product > 0 ? max(-1, min(1, xy / product.squareRoot())) : nil, both.count)
}
