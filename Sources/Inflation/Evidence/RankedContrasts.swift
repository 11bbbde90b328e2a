internal import Foundation
internal import Statistics

/// The contrasts of one criterion in one group of rows, in order, as a way between values and normal scores.
struct RankedContrasts: Sendable {
  private let sorted: [Double]
  /// The values at the scores −5…5 in steps of 1/32; a normal distribution function for every look would cost more than
  /// all else.
  private var atScores: [Double] = []

  private static let largestScore = 5.0
  private static let stepsPerUnit = 32.0
  /// Fewer values than this have no ranks worth speaking of.
  private static let leastValues = 10

  /// The finite values of a column by group.
  static func byGroup(_ column: [Double], group: [Int], groups: Int) -> [RankedContrasts] {
    var lists = [[Double]](repeating: [], count: groups)
    for i in column.indices where column[i].isFinite { lists[group[i]].append(column[i]) }
    return lists.map { RankedContrasts($0) }
  }

  /// The values of one group.
  init(_ values: [Double]) {
    sorted = values.sorted()
    guard sorted.count >= Self.leastValues else { return }
    let steps = Int(Self.largestScore * Self.stepsPerUnit)
    atScores = (-steps...steps).map { valueOfRank(atScore: Double($0) / Self.stepsPerUnit) }
  }

  /// The normal score Φ⁻¹((r − ½)/n) of a value, r its mean rank among equals; NaN for NaN and for fewer than ten.
  func score(_ value: Double) -> Double {
    guard value.isFinite, sorted.count >= Self.leastValues else { return .nan }
    let below = sorted.firstIndex(notBefore: value)
    let upTo = sorted.firstIndex(after: value)
    let rank = Double(below + upTo) / 2
    let share = min(max(rank / Double(sorted.count), 0.5 / Double(sorted.count)), 1 - 0.5 / Double(sorted.count))
    return NormalDistribution.standard.quantile(share)
  }

  /// Half the distance between the values whose scores are 1 and −1; NaN for fewer than ten values.
  var spread: Double {
    (contrast(score: 1) - contrast(score: -1)) / 2
  }

  /// The value whose score is `score`, between neighbours in proportion; NaN for fewer than ten values.
  func contrast(score: Double) -> Double {
    guard !atScores.isEmpty else { return .nan }
    let place = (min(max(score, -Self.largestScore), Self.largestScore) + Self.largestScore) * Self.stepsPerUnit
    let low = min(Int(place), atScores.count - 2)
    let share = place - Double(low)
    return atScores[low] + share * (atScores[low + 1] - atScores[low])
  }

  private func valueOfRank(atScore score: Double) -> Double {
    let place = NormalDistribution.standard.cumulative(score) * Double(sorted.count) - 0.5
    let low = min(max(Int(place.rounded(.down)), 0), sorted.count - 1)
    let high = min(low + 1, sorted.count - 1)
    let share = min(max(place - Double(low), 0), 1)
    return sorted[low] + share * (sorted[high] - sorted[low])
  }
}

extension Array where Element == Double {
  /// The number of elements of a sorted array below `value`.
  fileprivate func firstIndex(notBefore value: Double) -> Int { partitioningIndex { $0 >= value } }

  /// The number of elements of a sorted array up to `value`.
  fileprivate func firstIndex(after value: Double) -> Int { partitioningIndex { $0 > value } }
}
