public import LinearAlgebra

/// The count, mean and scatter of the observed columns of rows with missing cells, pattern by pattern: all that maximum
/// likelihood under a normal model needs.
public struct MissingCoMoments: Accumulator, Equatable {
  /// The most patterns that are kept apart; rows of rarer ones are counted in `leftOut`.
  public static let mostPatterns = 256

  /// The patterns, ascending.
  public let patterns: [MissingnessPattern]
  /// The moments of the observed columns of each pattern's rows, in the order of the patterns.
  public private(set) var moments: [CoMoments]
  /// The number of rows with a value, but of a pattern that is not among those kept.
  public private(set) var leftOut = 0
  /// The number of rows without any value.
  public private(set) var empty = 0
  /// The point that is subtracted from every row before anything is summed (p).
  public let origin: [Double]

  private let places: [MissingnessPattern: Int]

  /// No rows yet, of the given patterns; `PatternCounts.mostFrequent` chooses them.
  public init(patterns: [MissingnessPattern], origin: [Double]) {
    let ordered = patterns.sorted()
    precondition(ordered.allSatisfy { $0.observed.allSatisfy(origin.indices.contains) }, "patterns are of the columns")
    self.patterns = ordered
    self.origin = origin
    moments = ordered.map { pattern in CoMoments(origin: pattern.observed.map { origin[$0] }) }
    places = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1, $0) })
  }

  /// The number of columns p.
  public var dimension: Int { origin.count }

  /// The number of rows taken in.
  public var count: Int { moments.reduce(0) { $0 + $1.count } }

  /// Takes in a batch of rows (n × p), NaN standing for a missing cell.
  ///
  /// - Throws: `notFinite` for an infinite value, with its column.
  /// - Complexity: O(np²), one `dsyrk` a pattern that occurs in the batch.
  public mutating func update(_ batch: Matrix) throws(MomentsError) {
    precondition(batch.columns == dimension, "a row has as many values as the moments have columns")
    var rows = [[Int]](repeating: [], count: patterns.count)
    for row in 0..<batch.rows {
      let pattern = MissingnessPattern(row: row, of: batch)
      if let place = places[pattern] {
        rows[place].append(row)
      } else if pattern.observed.isEmpty {
        empty += 1
      } else {
        leftOut += 1
      }
    }
    for (place, chosen) in rows.enumerated() where !chosen.isEmpty {
      let observed = patterns[place].observed
      do throws(MomentsError) {
        try moments[place].update(batch.submatrix(rows: chosen, columns: observed))
      } catch .notFinite(let column) {
        throw .notFinite(column: observed[column])
      } catch {
        throw error
      }
    }
  }

  /// Takes in the moments of other rows with the same patterns.
  ///
  /// - Throws: `otherSchema` when the patterns or the origins differ.
  public mutating func merge(_ other: MissingCoMoments) throws(MomentsError) {
    guard patterns == other.patterns, origin == other.origin else { throw .otherSchema }
    for place in moments.indices { try moments[place].merge(other.moments[place]) }
    leftOut += other.leftOut
    empty += other.empty
  }
}
