/// The values of two functions that do not depend on each other, computed side by side where there are threads.
///
/// - Parameter threads: at least 1; with 1 the first function comes before the second.
public func concurrently<First: Sendable, Second: Sendable>(
  threads: Int, _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  guard threads > 1 else { return (first(), second()) }
  let values = concurrentMap(2, threads: 2) { index -> (First?, Second?) in
    index == 0 ? (first(), nil) : (nil, second())
  }
  guard let one = values[0].0, let other = values[1].1 else { preconditionFailure("both functions were called") }
  return (one, other)
}
