internal import Evaluation

/// The blocks of a trial with the mean changes of their units.
func blockRows(_ changes: UnitContrasts, trial: PilotTrial) -> [PilotFindings.Block] {
  var counts = trial.blocks.map { _ in (treated: 0, others: 0) }
  var sums = trial.blocks.map { _ in (treated: 0.0, others: 0.0) }
  for (unit, change) in zip(changes.units, changes.values) {
    let block = trial.block[unit]
    if trial.isTreated[unit] {
      counts[block].treated += 1
      sums[block].treated += change
    } else {
      counts[block].others += 1
      sums[block].others += change
    }
  }
  return trial.blocks.indices.map { block in
    let (treated, others) = counts[block]
    return PilotFindings.Block(
      block: trial.blocks[block], treated: treated, others: others,
      treatedChange: treated > 0 ? sums[block].treated / Double(treated) : nil,
      othersChange: others > 0 ? sums[block].others / Double(others) : nil, isCompared: treated > 0 && others > 0)
  }
}

/// The units of a trial with their means before and after.
func unitRows(_ trial: PilotTrial, compared: Set<Int>) -> [PilotFindings.Unit] {
  trial.units.indices.map { unit in
    func mean(after: Bool) -> Double? {
      let values = trial.periods.indices.filter { trial.isAfter[$0] == after }.map { trial.values[unit][$0] }
        .filter(\.isFinite)
      return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
    let (before, after) = (mean(after: false), mean(after: true))
    return PilotFindings.Unit(
      unit: trial.units[unit], block: trial.blocks[trial.block[unit]], isTreated: trial.isTreated[unit], before: before,
      after: after, change: before.flatMap { first in after.map { $0 - first } }, isCompared: compared.contains(unit))
  }
}

/// The numbers of treated units that a next trial is shown for, each with as many others.
private let nextSizes = [10, 15, 20, 30, 40, 60, 80, 100]

/// What the trial at hand and larger ones find.
func detectableRows(_ units: ComparedUnits, _ options: PilotOptions) -> [PilotFindings.Detectable] {
  let freedom = units.design.degreesOfFreedom
  guard freedom > 0 else { return [] }
  let size = DetectableEffect(
    standardDeviation: units.standardDeviation, degreesOfFreedom: freedom, confidence: options.confidence,
    power: options.power)
  let treated = units.design.treated.reduce(0, +)
  func row(_ treated: Int, _ others: Int, _ effect: Double?, isThisTrial: Bool) -> PilotFindings.Detectable {
    PilotFindings.Detectable(
      treated: treated, others: others, isThisTrial: isThisTrial, effect: effect,
      prudentEffect: effect.map { $0 * size.prudentFactor })
  }
  // With too few assignments no effect is found, however large.
  let canReject = units.design.assignmentCount * (1 - options.confidence) >= 1 - 1e-9
  let own = size.multiplier(degreesOfFreedom: freedom) * size.standardDeviation * units.errorPerDeviation
  return [row(treated, units.design.count - treated, canReject ? own : nil, isThisTrial: true)]
    + nextSizes.filter { $0 > treated }.map { row($0, $0, size.effect(treated: $0, others: $0), isThisTrial: false) }
}
