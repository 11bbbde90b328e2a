internal import Feedback

/// Levels by type as they may be published: groups below the minimum are left out, and further ones where a subtraction from
/// the year's total would reveal them.
struct PublishedLevels {
  /// What stands for the groups that are left out.
  static let withheld = "withheld"
  /// What stands for all types of a year.
  static let all = "all"

  /// A published number.
  struct Row: Equatable {
    var year: Int
    /// The type, `withheld` or `all`.
    var type: String
    /// The types in the row.
    var groups: Int
    /// The units with and without a level.
    var units: Int
    /// The level, or `not_rated`; nil for what is withheld.
    var level: String?
    var count: Int?
    /// The share of the units, in 0…100.
    var share: Double?
  }

  private(set) var rows: [Row] = []

  init(_ rollUp: RollUp, minimum: Int) {
    for year in Set(rollUp.levels.map(\.year)).sorted() {
      let ofYear = rollUp.levels.filter { $0.year == year }
      var order: [String] = []
      for row in ofYear where !order.contains(row.level) { order.append(row.level) }
      let groups = Dictionary(grouping: ofYear, by: \.type).map { type, rows in
        Publication.Group(type, year, rows.reduce(0) { $0 + $1.count })
      }.sorted { $0.name < $1.name }
      let hidden = Publication.withheld(groups, minimum)
      for group in groups where !hidden.contains(group) {
        append(ofYear.filter { $0.type == group.name }, group.name, year, groups: 1, order)
      }
      if !hidden.isEmpty {
        let units = hidden.reduce(0) { $0 + $1.units }
        rows.append(
          Row(year: year, type: Self.withheld, groups: hidden.count, units: units, level: nil, count: nil, share: nil))
      }
      let all = groups.reduce(0) { $0 + $1.units }
      if all >= minimum { append(ofYear, Self.all, year, groups: groups.count, order) }
    }
  }

  private mutating func append(_ part: [TierLevelRow], _ type: String, _ year: Int, groups: Int, _ order: [String]) {
    let units = part.reduce(0) { $0 + $1.count }
    rows += order.map { level in
      let count = part.filter { $0.level == level }.reduce(0) { $0 + $1.count }
      return Row(
        year: year, type: type, groups: groups, units: units, level: level, count: count,
        share: units > 0 ? 100 * Double(count) / Double(units) : nil)
    }
  }
}
