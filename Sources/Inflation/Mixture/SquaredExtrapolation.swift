/// Where a sequence of fixed-point steps x₀, x₁, x₂ leads:
///
/// x' = x₀ − 2αr + α²v with r = x₁ − x₀, v = x₂ − x₁ − r and α = −‖r‖/‖v‖, in −4…−1; −1 is x₂ itself.
///
/// Expectation–maximisation moves by a constant share of what is left, and this goes the rest at once.
///
/// - Returns: x', each number kept in 0…1.
/// - Complexity: O(n).
///
/// Source: Varadhan and Roland (2008), Simple and globally convergent methods for accelerating the convergence of any EM
/// algorithm, scheme SqS3.
func squaredExtrapolation(_ x0: [Double], _ x1: [Double], _ x2: [Double]) -> [Double] {
  var (first, second) = (0.0, 0.0)
  for i in x0.indices {
    let r = x1[i] - x0[i]
    let v = x2[i] - x1[i] - r
    first += r * r
    second += v * v
  }
  guard second > 0 else { return x2 }
  let alpha = min(max(-(first / second).squareRoot(), -4), -1)
  return x0.indices.map { i in
    let r = x1[i] - x0[i]
    let v = x2[i] - x1[i] - r
    return min(max(x0[i] - 2 * alpha * r + alpha * alpha * v, 0), 1)
  }
}
