internal import Evaluation

/// One number a unit of a trial, a linear function of its values, and how much of its variance the sizes bring.
///
/// y_i = Σ_t c_it v_it, q_i = Σ_t c_it² / n_it; serial correlation within a unit stays inside its one number.
///
/// Source: Bertrand, Duflo and Mullainathan (2004), How much should we trust differences-in-differences estimates?,
/// section IV.C, for one number a unit.
struct UnitContrasts: Sendable {
  /// The units that have a number, indices into the trial's.
  private(set) var units: [Int] = []
  /// y_i of each of them.
  private(set) var values: [Double] = []
  /// q_i, the variance that values of variance 1 a single answer would give it.
  private(set) var exposures: [Double] = []

  /// The mean after less the mean before, of units seen in both phases.
  static func change(_ trial: PilotTrial) -> UnitContrasts {
    UnitContrasts(trial) { places in
      let after = places.filter { trial.isAfter[$0] }
      let before = places.filter { !trial.isAfter[$0] }
      guard !after.isEmpty, !before.isEmpty else { return nil }
      return after.map { ($0, 1 / Double(after.count)) } + before.map { ($0, -1 / Double(before.count)) }
    }
  }

  /// The slope over the periods before, a period being one step, of units seen in two of them or more.
  static func earlierSlope(_ trial: PilotTrial) -> UnitContrasts {
    UnitContrasts(trial) { places in
      let before = places.filter { !trial.isAfter[$0] }
      guard before.count > 1 else { return nil }
      let center = before.reduce(0) { $0 + Double($1) } / Double(before.count)
      let spread = before.reduce(0) { $0 + (Double($1) - center) * (Double($1) - center) }
      return before.map { ($0, (Double($0) - center) / spread) }
    }
  }

  /// - Parameter coefficients: c of the periods in which a unit was seen; nil where it has no number.
  private init(_ trial: PilotTrial, coefficients: ([Int]) -> [(place: Int, factor: Double)]?) {
    for unit in trial.units.indices {
      let seen = trial.periods.indices.filter { trial.values[unit][$0].isFinite }
      guard let factors = coefficients(seen) else { continue }
      units.append(unit)
      values.append(factors.reduce(0) { $0 + $1.factor * trial.values[unit][$1.place] })
      exposures.append(factors.reduce(0) { $0 + $1.factor * $1.factor / trial.sizes[unit][$1.place] })
    }
  }

  /// The numbers of some units alone.
  func keeping(_ isKept: (Int) -> Bool) -> UnitContrasts {
    var result = self
    let rows = units.indices.filter { isKept(units[$0]) }
    result.units = rows.map { units[$0] }
    result.values = rows.map { values[$0] }
    result.exposures = rows.map { exposures[$0] }
    return result
  }
}
