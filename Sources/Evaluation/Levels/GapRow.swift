/// A unit whose own rating and the deciding one are so far apart that the difference needs grounds.
public struct GapRow: Sendable, Codable, Equatable {
  /// A criterion's part of the gap.
  public struct Part: Sendable, Codable, Equatable {
    /// The code of the criterion.
    public var criterion: String
    /// The points that the unit gave itself.
    public var own: Double
    /// The points of the deciding rating.
    public var decided: Double
  }

  /// From this gap on, in points of 100, a difference needs written grounds (VATM, form 10: 5 points or another level).
  public static let pointsThatNeedGrounds = 5.0

  /// The code of the unit.
  public var unit: String
  /// Its name.
  public var name: String
  /// Its type.
  public var type: String
  /// Its appraising superior.
  public var parent: String
  /// The year.
  public var year: Int
  /// Whose rating decides.
  public var rater: String
  /// The unit's own total.
  public var ownTotal: Double?
  /// The total of the deciding rating.
  public var decidedTotal: Double?
  /// The unit's own level.
  public var ownLevel: String?
  /// The level of the deciding rating.
  public var decidedLevel: String?
  /// The criteria on which the two differ most, the largest difference first.
  public var parts: [Part]

  /// Own minus decided, in points of 100.
  public var gap: Double? {
    guard let ownTotal, let decidedTotal else { return nil }
    return ownTotal - decidedTotal
  }
}

extension Classification {
  /// The criteria that a gap names.
  private static let partsShown = 3

  /// The gaps of 5 points or more, and those that change the level, of all units and years.
  ///
  /// - Complexity: O(rows × criteria).
  public func gaps(of study: Study) -> [GapRow] {
    let decided = Self.decided(rows)
    let own = Dictionary(
      rows.filter { $0.rater == Rater.selfRating.rawValue }.map { (GapKey(row: $0), $0) },
      uniquingKeysWith: { first, _ in first })
    let pool = RatingPool(study.ratings)
    let unit = Dictionary(
      study.units.codes.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    return decided.compactMap { row -> GapRow? in
      guard row.rater != Rater.selfRating.rawValue, let own = own[GapKey(row: row)], own.level != nil, row.level != nil
      else { return nil }
      var gap = GapRow(
        unit: row.unit, name: row.name, type: row.type, parent: row.parent, year: row.year, rater: row.rater,
        ownTotal: own.total, decidedTotal: row.total, ownLevel: own.level, decidedLevel: row.level, parts: [])
      let isWide = abs(gap.gap ?? 0) >= GapRow.pointsThatNeedGrounds - 1e-9
      guard isWide || own.level != row.level, let place = unit[row.unit] else { return nil }
      gap.parts = parts(unit: place, row, study, pool)
      return gap
    }
  }

  private func parts(unit: Int, _ row: ClassificationRow, _ study: Study, _ pool: RatingPool) -> [GapRow.Part] {
    guard let rater = Rater(rawValue: row.rater) else { return [] }
    let own = pool[RatingPool.Key(year: row.year, unit: unit, rater: .selfRating)]
    let decided = pool[RatingPool.Key(year: row.year, unit: unit, rater: rater)]
    let all = study.ratings.criteria.enumerated().compactMap { j, code -> GapRow.Part? in
      let (mine, theirs) = (own.points[j], decided.points[j])
      guard mine.isFinite, theirs.isFinite, mine != theirs else { return nil }
      return GapRow.Part(criterion: code, own: mine, decided: theirs)
    }
    let ordered = all.sorted { a, b in
      let (first, second) = (abs(a.own - a.decided), abs(b.own - b.decided))
      return first == second ? a.criterion < b.criterion : first > second
    }
    return Array(ordered.prefix(Self.partsShown))
  }
}

/// The unit and year of a gap.
private struct GapKey: Hashable {
  let unit: String
  let year: Int

  init(row: ClassificationRow) {
    unit = row.unit
    year = row.year
  }
}
