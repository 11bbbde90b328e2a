public import Calibration
public import Evaluation
internal import Statistics

/// How far a list rests on one outcome: each is left out in turn, under the loadings fitted on all, and the list is drawn
/// again.
///
/// It costs one detection an outcome. Only the last year is looked at, by itself, and of a large study a random sample of
/// its units; both are listed with all outcomes first.
public struct IndicatorReliance: Sendable, Codable, Equatable {
  /// One outcome left out.
  public struct Row: Sendable, Codable, Equatable {
    /// The outcome.
    public var indicator: String
    /// How many are listed without it.
    public var listed: Int
    /// How many of those listed with all outcomes are listed without it.
    public var staying: Int
  }

  /// The year that was looked at.
  public var year: Int
  /// The number of its units that were looked at.
  public var units: Int
  /// Whether they are a sample of the study's units.
  public var isSample: Bool
  /// How many of them are listed with all outcomes.
  public var listed: Int
  /// Each outcome left out.
  public var rows: [Row]
}

extension IndicatorReliance {
  /// The units that are looked at, by the effort of the simulations: about half a second of processor an outcome for a
  /// thousand.
  private static func mostUnits(_ effort: PowerEffort) -> Int {
    switch effort {
    case .off: 0
    case .quick: 1000
    case .full: 20_000
    }
  }

  /// Leaves out each outcome in turn; nil where that is not asked for, or no outcome can be spared.
  ///
  /// - Complexity: O(outcomes × rows × criteria²) on at most a thousand rows (quick) or twenty thousand (full).
  public init?(
    _ panel: Panel, outcomes: OutcomeModel, detection: Detection, study: Study, effort: PowerEffort, threads: Int
  ) {
    let most = Self.mostUnits(effort)
    guard most > 0, panel.outcomes.count > 1, let year = panel.years.last else { return nil }
    let rated = (0..<panel.count).filter { panel.year[$0] == year }.map { panel.unit[$0] }
    isSample = rated.count > most
    var reading = (panel: panel, outcomes: outcomes, study: study, detection: detection)
    if isSample || panel.years.count > 1 {
      let part = Self.part(of: study, year: year, units: Self.drawn(most, of: rated, study))
      guard let rows = Panel(part) else { return nil }
      let model = OutcomeModel.fit(rows)
      reading = (rows, model, part, Detection(rows, outcomes: model, study: part, threads: threads))
    }
    let (rows, model, chosen, full) = reading
    let listed = Self.listed(full)
    self.year = year
    units = rows.count
    self.listed = listed.count
    self.rows = rows.outcomes.indices.map { k in
      let without = Self.listed(
        Detection(rows, outcomes: model.leavingOut([k]), study: chosen, threads: threads))
      return Row(
        indicator: rows.outcomes[k].code, listed: without.count, staying: listed.intersection(without).count)
    }
  }

  private static func listed(_ detection: Detection) -> Set<String> {
    Set(detection.flags.filter(\.isFlagged).map(\.unit))
  }

  /// A number of units, those with the smallest random numbers; a unit's number depends on its code and the seed alone.
  private static func drawn(_ most: Int, of rated: [Int], _ study: Study) -> Set<Int> {
    let numbered = rated.map { unit in
      var stream = RandomStream(
        seed: study.settings.seed, unitYearHash(unit: study.units.codes[unit], year: 0))
      return (number: stream.next(), unit: unit)
    }
    return Set(numbered.sorted { ($0.number, $0.unit) < ($1.number, $1.unit) }.prefix(most).map(\.unit))
  }

  /// The study with the ratings of some units in one year.
  private static func part(of study: Study, year: Int, units: Set<Int>) -> Study {
    var part = study
    part.ratings = study.ratings.keeping { study.ratings.year[$0] == year && units.contains(study.ratings.unit[$0]) }
    return part
  }
}

extension Ratings {
  /// The rows that a condition on their index holds for.
  fileprivate func keeping(_ isKept: (Int) -> Bool) -> Ratings {
    let rows = (0..<count).filter(isKept)
    return Ratings(
      criteria: criteria, unit: rows.map { unit[$0] }, year: rows.map { year[$0] }, rater: rows.map { rater[$0] },
      points: points.map { column in rows.map { column[$0] } }, raterID: rows.map { raterID[$0] },
      level: rows.map { level[$0] }, notRated: rows.map { notRated[$0] })
  }
}
