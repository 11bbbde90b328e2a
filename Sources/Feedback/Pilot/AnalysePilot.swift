public import Evaluation

/// How a trial is analysed.
public struct PilotOptions: Sendable {
  /// Whether the treated were drawn by lot within blocks.
  public var isDrawnByLot: Bool
  /// The number of assignments drawn where there are too many to enumerate.
  public var draws: Int
  /// The confidence of intervals.
  public var confidence: Double
  /// The power of the next trial.
  public var power: Double
  /// The seed of the draws.
  public var seed: UInt64

  /// The options; by default 9,999 draws, which makes the p-value of 0.05 good to 0.002.
  public init(
    isDrawnByLot: Bool = false, draws: Int = 9_999, confidence: Double = 0.95, power: Double = 0.8, seed: UInt64 = 1
  ) {
    self.isDrawnByLot = isDrawnByLot
    self.draws = draws
    self.confidence = confidence
    self.power = power
    self.seed = seed
  }
}

/// The effect of a model on the units that took it up, by difference in differences within blocks.
///
/// Each unit gives one number, its mean after less its mean before; the effect is the weighted least-squares difference of
/// treated and other units within blocks, its test a permutation of the assignment within blocks.
///
/// - Returns: nil where no block has both treated and other units that were seen before and after.
/// - Complexity: O(units × assignments).
///
/// Source: METHODS section 8; ``PlaceboPermutation``, ``TreatmentContrast`` and ``SizeVariance`` have the formulas.
public func analysePilot(_ trial: PilotTrial, options: PilotOptions = PilotOptions()) -> PilotFindings? {
  let all = UnitContrasts.change(trial)
  guard let change = ComparedUnits(all, trial: trial) else { return nil }
  let assignments = BlockAssignments(change.design, draws: options.draws, seed: options.seed)
  let test = change.test(assignments)
  let slope = ComparedUnits(.earlierSlope(trial), trial: trial).map { units in
    units.test(BlockAssignments(units.design, draws: options.draws, seed: options.seed &+ 1)).effect(options.confidence)
  }
  let places = (
    before: trial.periods.indices.filter { !trial.isAfter[$0] },
    after: trial.periods.indices.filter { trial.isAfter[$0] }
  )
  func middle(_ places: [Int]) -> Double { places.reduce(0) { $0 + Double($1) } / Double(places.count) }
  let compared = Set(change.contrasts.units)
  return PilotFindings(
    isDrawnByLot: options.isDrawnByLot, periodsBefore: places.before.count, periodsAfter: places.after.count,
    treated: change.design.treated.reduce(0, +), others: change.design.count - change.design.treated.reduce(0, +),
    possibleAssignments: assignments.possible, assignments: assignments.lists.count, isExact: assignments.isExact,
    isRobust: change.studentisation == .robust, shareOfSizes: trial.hasSizes ? change.variance.shareOfSizes : nil,
    effect: test.effect(options.confidence), earlierSlope: slope,
    centreDistance: middle(places.after) - middle(places.before), standardDeviation: change.standardDeviation,
    blocks: blockRows(all, trial: trial), units: unitRows(trial, compared: compared),
    detectable: detectableRows(change, options), confidence: options.confidence, power: options.power,
    seed: options.seed)
}

/// Units that can be compared: those of blocks with treated and other units.
struct ComparedUnits {
  let contrasts: UnitContrasts
  let design: BlockDesign
  let variance: SizeVariance
  let studentisation: TreatmentContrast.Studentisation

  /// With fewer treated units their own spread says too little, and one spread for all is used.
  static let fewestForOwnSpread = 5

  init?(_ all: UnitContrasts, trial: PilotTrial) {
    var hasTreated = Set<Int>()
    var hasOthers = Set<Int>()
    for unit in all.units {
      if trial.isTreated[unit] { hasTreated.insert(trial.block[unit]) } else { hasOthers.insert(trial.block[unit]) }
    }
    let both = hasTreated.intersection(hasOthers)
    guard !both.isEmpty else { return nil }
    contrasts = all.keeping { both.contains(trial.block[$0]) }
    let blocks = contrasts.units.map { trial.block[$0] }
    let isTreated = contrasts.units.map { trial.isTreated[$0] }
    let equal = BlockDesign(blocks: blocks, isTreated: isTreated, weights: blocks.map { _ in 1 })
    variance = SizeVariance(contrasts, design: equal)
    design = BlockDesign(blocks: blocks, isTreated: isTreated, weights: variance.relative.map { 1 / $0 })
    let fewest = min(design.treated.reduce(0, +), design.count - design.treated.reduce(0, +))
    studentisation = fewest >= Self.fewestForOwnSpread ? .robust : .modelled
  }

  func test(_ assignments: BlockAssignments) -> PlaceboPermutation {
    PlaceboPermutation(contrasts.values, design: design, assignments: assignments, studentisation: studentisation)
  }

  /// The weighted residual standard deviation beside block means and the effect.
  var standardDeviation: Double {
    let y = design.centred(contrasts.values)
    let d = design.centred(design.isTreated.map { $0 ? 1 : 0 })
    let w = design.weights
    let spread = y.indices.reduce(0) { $0 + w[$1] * d[$1] * d[$1] }
    let effect = y.indices.reduce(0) { $0 + w[$1] * d[$1] * y[$1] } / spread
    let sum = y.indices.reduce(0) { $0 + w[$1] * (y[$1] - effect * d[$1]) * (y[$1] - effect * d[$1]) }
    return (sum / Double(max(design.degreesOfFreedom, 1))).squareRoot()
  }

  /// √(1/Σ w D̃²), how many residual standard deviations the standard error of the effect is.
  var errorPerDeviation: Double {
    let d = design.centred(design.isTreated.map { $0 ? 1 : 0 })
    return (1 / d.indices.reduce(0) { $0 + design.weights[$1] * d[$1] * d[$1] }).squareRoot()
  }
}

extension PlaceboPermutation {
  /// The estimate with its test and interval.
  func effect(_ confidence: Double) -> PilotFindings.Effect {
    let ends = interval(confidence: confidence)
    return PilotFindings.Effect(
      estimate: occurred.effect, standardError: standardError, lower: ends.lower, upper: ends.upper,
      pValue: pValue(supposing: 0))
  }
}
