/// The ladders of many ratings side by side, for reading the levels of all of them under many totals.
public struct LevelLadders: Sendable {
  /// The number of ratings.
  public let count: Int
  /// The most levels of a ladder; shorter ones are filled up with their lowest level.
  private let width: Int
  /// The least totals of the levels: rating by rating, the highest level first.
  private let leastTotals: [Double]
  /// The place that each comes to, likewise.
  private let places: [Int]

  /// The ladders of ratings, in their order.
  public init(_ ladders: [LevelLadder]) {
    let width = ladders.map(\.reached.count).max() ?? 0
    count = ladders.count
    self.width = width
    leastTotals = ladders.flatMap { ladder in
      ladder.leastTotals + [Double](repeating: -.infinity, count: width - ladder.reached.count)
    }
    places = ladders.flatMap { ladder in
      let own = ladder.places
      return own + [Int](repeating: own.last ?? 0, count: width - own.count)
    }
  }

  /// The place of the level of each rating under its total, as ``LevelLadder/place(forTotal:)`` gives it.
  ///
  /// - Complexity: O(ratings × levels).
  public func places(forTotals totals: [Double]) -> [Int] {
    precondition(totals.count == count, "a total for each rating")
    return totals.enumerated().map { i, total in
      let lowest = (i + 1) * width - 1
      var k = i * width
      while k < lowest, !(total >= leastTotals[k] - LevelLadder.tolerance) { k += 1 }
      return places[k]
    }
  }
}
