/// The argument at which a function with one valley on an interval is smallest.
///
/// - Parameter precision: of the argument, over the larger of 1 and the ends; below √ε rounding decides.
/// - Throws: what the function throws.
/// - Complexity: about 40 evaluations at √ε.
/// - Source: Kiefer (1953), Sequential minimax search for a maximum.
public func goldenSection<Failure: Error>(
  from lower: Double, to upper: Double, precision: Double = Double.ulpOfOne.squareRoot(),
  _ function: (Double) throws(Failure) -> Double
) throws(Failure) -> (argument: Double, value: Double) {
  let golden = (5.0.squareRoot() - 1) / 2
  var low = lower
  var high = upper
  var left = high - golden * (high - low)
  var right = low + golden * (high - low)
  var leftValue = try function(left)
  var rightValue = try function(right)
  let tolerance = precision * max(1, abs(lower), abs(upper))
  while high - low > tolerance {
    if leftValue <= rightValue {
      (high, right, rightValue) = (right, left, leftValue)
      left = high - golden * (high - low)
      leftValue = try function(left)
    } else {
      (low, left, leftValue) = (left, right, rightValue)
      right = low + golden * (high - low)
      rightValue = try function(right)
    }
  }
  return leftValue <= rightValue ? (left, leftValue) : (right, rightValue)
}
