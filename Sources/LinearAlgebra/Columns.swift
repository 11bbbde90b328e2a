extension Matrix {
  /// The entry of largest magnitude in a column, with its sign; the first of equal ones.
  func largestEntry(ofColumn j: Int) -> Double {
    var largest = 0.0
    for i in 0..<rows where abs(self[i, j]) > abs(largest) { largest = self[i, j] }
    return largest
  }

  /// Multiplies a column by a number.
  mutating func scaleColumn(_ j: Int, by factor: Double) {
    for i in 0..<rows { self[i, j] *= factor }
  }
}
