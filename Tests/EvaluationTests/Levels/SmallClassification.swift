import Evaluation

/// Units rated under the decree, `O` an organisation and the others its members.
enum SmallClassification {
  /// A study of one year in which units rate themselves; a superior's totals are added where they are given.
  static func study(totals: [String: Double], superior: [String: Double] = [:]) -> Study {
    let codes = totals.keys.sorted()
    let units = Units(
      codes: codes, names: codes.map { "Unit \($0)" }, types: ["agency"], type: codes.map { _ in 0 },
      parents: ["P"], parent: codes.map { _ in 0 }, collectives: codes.map { $0 == "O" ? "" : "O" })
    let rated =
      codes.map { ($0, Rater.selfRating, totals[$0] ?? 0) }
      + codes.compactMap { code in superior[code].map { (code, Rater.superior, $0) } }
    let place = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($0.element, $0.offset) })
    let ratings = Ratings(
      criteria: ["general", "results"], unit: rated.map { place[$0.0] ?? 0 }, year: rated.map { _ in 2026 },
      rater: rated.map(\.1), points: [rated.map { 0.3 * $0.2 }, rated.map { 0.7 * $0.2 }])
    let columns = Decree335.inOrder.keys.sorted()
    let indicators = IndicatorValues(
      codes: columns, unit: codes.indices.map { $0 }, year: codes.map { _ in 2026 },
      values: columns.map { code in codes.map { _ in Decree335.inOrder[code] ?? 0 } })
    return Study(
      slug: "small", frameworks: FrameworkTimeline(Decree335.framework), units: units, ratings: ratings,
      indicators: indicators)
  }

  /// The self-rated level of each unit.
  static func levels(_ study: Study) -> [String: String] {
    let rows = Classification(study).rows.filter { $0.rater == "self" }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.unit, $0.level ?? "") })
  }
}
