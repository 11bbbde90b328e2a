internal import Statistics

/// How far the ratings of rows fall, in logits, where their composite falls by an amount of each row.
struct RowFalls: Sendable {
  /// How far every criterion falls.
  let ofCriteria: [Double]
  /// How far the total then falls.
  let ofTotal: [Double]

  /// The falls of all rows.
  ///
  /// - Parameter sizes: by how much the composite of each row falls, on its own scale.
  /// - Complexity: O(rows × criteria).
  init(_ data: AssessedRows, _ composite: CompositeScore, by sizes: [Double], threads: Int) {
    let halfStep = data.halfStepOfTotal
    let falls = RowChunks(count: data.count, threads: threads).map { i in
      let logits = composite.logits(ofFall: sizes[i], row: i)
      let rest = data.total(row: i, loweredBy: logits)
      return (logits, AssessedRows.fall(ofTotal: data.total(row: i, loweredBy: 0), to: rest, halfStep: halfStep))
    }
    ofCriteria = falls.map(\.0)
    ofTotal = falls.map(\.1)
  }

  /// How far the totals fall but for what is a row's own: cells of coarse steps and near full marks have less room on their
  /// logit scale than the total has, and how much further than its criteria a total falls is known up to the noise of the
  /// row itself, so that it is the median of all.
  var ofTypicalTotal: [Double] {
    let further = median(zip(ofTotal, ofCriteria).map { $0 / max($1, 1e-12) })
    return ofCriteria.map { $0 * further }
  }
}
