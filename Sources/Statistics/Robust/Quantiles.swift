/// The factor 1/Φ⁻¹(3/4) that makes the median absolute deviation estimate the standard deviation of a normal sample.
///
/// The four digits are those of R's `mad` and of Hampel (1974).
public let medianAbsoluteDeviationConsistency = 1.4826

/// The median of the values that are numbers; of an even count, the mean of the middle two.
///
/// NaN is left out, and the median of no values is NaN.
/// - Complexity: O(n) in the mean.
public func median(_ values: [Double]) -> Double {
  var numbers = values.filter { !$0.isNaN }
  guard !numbers.isEmpty else { return .nan }
  return numbers.withUnsafeMutableBufferPointer { numbers in
    let middle = numbers.count / 2
    numbers.select(middle)
    guard numbers.count.isMultiple(of: 2) else { return numbers[middle] }
    let before = numbers[..<middle].reduce(-.infinity) { max($0, $1) }
    return (before + numbers[middle]) / 2
  }
}

/// The median absolute deviation from the median, scaled to the standard deviation of a normal sample.
///
/// MAD = 1.4826 · med |x − med x|, in the unit of the values. NaN is left out; no values give NaN.
/// - Complexity: O(n) in the mean.
/// - Source: Hampel (1974), The influence curve and its role in robust estimation.
public func medianAbsoluteDeviation(_ values: [Double]) -> Double {
  medianAbsoluteDeviation(values, center: median(values))
}

/// The median absolute deviation from a given center, scaled to the standard deviation of a normal sample.
///
/// 1.4826 · med |x − center|; residuals are taken about 0.
/// - Complexity: O(n) in the mean.
public func medianAbsoluteDeviation(_ values: [Double], center: Double) -> Double {
  medianAbsoluteDeviationConsistency * median(values.map { abs($0 - center) })
}

/// The quantiles of the values at the given probabilities, by linear interpolation of the order statistics.
///
/// With h = (n − 1)p the quantile is x₍⌊h⌋₎ + (h − ⌊h⌋)(x₍⌊h⌋₊₁₎ − x₍⌊h⌋₎), order statistics counted from 0: type 7.
/// Probabilities lie in 0…1. NaN is left out; no values give NaN.
/// - Complexity: O(n log n).
/// - Source: Hyndman and Fan (1996), Sample quantiles in statistical packages, definition 7.
public func quantiles(_ values: [Double], at probabilities: [Double]) -> [Double] {
  let sorted = sortedNumbers(values)
  return probabilities.map { quantileOfSorted(sorted, at: $0) }
}

/// The quantile of the values at one probability; see ``quantiles(_:at:)``.
public func quantile(_ values: [Double], at probability: Double) -> Double {
  quantileOfSorted(sortedNumbers(values), at: probability)
}

/// The weighted median: the smallest value at which the weight at or below it reaches half of all.
///
/// Where exactly half of the weight is reached it is the mean of that value and the next, so that equal weights give
/// the median. Values that are NaN, and weights that are not above 0, are left out; nothing left gives NaN.
/// - Complexity: O(n log n).
public func weightedMedian(_ values: [Double], weights: [Double]) -> Double {
  precondition(values.count == weights.count, "a weight for every value")
  let chosen = values.indices.filter { !values[$0].isNaN && weights[$0] > 0 }.sorted { values[$0] < values[$1] }
  let half = chosen.reduce(0) { $0 + weights[$1] } / 2
  var below = 0.0
  for (position, index) in chosen.enumerated() {
    below += weights[index]
    if below > half { return values[index] }
    if below == half, position + 1 < chosen.count { return (values[index] + values[chosen[position + 1]]) / 2 }
  }
  return chosen.last.map { values[$0] } ?? .nan
}

/// The values that are numbers, in ascending order: Swift's `sorted` has no order for NaN.
func sortedNumbers(_ values: [Double]) -> [Double] {
  values.filter { !$0.isNaN }.sorted()
}

/// The median of values in ascending order.
func medianOfSorted(_ sorted: [Double]) -> Double {
  guard !sorted.isEmpty else { return .nan }
  let middle = sorted.count / 2
  return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
}

/// The type 7 quantile of values in ascending order.
func quantileOfSorted(_ sorted: [Double], at probability: Double) -> Double {
  guard let last = sorted.last else { return .nan }
  let position = Double(sorted.count - 1) * probability
  let lower = Int(position.rounded(.down))
  guard lower + 1 < sorted.count else { return last }
  return sorted[lower] + (position - Double(lower)) * (sorted[lower + 1] - sorted[lower])
}
