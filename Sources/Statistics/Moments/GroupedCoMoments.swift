public import LinearAlgebra

/// Rows of numbers with the group of each, such as its type and appraiser.
public struct GroupedRows: Sendable {
  /// The rows (n × p).
  public var values: Matrix
  /// The group of each row (n), from 0; a negative group leaves the row out.
  public var groups: [Int]

  /// Rows with a group for each.
  public init(values: Matrix, groups: [Int]) {
    precondition(values.rows == groups.count, "every row has a group")
    self.values = values
    self.groups = groups
  }
}

/// The count, mean and scatter of rows within each of a fixed number of groups.
public struct GroupedCoMoments: Accumulator, Equatable {
  /// The point that is subtracted from every row before anything is summed (p).
  public let origin: [Double]

  private var parts: [CoMoments?]

  /// No rows yet in any of the groups.
  public init(groupCount: Int, origin: [Double]) {
    self.origin = origin
    parts = [CoMoments?](repeating: nil, count: groupCount)
  }

  /// The number of groups.
  public var groupCount: Int { parts.count }

  /// The moments of one group; those of no rows where the group is empty.
  public subscript(group: Int) -> CoMoments {
    parts[group] ?? CoMoments(origin: origin)
  }

  /// Takes in a batch of rows.
  ///
  /// - Throws: `notFinite` with the column.
  /// - Complexity: O(np²), one `dsyrk` a group that occurs in the batch.
  public mutating func update(_ batch: GroupedRows) throws(MomentsError) {
    precondition(batch.groups.allSatisfy { $0 < groupCount }, "a row's group is one of the declared groups")
    let order = batch.groups.indices.filter { batch.groups[$0] >= 0 }
      .sorted { (batch.groups[$0], $0) < (batch.groups[$1], $1) }
    let columns = Array(0..<batch.values.columns)
    var start = 0
    while start < order.count {
      let group = batch.groups[order[start]]
      let end = order[start...].firstIndex { batch.groups[$0] != group } ?? order.count
      if parts[group] == nil { parts[group] = CoMoments(origin: origin) }
      try parts[group]?.update(batch.values.submatrix(rows: Array(order[start..<end]), columns: columns))
      start = end
    }
  }

  /// Takes in the moments of other rows in the same groups.
  ///
  /// - Throws: `otherSchema` when the groups or the origins differ.
  /// - Complexity: O(groups·p²).
  public mutating func merge(_ other: GroupedCoMoments) throws(MomentsError) {
    guard groupCount == other.groupCount, origin == other.origin else { throw .otherSchema }
    for group in parts.indices {
      guard let theirs = other.parts[group] else { continue }
      if parts[group] == nil {
        parts[group] = theirs
      } else {
        try parts[group]?.merge(theirs)
      }
    }
  }

  /// The moments of coarser groups, such as the types of types × appraisers.
  ///
  /// - Parameters:
  ///   - coarser: the coarser group of each group; a negative one leaves the group out.
  ///   - count: the number of coarser groups.
  /// - Complexity: O(groups·p²).
  public func collapsed(into coarser: [Int], count: Int) throws(MomentsError) -> GroupedCoMoments {
    precondition(coarser.count == groupCount, "every group has a coarser group")
    var result = GroupedCoMoments(groupCount: count, origin: origin)
    for (group, target) in coarser.enumerated() where target >= 0 {
      guard let mine = parts[group] else { continue }
      var part = result[target]
      try part.merge(mine)
      result.parts[target] = part
    }
    return result
  }

  /// The scatter within each group as one row of its upper triangle, column after column (groups × p(p+1)/2).
  ///
  /// Replicates of a cluster bootstrap are one product: multiplicities (replicates × groups) times this matrix.
  public var packedScatters: Matrix {
    let p = origin.count
    var packed = Matrix(rows: groupCount, columns: p * (p + 1) / 2)
    for (group, part) in parts.enumerated() {
      guard let part else { continue }
      var k = 0
      for j in 0..<p {
        for i in 0...j {
          packed[group, k] = part.scatter[i, j]
          k += 1
        }
      }
    }
    return packed
  }
}

extension Matrix {
  /// The symmetric matrix (p × p) of an upper triangle that is stored column after column (p(p+1)/2).
  public init(packedUpperTriangle packed: [Double]) {
    let p = Int((2 * Double(packed.count) + 0.25).squareRoot())
    precondition(p * (p + 1) / 2 == packed.count, "a triangle of order p has p(p+1)/2 entries")
    self.init(rows: p, columns: p)
    var k = 0
    for j in 0..<p {
      for i in 0...j {
        self[i, j] = packed[k]
        self[j, i] = packed[k]
        k += 1
      }
    }
  }
}
