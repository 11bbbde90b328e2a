internal import Inflation

/// The units that a report lists and those that have a page of their own.
struct ListedUnits: Sendable {
  /// A unit in a year.
  struct UnitYear: Hashable {
    let unit: String
    let year: Int

    init(_ row: FlagRow) {
      unit = row.unit
      year = row.year
    }
  }

  /// Ratings above what is explained, the latest year first, the strongest evidence first.
  let above: [FlagRow]
  /// Ratings below what the outcomes show, likewise.
  let below: [FlagRow]
  /// Those with a page.
  let paged: [FlagRow]
  /// The links to the pages.
  let links: [UnitYear: String]

  init(_ flags: [FlagRow], pageLimit: Int) {
    above = flags.filter(\.isFlagged).sorted { (-$0.year, $0.rank, $0.unit) < (-$1.year, $1.rank, $1.unit) }
    below = flags.filter { $0.isFlaggedUnder && !$0.isFlagged }.sorted {
      (-$0.year, $0.unexplainedPoints ?? 0, $0.unit) < (-$1.year, $1.unexplainedPoints ?? 0, $1.unit)
    }
    paged = Array(above.prefix(pageLimit)) + Array(below.prefix(pageLimit))
    let numbered = paged.enumerated().map { (UnitYear($0.element), "unit-\($0.offset + 1)") }
    links = Dictionary(numbered, uniquingKeysWith: { first, _ in first })
  }
}
