extension UnsafeMutableBufferPointer<Double> {
  /// Puts the k-th smallest element, counted from 0, at its place in the order: none before it is larger and none after it
  /// smaller.
  ///
  /// - Parameter k: a place of the buffer, whose elements are numbers.
  /// - Complexity: O(n) in the mean.
  /// - Source: Hoare (1961), Algorithm 65: Find; the pivot is the middle of three.
  func select(_ k: Int) {
    var (first, last) = (0, count - 1)
    while first < last {
      let pivot = middle(self[first], self[(first + last) / 2], self[last])
      var (left, right) = (first, last)
      while left <= right {
        while self[left] < pivot { left += 1 }
        while pivot < self[right] { right -= 1 }
        guard left <= right else { break }
        swapAt(left, right)
        left += 1
        right -= 1
      }
      // Everything up to `right` is at most the pivot, everything from `left` at least; between them lie pivots only.
      if k <= right {
        last = right
      } else if k >= left {
        first = left
      } else {
        return
      }
    }
  }

  private func middle(_ a: Double, _ b: Double, _ c: Double) -> Double {
    Swift.max(Swift.min(a, b), Swift.min(Swift.max(a, b), c))
  }
}
