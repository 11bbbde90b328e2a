/// The τ-scale of Maronna and Zamar and the location it goes with.
///
/// μ is the mean under bisquare weights with c₁ = 4.5, the scale the root mean of min((x − μ)², (c₂σ₀)²) with c₂ = 3, σ₀ the
/// median distance from the median, divided by what it is at the normal. NaN is left out; where σ₀ is 0 so is the scale.
/// - Complexity: O(n log n).
/// - Source: Maronna and Zamar (2002), Robust estimates of location and dispersion for high-dimensional data sets.
public func tauScale(_ values: [Double]) -> (location: Double, scale: Double) {
  let numbers = sortedNumbers(values)
  let center = medianOfSorted(numbers)
  let spread = median(numbers.map { abs($0 - center) })
  guard spread > 0 else { return (center, spread) }
  let bisquare = Bisquare(tuning: 4.5)
  let weights = numbers.map { bisquare.weight(($0 - center) / spread) }
  let location = zip(weights, numbers).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
  let cut = 3.0
  let squares = numbers.reduce(0.0) { sum, value in
    let z = (value - location) / spread
    return sum + min(z * z, cut * cut)
  }
  let normal = NormalDistribution.standard
  let limit = cut * normal.quantile(0.75)
  let inside = (1 - limit * limit) * normal.cumulative(limit) - limit * normal.density(limit) + limit * limit
  let expected = 2 * inside - 1
  return (location, spread * (squares / (Double(numbers.count) * expected)).squareRoot())
}
