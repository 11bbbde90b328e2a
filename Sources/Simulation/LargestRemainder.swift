/// Amounts in proportion to the raw ones, in whole steps, at least `least` each, that sum to the total.
///
/// Largest remainder; what the least amounts take is spread over the steps of the largest.
func roundedToTotal(_ raw: [Double], total: Double, step: Double, least: Double) -> [Double] {
  let sum = raw.reduce(0, +)
  let leastSteps = Int((least / step).rounded())
  let exact = raw.map { total / step * $0 / sum }
  var steps = exact.map { max(leastSteps, Int($0.rounded(.down))) }
  var missing = Int((total / step).rounded()) - steps.reduce(0, +)
  let byRemainder = exact.indices.sorted {
    let (a, b) = (exact[$0] - exact[$0].rounded(.down), exact[$1] - exact[$1].rounded(.down))
    return (a, -$0) > (b, -$1)
  }
  var next = 0
  while missing > 0 {
    steps[byRemainder[next % byRemainder.count]] += 1
    missing -= 1
    next += 1
  }
  while missing < 0 {
    guard let largest = steps.indices.max(by: { (steps[$0], -$0) < (steps[$1], -$1) }), steps[largest] > leastSteps
    else { break }
    steps[largest] -= 1
    missing += 1
  }
  return steps.map { Double($0) * step }
}
