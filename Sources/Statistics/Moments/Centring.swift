internal import LinearAlgebra

extension Matrix {
  /// Subtracts from each column its origin and a point near its mean, and returns that point and the mean of what is left.
  ///
  /// The point is the mean rounded to a multiple of 2⁻²⁰ of the column's range, so that subtracting it is exact.
  mutating func centreColumns(
    from origin: [Double]
  ) throws(MomentsError) -> (centre: [Double], residualMean: [Double]) {
    var centre = [Double](repeating: 0, count: columns)
    var residualMean = centre
    for j in 0..<columns {
      let (mean, range) = shiftColumn(j, by: -origin[j])
      guard mean.isFinite, range.isFinite else { throw .notFinite(column: j) }
      let grid = range > 0 ? Double(sign: .plus, exponent: range.exponent - 20, significand: 1) : 0
      centre[j] = grid > 0 ? (mean / grid).rounded() * grid : mean
      residualMean[j] = shiftColumn(j, by: -centre[j]).mean
    }
    return (centre, residualMean)
  }

  /// Adds a number to a column and returns the mean and the range of the result.
  ///
  /// Four lanes are summed side by side, always the same ones, since one sum after another would wait for each addition.
  private mutating func shiftColumn(_ j: Int, by shift: Double) -> (mean: Double, range: Double) {
    let n = rows
    let whole = n - n % 4
    return elements.withUnsafeMutableBufferPointer { entries in
      let column = UnsafeMutableBufferPointer(rebasing: entries[j * n..<(j + 1) * n])
      var sum = SIMD4<Double>.zero
      var lowest = SIMD4<Double>(repeating: .infinity)
      var highest = -lowest
      for k in stride(from: 0, to: whole, by: 4) {
        let x = SIMD4(column[k], column[k + 1], column[k + 2], column[k + 3]) + shift
        for lane in 0..<4 { column[k + lane] = x[lane] }
        sum += x
        lowest.replace(with: x, where: x .< lowest)
        highest.replace(with: x, where: x .> highest)
      }
      var (total, low, high) = (sum.sum(), lowest.min(), highest.max())
      for k in whole..<n {
        column[k] += shift
        total += column[k]
        low = Swift.min(low, column[k])
        high = Swift.max(high, column[k])
      }
      return (total / Double(n), high - low)
    }
  }

  /// Adds another matrix, where there is one, and factor·vv'.
  mutating func add(_ other: Matrix?, plus factor: Double, outerProductOf v: [Double]) {
    let p = v.count
    elements.withUnsafeMutableBufferPointer { entries in
      for j in 0..<p {
        for i in 0..<p { entries[i + j * p] += factor * (v[i] * v[j]) }
      }
      guard let other else { return }
      for k in entries.indices { entries[k] += other.elements[k] }
    }
  }
}
