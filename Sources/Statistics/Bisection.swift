/// The place on an interval from which on a condition holds, to 2⁻⁴⁰ of the interval.
///
/// - Parameter holds: false up to the place and true beyond it.
/// - Returns: the ends of the interval that is left: the condition does not hold at the lower unless it is `lower`, and
///   holds at the upper unless it is `upper`.
/// - Complexity: 40 evaluations.
public func bisection(
  from lower: Double, to upper: Double, where holds: (Double) -> Bool
) -> (low: Double, high: Double) {
  var (low, high) = (lower, upper)
  for _ in 0..<40 {
    let middle = (low + high) / 2
    if holds(middle) { high = middle } else { low = middle }
  }
  return (low, high)
}
