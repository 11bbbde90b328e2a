import LinearAlgebra
import Statistics
import Testing

@Suite struct CoMomentsTests {
  let rows = RandomRows(seed: 21, rows: 600, columns: 4)

  func moments(of chosen: [Int]) throws -> CoMoments {
    var result = CoMoments(origin: [100, 200, 300, 400])
    try result.update(rows.batch(chosen))
    return result
  }

  @Test func theScatterIsThatOfTheDefinition() throws {
    let moments = try moments(of: Array(0..<600))
    for j in 0..<4 {
      let x = rows.values.column(j)
      #expect(abs(moments.mean[j] - x.reduce(0, +) / 600) < 1e-11)
      for k in 0..<4 {
        let y = rows.values.column(k)
        let products = zip(x, y).map { ($0 - moments.mean[j]) * ($1 - moments.mean[k]) }
        #expect(abs(moments.scatter[j, k] - products.reduce(0, +)) < 1e-9)
      }
    }
  }

  @Test func anySplitAgrees() throws {
    let whole = try moments(of: Array(0..<600))
    for trial in 0..<20 {
      var random = RandomStream(seed: 22, UInt64(trial))
      let pieces = 1 + random.index(below: 40)
      let piece = (0..<600).map { _ in random.index(below: pieces) }
      var merged = CoMoments(origin: whole.origin)
      for p in 0..<pieces { try merged.merge(moments(of: (0..<600).filter { piece[$0] == p })) }
      #expect(merged.count == 600)
      #expect(relativeDifference(merged.mean, whole.mean) < 1e-13)
      #expect(relativeDifference(merged.scatter, whole.scatter) < 1e-9)
    }
  }

  @Test func mergingIsAssociative() throws {
    let (a, b, c) = try (moments(of: Array(0..<7)), moments(of: Array(7..<300)), moments(of: Array(300..<600)))
    var (left, right, last) = (a, a, b)
    try left.merge(b)
    try left.merge(c)
    try last.merge(c)
    try right.merge(last)
    #expect(relativeDifference(left.scatter, right.scatter) < 1e-9)
  }

  @Test func theScatterIsExactlySymmetric() throws {
    var merged = try moments(of: Array(0..<7))
    try merged.merge(moments(of: Array(7..<600)))
    #expect(merged.scatter == merged.scatter.transposed)
  }

  @Test func anEmptyPartIsNeutral() throws {
    let whole = try moments(of: Array(0..<50))
    var (before, after) = (CoMoments(origin: whole.origin), whole)
    try before.merge(whole)
    try after.merge(CoMoments(origin: whole.origin))
    #expect(before == whole)
    #expect(after == whole)
  }

  @Test func rowByRowAgreesWithTheBatch() throws {
    var single = CoMoments(origin: [100, 200, 300, 400])
    for i in 0..<50 { try single.add(rows.values.row(i)) }
    let batch = try moments(of: Array(0..<50))
    #expect(relativeDifference(single.scatter, batch.scatter) < 1e-12)
  }

  @Test func anotherOriginIsRefused() throws {
    var moments = try moments(of: [0, 1])
    #expect(throws: MomentsError.otherSchema) { try moments.merge(CoMoments(dimension: 4)) }
  }

  @Test func aNumberThatIsNotFiniteIsRefusedWithItsColumn() {
    var moments = CoMoments(dimension: 2)
    #expect(throws: MomentsError.notFinite(column: 1)) { try moments.update(Matrix(rowsOf: [[1, 2], [3, .nan]])) }
    #expect(throws: MomentsError.notFinite(column: 0)) { try moments.add([.infinity, 2]) }
    #expect(moments.count == 0)
  }

  @Test func chosenColumnsAreThoseOfTheWhole() throws {
    let whole = try moments(of: Array(0..<100))
    let some = whole.columns([3, 1])
    #expect(some.mean == [whole.mean[3], whole.mean[1]])
    #expect(some.scatter[0, 1] == whole.scatter[3, 1])
    #expect(some.covariance[1, 1] == whole.covariance[1, 1])
    #expect(some.correlation[0, 1] == whole.correlation[3, 1])
  }
}
