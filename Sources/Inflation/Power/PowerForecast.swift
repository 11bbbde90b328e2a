internal import Evaluation
internal import Statistics

/// What size of over-rating a study like this one finds: the operating characteristics of a fitted year.
///
/// Studies of the same rows, reliabilities and raters are drawn from the model with a tenth of the rows raised by 5, 10,
/// 15 and 20 points, and with nobody raised. Not being listed is then never read as being in order: below the
/// detectable size it says nothing.
///
/// Source: METHODS section 6, power of this study.
struct PowerForecast: Sendable {
  /// The rows of `power.csv`: by type of the year, then size.
  let rows: [PowerRow]
  private let detectable: DetectableShift

  /// The sizes that are planted, in points of 100.
  static let sizes = [0, 5, 10, 15, 20]
  /// More rows than this would take longer without saying more.
  private static let mostRows = 5_000

  /// Simulates the studies of a fitted year.
  ///
  /// - Parameters:
  ///   - order: the rows of the model in an order that does not depend on the files, for draws fall on rows by it.
  ///   - types: the types of the panel.
  ///   - listedBefore: how many earlier years list.
  /// - Complexity: O(sizes × replicates × rows × columns of the mixture), with 5,000 rows at the most.
  init(
    _ model: YearModel, order: [Int], types: [String], effort: PowerEffort, settings: Settings, listedBefore: Int = 0,
    year: Int, threads: Int
  ) {
    let count = min(order.count, Self.mostRows)
    let rows = (0..<count).map { order[$0 * order.count / count] }
    let least = RowChunks(count: count, threads: threads).map { i in
      YearFindings.leastShift(model, row: rows[i], materialPoints: settings.materialPoints)
    }
    let replicates = effort.replicates
    let simulations = concurrentMap(Self.sizes.count * replicates, threads: threads) { index in
      PowerSimulation(
        model, rows: rows, least: least, size: Self.sizes[index / replicates], replicate: index % replicates,
        settings: settings, listedBefore: listedBefore, year: year)
    }
    let bySize = Self.sizes.indices.map { Array(simulations[$0 * replicates..<($0 + 1) * replicates]) }
    let present = Set(rows.map { model.data.type[$0] }).sorted()
    self.rows = present.flatMap { type in
      Self.rows(bySize, named: types[type]) { model.data.type[$0] == type }
    }
    detectable = DetectableShift(simulations.flatMap(\.raised))
  }

  /// The points that 80 of 100 units like row i of a year would have to be raised by to be listed; nil where nothing
  /// that can be written down is found so often.
  ///
  /// - Complexity: O(criteria).
  func detectablePoints(_ model: YearModel, row i: Int) -> Double? {
    detectable.shift(gapCount: model.observations[i].gapCount).flatMap { model.points(ofShift: $0, row: i) }
  }

  /// The rows of one type: share found and share of false discoveries at each size.
  private static func rows(
    _ bySize: [[PowerSimulation]], named type: String, _ isOfType: (Int) -> Bool
  ) -> [PowerRow] {
    var rows = zip(sizes, bySize).map { size, simulations in
      var row = PowerRow(type: type, pattern: FlagRow.Pattern.overrating.rawValue, points: Double(size))
      row.flagRate = size == 0 ? honestRate(simulations, isOfType) : foundRate(simulations, isOfType)
      let proportions = simulations.map(\.falseDiscoveryProportion)
      row.falseDiscoveryProportion = proportions.reduce(0, +) / Double(proportions.count)
      return row
    }
    let known = rows.filter { $0.points > 0 && $0.flagRate != nil }
    let detectable = DetectableShift.crossing(
      of: DetectableShift.wantedShare, at: known.map(\.points), known.compactMap(\.flagRate))
    for place in rows.indices { rows[place].detectablePoints = detectable }
    return rows
  }

  /// The share of raised rows that were listed; nil where none was raised.
  private static func foundRate(_ simulations: [PowerSimulation], _ isOfType: (Int) -> Bool) -> Double? {
    let raised = simulations.flatMap(\.raised).filter { isOfType($0.row) }
    return raised.isEmpty ? nil : Double(raised.count(where: \.isListed)) / Double(raised.count)
  }

  /// The share of honest rows that were listed; nil where there is none.
  private static func honestRate(_ simulations: [PowerSimulation], _ isOfType: (Int) -> Bool) -> Double? {
    let honest = simulations.reduce(0) { $0 + $1.honest.count(where: isOfType) }
    let listed = simulations.reduce(0) { $0 + $1.honestListed.count(where: isOfType) }
    return honest == 0 ? nil : Double(listed) / Double(honest)
  }
}
