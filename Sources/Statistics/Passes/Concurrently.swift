internal import Dispatch

/// The values of two functions that do not depend on each other, computed side by side where there are threads.
///
/// The second runs on a queue by itself, and what either hands out to threads in turn gets all of them: inside
/// ``concurrentMap(_:threads:_:)`` it would be left with the one that it runs on, also after the other is done.
///
/// - Parameter threads: at least 1; with 1 the first function comes before the second.
public func concurrently<First: Sendable, Second: Sendable>(
  threads: Int, _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  guard threads > 1 else { return (first(), second()) }
  return withoutActuallyEscaping(second) { second in
    let result = Handover<Second>()
    let group = DispatchGroup()
    DispatchQueue.global().async(group: group) { result.value = second() }
    let one = first()
    group.wait()
    guard let other = result.value else { preconditionFailure("the second function was called") }
    return (one, other)
  }
}

/// A value that one thread leaves for another, which looks only after the first is done.
private final class Handover<Value: Sendable>: @unchecked Sendable {
  var value: Value?
}
