/// The place on an interval from which on a condition holds, to 2⁻ʰ of the interval after h halvings.
///
/// - Parameter holds: false up to the place and true beyond it.
/// - Returns: the ends of the interval that is left: the condition does not hold at the lower unless it is `lower`, and
///   holds at the upper unless it is `upper`.
/// - Throws: what the condition throws.
/// - Complexity: h evaluations.
public func bisection<Failure: Error>(
  from lower: Double, to upper: Double, halvings: Int = 40, where holds: (Double) throws(Failure) -> Bool
) throws(Failure) -> (low: Double, high: Double) {
  var (low, high) = (lower, upper)
  for _ in 0..<halvings {
    let middle = (low + high) / 2
    if try holds(middle) { high = middle } else { low = middle }
  }
  return (low, high)
}
