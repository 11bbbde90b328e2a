import LinearAlgebra
import Statistics
import Testing

@Suite struct ReduceTests {
  let rows = RandomRows(seed: 3, rows: 45_000, columns: 3)

  @Test func anyNumberOfThreadsGivesTheSameBits() throws {
    let passes = try [1, 2, 3].map { threads in
      try reduce(rowCount: rows.values.rows, threads: threads, into: CoMoments(dimension: 3), batch: rows.batch)
    }
    #expect(passes[0].count == 45_000)
    #expect(passes[1] == passes[0])
    #expect(passes[2] == passes[0])
  }

  @Test func thePassAgreesWithAllRowsAtOnce() throws {
    let pass = try reduce(rowCount: rows.values.rows, threads: 2, into: CoMoments(dimension: 3), batch: rows.batch)
    var whole = CoMoments(dimension: 3)
    try whole.update(rows.values)
    #expect(relativeDifference(pass.mean, whole.mean) < 1e-12)
    #expect(relativeDifference(pass.scatter, whole.scatter) < 1e-9)
  }

  @Test func noRowsLeaveTheAccumulatorEmpty() throws {
    let pass = try reduce(rowCount: 0, threads: 2, into: CoMoments(dimension: 3), batch: rows.batch)
    #expect(pass == CoMoments(dimension: 3))
  }

  @Test(arguments: [1, 2, 3]) func theFirstBatchThatFailsIsReported(threads: Int) {
    // Batches 9 and 10 begin at rows 36,864 and 40,960; each is spoilt in another column.
    #expect(throws: MomentsError.notFinite(column: 2)) {
      try reduce(rowCount: rows.values.rows, threads: threads, into: CoMoments(dimension: 3)) { range in
        var batch = rows.batch(range)
        if range.lowerBound == 36_864 { batch[0, 2] = .nan }
        if range.lowerBound == 40_960 { batch[0, 1] = .nan }
        return batch
      }
    }
  }
}
