/// Exact counts of values that lie on a lattice of declared steps, lower + k·step.
public struct Histogram: Accumulator, Equatable {
  /// The value of the first cell.
  public let lower: Double
  /// The distance of neighbouring cells, positive, in the values' units.
  public let step: Double
  /// The number of values in each cell.
  public private(set) var counts: [Int]

  /// The largest distance from the lattice, as a share of the step, that is put down to rounding.
  public static let latticeTolerance = 1e-6

  /// Empty cells from `lower` to `upper`, both on the lattice.
  public init(lower: Double, upper: Double, step: Double) {
    precondition(step > 0 && upper >= lower, "cells ascend in positive steps")
    self.lower = lower
    self.step = step
    counts = [Int](repeating: 0, count: Int(((upper - lower) / step).rounded()) + 1)
  }

  /// The number of values.
  public var count: Int { counts.reduce(0, +) }

  /// The value of a cell.
  public func value(ofCell cell: Int) -> Double {
    lower + Double(cell) * step
  }

  /// Takes in values.
  ///
  /// - Throws: `offStep` with a value that is not on the lattice (or is not a number).
  /// - Complexity: O(n).
  public mutating func update(_ batch: [Double]) throws(MomentsError) {
    for value in batch {
      let position = (value - lower) / step
      let cell = position.rounded()
      guard cell >= 0, cell < Double(counts.count), abs(position - cell) <= Self.latticeTolerance else {
        throw .offStep(value: value)
      }
      counts[Int(cell)] += 1
    }
  }

  /// Takes in the counts of other values on the same lattice.
  ///
  /// - Throws: `otherSchema` when the lattices differ.
  /// - Complexity: O(cells).
  public mutating func merge(_ other: Histogram) throws(MomentsError) {
    guard lower == other.lower, step == other.step, counts.count == other.counts.count else { throw .otherSchema }
    for cell in counts.indices { counts[cell] += other.counts[cell] }
  }

  /// The k-th smallest value, from 0; nil outside the values there are.
  ///
  /// - Complexity: O(cells).
  public func orderStatistic(_ k: Int) -> Double? {
    guard k >= 0 else { return nil }
    var seen = 0
    for (cell, cellCount) in counts.enumerated() {
      seen += cellCount
      if seen > k { return value(ofCell: cell) }
    }
    return nil
  }

  /// The median, the mean of the two middle values where their number is even; nil without values.
  ///
  /// - Complexity: O(cells).
  public var median: Double? {
    let n = count
    guard n > 0, let low = orderStatistic((n - 1) / 2), let high = orderStatistic(n / 2) else { return nil }
    return (low + high) / 2
  }

  /// The median distance of the values from a point, without any factor; nil without values.
  ///
  /// - Complexity: O(cells log cells).
  public func medianAbsoluteDeviation(about center: Double) -> Double? {
    let n = count
    let distances = counts.indices.filter { counts[$0] > 0 }
      .map { (distance: abs(value(ofCell: $0) - center), count: counts[$0]) }
      .sorted { $0.distance < $1.distance }
    func statistic(_ k: Int) -> Double? {
      var seen = 0
      for cell in distances {
        seen += cell.count
        if seen > k { return cell.distance }
      }
      return nil
    }
    guard n > 0, let low = statistic((n - 1) / 2), let high = statistic(n / 2) else { return nil }
    return (low + high) / 2
  }
}
