/// A sum of numbers and products whose result is as accurate as if it were formed in twice the working precision.
///
/// Each rounding error is itself computed without error (by a fused multiply–add, and by Knuth's sum of two) and added in.
///
/// Source: Ogita, Rump and Oishi (2005), Accurate sum and dot product, algorithm Dot2.
public struct CompensatedSum: Sendable {
  private var sum: Double
  private var error = 0.0

  /// A sum that begins at a value.
  public init(_ start: Double = 0) {
    sum = start
  }

  /// The value of the sum.
  public var value: Double { sum + error }

  /// Adds a number.
  public mutating func add(_ x: Double) {
    let total = sum + x
    let part = total - sum
    error += (sum - (total - part)) + (x - part)
    sum = total
  }

  /// Adds the product of two numbers.
  public mutating func add(_ x: Double, times y: Double) {
    let product = x * y
    error += (-product).addingProduct(x, y)
    add(product)
  }
}
