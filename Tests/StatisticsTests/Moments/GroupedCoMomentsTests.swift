import LinearAlgebra
import Statistics
import Testing

@Suite struct GroupedCoMomentsTests {
  let rows = RandomRows(seed: 31, rows: 10_000, columns: 3)
  let groups: [Int] = {
    var random = RandomStream(seed: 32)
    return (0..<10_000).map { _ in random.index(below: 12) - 1 }
  }()

  func pass(threads: Int) throws -> GroupedCoMoments {
    try reduce(
      rowCount: groups.count, threads: threads, into: GroupedCoMoments(groupCount: 12, origin: [100, 200, 300])
    ) { range in
      GroupedRows(values: rows.batch(range), groups: Array(groups[range]))
    }
  }

  @Test func eachGroupHasTheMomentsOfItsRows() throws {
    let grouped = try pass(threads: 2)
    for group in 0..<11 {
      var alone = CoMoments(origin: [100, 200, 300])
      try alone.update(rows.batch(groups.indices.filter { groups[$0] == group }))
      #expect(grouped[group].count == alone.count)
      #expect(relativeDifference(grouped[group].scatter, alone.scatter) < 1e-9)
    }
    #expect(grouped[11] == CoMoments(origin: [100, 200, 300]))
  }

  @Test func threadsDoNotChangeABit() throws {
    #expect(try pass(threads: 3) == pass(threads: 1))
  }

  @Test func collapsedGroupsHaveTheMomentsOfTheirUnion() throws {
    let coarse = try pass(threads: 1).collapsed(into: (0..<12).map { $0 < 5 ? 0 : $0 == 5 ? -1 : 1 }, count: 2)
    for (target, members) in [(0, 0..<5), (1, 6..<12)] {
      var alone = CoMoments(origin: [100, 200, 300])
      try alone.update(rows.batch(groups.indices.filter { members.contains(groups[$0]) }))
      #expect(coarse[target].count == alone.count)
      #expect(relativeDifference(coarse[target].scatter, alone.scatter) < 1e-9)
    }
  }

  @Test func packedScattersUnpackToTheScatters() throws {
    let grouped = try pass(threads: 1)
    let packed = grouped.packedScatters
    for group in 0..<12 {
      #expect(Matrix(packedUpperTriangle: packed.row(group)) == grouped[group].scatter)
    }
  }

  @Test func otherGroupsAreRefused() {
    var grouped = GroupedCoMoments(groupCount: 2, origin: [0])
    #expect(throws: MomentsError.otherSchema) { try grouped.merge(GroupedCoMoments(groupCount: 3, origin: [0])) }
  }
}
