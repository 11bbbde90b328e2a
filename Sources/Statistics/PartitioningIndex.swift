extension Array {
  /// The first index at which a predicate that is false and then true holds; the count where it never does.
  ///
  /// - Complexity: O(log n) evaluations.
  public func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
