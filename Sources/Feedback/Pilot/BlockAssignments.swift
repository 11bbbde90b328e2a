internal import Statistics

/// The ways of assigning a model within blocks, each block keeping its number of treated rows.
struct BlockAssignments: Sendable {
  /// Up to this many assignments are enumerated; a p-value of 0.05 is then exact, and more take seconds.
  static let mostEnumerated = 20_000.0

  /// The assignments: those that occurred and others, the one that occurred first.
  let lists: [[Bool]]
  /// Whether they are all there are.
  let isExact: Bool
  /// How many there are.
  let possible: Double

  /// All assignments where they are few; otherwise the one that occurred and a number drawn at random.
  ///
  /// - Complexity: O(rows × assignments).
  init(_ design: BlockDesign, draws: Int, seed: UInt64) {
    possible = design.assignmentCount
    isExact = possible <= Self.mostEnumerated
    lists = [design.isTreated] + (isExact ? Self.others(design) : Self.drawn(design, draws: draws, seed: seed))
  }

  /// Every assignment but the one that occurred, block by block in lexicographic order.
  private static func others(_ design: BlockDesign) -> [[Bool]] {
    var lists = [[Bool](repeating: false, count: design.count)]
    for (rows, treated) in zip(design.members, design.treated) {
      let choices = combinations(of: rows, choosing: treated)
      lists = lists.flatMap { list in
        choices.map { chosen in
          var list = list
          for row in chosen { list[row] = true }
          return list
        }
      }
    }
    return lists.filter { $0 != design.isTreated }
  }

  /// The subsets of a size.
  static func combinations(of rows: [Int], choosing size: Int) -> [[Int]] {
    guard size > 0 else { return [[]] }
    guard size <= rows.count else { return [] }
    return rows.indices.flatMap { first in
      combinations(of: Array(rows[(first + 1)...]), choosing: size - 1).map { [rows[first]] + $0 }
    }
  }

  /// The one that occurred and a number drawn at random, however many there are.
  init(_ design: BlockDesign, drawing draws: Int, seed: UInt64) {
    possible = design.assignmentCount
    isExact = false
    lists = [design.isTreated] + Self.drawn(design, draws: draws, seed: seed)
  }

  private static func drawn(_ design: BlockDesign, draws: Int, seed: UInt64) -> [[Bool]] {
    var random = RandomStream(seed: seed, streamName)
    return (0..<draws).map { _ in
      var list = [Bool](repeating: false, count: design.count)
      for (rows, treated) in zip(design.members, design.treated) {
        var rows = rows
        for place in 0..<treated {
          rows.swapAt(place, place + random.index(below: rows.count - place))
          list[rows[place]] = true
        }
      }
      return list
    }
  }

  /// What names the stream of these draws among others of one seed.
  private static let streamName: UInt64 = 0x7069_6C6F
}
