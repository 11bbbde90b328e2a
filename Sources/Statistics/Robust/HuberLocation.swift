/// Huber's M-estimate of location with the scale fixed at the median absolute deviation.
///
/// The μ at which values cut to μ ± k·MAD average μ, k = 1.5. NaN is left out.
/// - Complexity: O(n log n).
/// - Source: Huber (1964), Robust estimation of a location parameter.
public func huberLocation(_ values: [Double], tuning: Double = 1.5) -> Double {
  let numbers = sortedNumbers(values)
  let reach = tuning * medianAbsoluteDeviation(numbers)
  var location = medianOfSorted(numbers)
  guard reach > 0 else { return location }
  for _ in 0..<500 {
    let mean = numbers.reduce(0) { $0 + min(max($1, location - reach), location + reach) } / Double(numbers.count)
    let change = abs(mean - location)
    location = mean
    if change <= 1e-12 * reach { break }
  }
  return location
}
