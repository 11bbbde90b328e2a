internal import Dispatch
internal import Synchronization

/// The values of a function at 0..<count, computed on several threads and returned in order.
///
/// The indices are handed out in ascending order as threads come free. The result does not depend on the number of threads
/// as long as the function depends on its index alone; random numbers come from a stream named by it.
///
/// - Throws: what the function throws at the smallest index at which it fails; no further index is begun after a failure.
public func concurrentMap<Value: Sendable, Failure: Error>(
  _ count: Int, threads: Int, _ body: @Sendable (Int) throws(Failure) -> Value
) throws(Failure) -> [Value] {
  precondition(threads >= 1, "at least one thread")
  guard threads > 1, count > 1 else {
    var values: [Value] = []
    values.reserveCapacity(count)
    for index in 0..<count { values.append(try body(index)) }
    return values
  }
  var values: [Value] = []
  values.reserveCapacity(count)
  for result in concurrentResults(count, threads: threads, body) {
    if let result { values.append(try result.get()) }
  }
  return values
}

/// The values of a function of each row 0..<count, handed out to threads in batches of rows.
///
/// For a function of microseconds, where ``concurrentMap(_:threads:_:)`` would spend its time handing out. Every value is
/// put where it stays.
///
/// - Parameter batch: rows a batch; the values do not depend on it.
public func concurrentRows<Value: Sendable>(
  _ count: Int, threads: Int, batch: Int = batchRows, _ body: @Sendable (Int) -> Value
) -> [Value] {
  precondition(batch >= 1, "at least one row a batch")
  return [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
    // Each row is initialised by one thread only, and the buffer is read after all threads are done.
    nonisolated(unsafe) let slots = buffer
    _ = concurrentMap((count + batch - 1) / batch, threads: threads) { index in
      for row in index * batch..<min((index + 1) * batch, count) { slots.initializeElement(at: row, to: body(row)) }
    }
    initialized = count
  }
}

/// The outcome at each index; nil at indices that were not begun, all of which come after a failure.
private func concurrentResults<Value: Sendable, Failure: Error>(
  _ count: Int, threads: Int, _ body: @Sendable (Int) throws(Failure) -> Value
) -> [Result<Value, Failure>?] {
  let next = Atomic<Int>(0)
  let hasFailed = Atomic<Bool>(false)
  var results = [Result<Value, Failure>?](repeating: nil, count: count)
  results.withUnsafeMutableBufferPointer { buffer in
    // Each index is handed to one thread only, and the buffer is read after all threads are done.
    nonisolated(unsafe) let slots = buffer
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
      while !hasFailed.load(ordering: .relaxed) {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        do throws(Failure) {
          slots[index] = .success(try body(index))
        } catch {
          slots[index] = .failure(error)
          hasFailed.store(true, ordering: .relaxed)
        }
      }
    }
  }
  return results
}
