internal import Statistics

/// How wide contrasts of criteria are above and below the middle of rows of about the same level.
///
/// Near full marks a step is a long way on the logit scale and nothing lies beyond, so that honest ratings spread wider
/// there, and wider above than below: ranked with the others they would all look raised in part. The spread above is
/// the median of the contrasts above 0 of all criteria, that below the median of those below, in bins of the level and
/// between their middles in proportion, relative to those of all rows.
struct ContrastSpread: Sendable {
  /// The contrasts over the spread on their side: criterion first, then row.
  let standardised: [[Double]]
  private let above: [Double]
  private let below: [Double]

  /// Fewer contrasts on a side than this do not show their spread.
  private static let leastContrasts = 30
  private static let bounds = 0.25...4.0

  /// The spreads of contrasts, criterion first, then row, of rows of the given levels.
  ///
  /// - Complexity: O(rows × criteria × log(rows × criteria)).
  init(_ contrasts: [[Double]], levels: [Double]) {
    let counted = levels.indices.map { i in contrasts.contains { $0[i].isFinite } ? 0.0 : .nan }
    let bins = EqualBins(levels, among: counted)
    var members = [[Int]](repeating: [], count: bins.count)
    for i in levels.indices where counted[i].isFinite { members[bins.bin[i]].append(i) }
    let middles = members.map { rows in rows.isEmpty ? 0 : median(rows.map { levels[$0] }) }
    func spread(_ sign: Double) -> [Double] {
      func sizes(_ rows: [Int]) -> [Double] {
        contrasts.flatMap { column in rows.compactMap { column[$0] * sign > 0 ? column[$0] * sign : nil } }
      }
      let ofBins = members.map(sizes)
      let all = ofBins.flatMap { $0 }
      guard all.count >= Self.leastContrasts else { return levels.map { _ in 1 } }
      let whole = median(all)
      let factors = ofBins.map { bin in
        bin.count < Self.leastContrasts
          ? 1 : min(max(median(bin) / whole, Self.bounds.lowerBound), Self.bounds.upperBound)
      }
      return levels.map { Self.between(factors, at: middles, $0) }
    }
    let (above, below) = (spread(1), spread(-1))
    self.above = above
    self.below = below
    standardised = contrasts.map { column in
      column.indices.map { column[$0] / (column[$0] > 0 ? above[$0] : below[$0]) }
    }
  }

  /// The contrast of a row that a standardised one stands for.
  func contrast(_ standardised: Double, row i: Int) -> Double {
    standardised * (standardised > 0 ? above[i] : below[i])
  }

  /// The value at a place between values at rising places.
  private static func between(_ values: [Double], at places: [Double], _ place: Double) -> Double {
    let next = places.partitioningIndex { $0 >= place }
    guard next > 0 else { return values.first ?? 1 }
    guard next < places.count else { return values.last ?? 1 }
    let gap = places[next] - places[next - 1]
    let share = gap > 0 ? (place - places[next - 1]) / gap : 1
    return values[next - 1] + share * (values[next] - values[next - 1])
  }
}
