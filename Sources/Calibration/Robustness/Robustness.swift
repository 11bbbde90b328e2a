internal import Statistics

/// How much of the differences in rank and in level between scorings of the same units goes with each choice.
///
/// Both measures are vectors, one entry a unit, so that the indices are those of ``SobolIndices/init(pooling:)``: an index of
/// the mean move alone would say nothing of a choice that moves other units every time. Errors of the ratings enter as
/// one choice. Each row also has what the choice moves when it is varied alone, against the points as they are, shares, the
/// cut-offs in force and no error.
///
/// - Parameters:
///   - model: the units of a type.
///   - type: its code.
///   - points: which points the model has.
///   - seed: of the places in the cube of choices.
///   - threads: how many threads compute; no figure depends on it.
/// - Returns: for rank and level a row of all choices together, then one a choice; no rows below two units.
/// - Complexity: O(runs × units × (criteria + log units)).
///
/// Source: Saisana, Saltelli and Tarantola (2005), Uncertainty and sensitivity analysis techniques as tools for the quality
/// assessment of composite indicators, Journal of the Royal Statistical Society A 168, sections 3–5; the estimators are
/// those of ``SobolIndices``.
public func robustnessRows(
  _ model: ScoringModel, type: String, points: RobustnessRow.Points, seed: UInt64, threads: Int = 1
) -> [RobustnessRow] {
  guard model.units > 1 else { return [] }
  let choices = RobustnessChoice.allCases
  var random = RandomStream(seed: seed, 0x73_6F_62)
  func places() -> [[Double]] { (0..<sampleSize).map { _ in choices.map { _ in random.uniform() } } }
  let (a, b) = (places(), places())
  func runs(_ places: [[Double?]]) -> [Scoring] {
    concurrentMap(places.count, threads: threads) { run in
      let chosen = zip(choices, places[run]).compactMap { choice, u in u.map { (choice, $0) } }
      return Scoring(model, model.setting(at: Dictionary(uniqueKeysWithValues: chosen)))
    }
  }
  let base = Scoring(model, model.base)
  let (runsA, runsB) = (runs(a), runs(b))
  let mixed = choices.indices.map { i in
    runs(zip(a, b).map { first, second in choices.indices.map { $0 == i ? second[$0] : first[$0] } })
  }
  let alone = choices.indices.map { i in
    runs(a.prefix(runsAlone).map { place in choices.indices.map { $0 == i ? place[$0] : nil } })
  }
  return RobustnessRow.Measure.allCases.flatMap { measure -> [RobustnessRow] in
    func outputs(_ runs: [Scoring], _ unit: Int) -> [Double] { runs.map { $0.output(measure)[unit] } }
    let indices = SobolIndices(
      pooling: (0..<model.units).map { unit in
        SobolIndices(
          a: outputs(runsA, unit), b: outputs(runsB, unit), mixed: mixed.map { outputs($0, unit) })
      })
    func row(_ choice: RobustnessChoice?, _ runs: [Scoring], _ place: Int?) -> RobustnessRow {
      RobustnessRow(
        type: type, points: points, measure: measure, choice: choice, units: model.units,
        shift: runs.reduce(0) { $0 + $1.shift(measure, from: base) } / Double(runs.count),
        firstOrder: place.flatMap { indices?.first[$0] }, totalOrder: place.flatMap { indices?.total[$0] })
    }
    return [row(nil, runsA + runsB, nil)] + choices.indices.map { row(choices[$0], alone[$0], $0) }
  }
}

/// Places of each of the two samples: with hundreds of units pooled the indices are known to a few hundredths.
private let sampleSize = 128
/// Runs in which one choice is varied alone.
private let runsAlone = 64

/// The ranks and levels of one scoring.
private struct Scoring {
  private let ranks: [Double]
  private let places: [Double]

  init(_ model: ScoringModel, _ setting: ScoringModel.Setting) {
    let scores = model.scores(setting)
    ranks = descendingRanks(scores.totals)
    places = scores.places.map(Double.init)
  }

  /// What a measure looks at, a number a unit.
  func output(_ measure: RobustnessRow.Measure) -> [Double] {
    switch measure {
    case .rank: ranks
    case .level: places
    }
  }

  /// The mean move in places per 100 units, or the units in 100 with another level.
  func shift(_ measure: RobustnessRow.Measure, from base: Scoring) -> Double {
    let count = Double(max(ranks.count, 1))
    switch measure {
    case .rank: return 100 * zip(ranks, base.ranks).reduce(0) { $0 + abs($1.0 - $1.1) } / count / count
    case .level: return 100 * Double(zip(places, base.places).count { $0 != $1 }) / count
    }
  }
}
