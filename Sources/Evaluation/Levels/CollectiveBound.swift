/// Bounds individuals by their collectives, and reads collectives against their members.
///
/// An individual's level is at most that of the collective in the same year: as the same rater sees the collective, else as
/// whoever decides on it does. A collective that is bounded itself bounds its members by what is left of it.
struct CollectiveBound {
  private(set) var rows: [ClassificationRow]
  private(set) var collectives: [CollectiveRow] = []
  private(set) var notes: [Note] = []
  /// The place of the collective of each bounded entry, by entry.
  private(set) var highestPlaces: [Int: Int] = [:]

  init(_ entries: [ClassificationEntry], study: Study) {
    rows = entries.map(\.row)
    let bounded = entries.indices.filter { entries[$0].row.subject == .individual }
    guard !bounded.isEmpty else { return }
    let units = Dictionary(
      study.units.codes.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let collective = bounded.map { units[study.units.collectives[entries[$0].unit]] }
    let unknown = zip(bounded, collective).filter { $1 == nil }.map { study.units.collectives[entries[$0.0].unit] }
    if !unknown.isEmpty { notes.append(Note("levels.collectivesUnknown", ["count": "\(Set(unknown).count)"])) }
    let place = RaterPlaces(entries)
    let pairs = zip(bounded, collective).compactMap { entry, unit in
      unit.flatMap { place.entry(unit: $0, year: entries[entry].row.year, rater: entries[entry].row.rater) }
        .map { (entry: entry, collective: $0) }
    }
    lower(pairs, entries, study)
    collectives = Self.compare(pairs, entries, rows: rows)
  }

  /// Lowers levels until none is above its collective's: at most as many rounds as collectives stand above each other.
  private mutating func lower(
    _ pairs: [(entry: Int, collective: Int)], _ entries: [ClassificationEntry], _ study: Study
  ) {
    var places = entries.map(\.place)
    var changed = true
    while changed {
      changed = false
      for pair in pairs {
        guard let own = places[pair.entry], let bound = places[pair.collective], own < bound else { continue }
        places[pair.entry] = bound
        changed = true
      }
    }
    for pair in pairs { highestPlaces[pair.entry] = places[pair.collective] }
    for pair in pairs {
      guard let place = places[pair.entry], place != entries[pair.entry].place else { continue }
      let code = study.frameworks[rows[pair.entry].year].levels[place].code
      rows[pair.entry].level = code
      rows[pair.entry].vetoes.append("\(rows[pair.collective].unit) at_most \(code)")
    }
  }

  /// Each collective and year beside its members, as whoever decides on each sees them.
  private static func compare(
    _ pairs: [(entry: Int, collective: Int)], _ entries: [ClassificationEntry], rows: [ClassificationRow]
  ) -> [CollectiveRow] {
    let place = RaterPlaces(entries)
    var members: [Int: [Int]] = [:]
    for pair in pairs {
      let row = entries[pair.entry].row
      guard place.entry(unit: entries[pair.entry].unit, year: row.year, rater: nil) == pair.entry,
        entries[pair.entry].place != nil
      else { continue }
      let collective = entries[pair.collective]
      let decided = place.entry(unit: collective.unit, year: row.year, rater: nil) ?? pair.collective
      members[decided, default: []].append(pair.entry)
    }
    return members.keys.sorted().map { collective in
      let own = members[collective] ?? []
      let totals = own.compactMap { entries[$0].row.total }
      let bound = entries[collective].place
      return CollectiveRow(
        unit: rows[collective].unit, name: rows[collective].name, year: rows[collective].year,
        level: rows[collective].level, total: rows[collective].total, members: own.count,
        membersTotal: totals.isEmpty ? nil : totals.reduce(0, +) / Double(totals.count),
        membersAbove: own.count { entry in
          guard let bound, let place = entries[entry].place else { return false }
          return place < bound
        })
    }
  }
}

/// Finds the entry of a unit and year by rater.
private struct RaterPlaces {
  private struct Key: Hashable {
    let unit: Int
    let year: Int
  }

  private let entries: [ClassificationEntry]
  private let places: [Key: [String: Int]]

  init(_ entries: [ClassificationEntry]) {
    self.entries = entries
    var places: [Key: [String: Int]] = [:]
    for (index, entry) in entries.enumerated() where entry.place != nil {
      places[Key(unit: entry.unit, year: entry.row.year), default: [:]][entry.row.rater] = index
    }
    self.places = places
  }

  /// The entry of a rater, else of whoever decides; nil where nobody gave a level.
  func entry(unit: Int, year: Int, rater: String?) -> Int? {
    guard let own = places[Key(unit: unit, year: year)] else { return nil }
    if let rater, let entry = own[rater] { return entry }
    return Classification.deciding.lazy.compactMap { own[$0.rawValue] }.first
  }
}
