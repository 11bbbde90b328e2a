/// What a trial shows.
public struct PilotFindings: Sendable, Codable, Equatable {
  /// A difference of treated and other units, with its test.
  public struct Effect: Sendable, Codable, Equatable {
    /// The estimate, in the unit of the values (of a slope: a period).
    public var estimate: Double
    /// The standard error that it is studentised by.
    public var standardError: Double
    /// The lower end of the interval; nil where it has none.
    public var lower: Double?
    /// The upper end.
    public var upper: Double?
    /// The share of assignments that show no less.
    public var pValue: Double
  }

  /// One block.
  public struct Block: Sendable, Codable, Equatable {
    /// Its code; empty where there are no blocks.
    public var block: String
    /// The units that took up the model and have a change.
    public var treated: Int
    /// The others.
    public var others: Int
    /// The mean change of the treated; nil without any.
    public var treatedChange: Double?
    /// The mean change of the others.
    public var othersChange: Double?
    /// Whether the block has both and enters the effect.
    public var isCompared: Bool
  }

  /// One unit.
  public struct Unit: Sendable, Codable, Equatable {
    /// Its code.
    public var unit: String
    /// Its block.
    public var block: String
    /// Whether it took up the model.
    public var isTreated: Bool
    /// The mean of its values before; nil without any.
    public var before: Double?
    /// The mean of its values after.
    public var after: Double?
    /// The difference, where it has both.
    public var change: Double?
    /// Whether it enters the effect.
    public var isCompared: Bool
  }

  /// What a trial of a size would find.
  public struct Detectable: Sendable, Codable, Equatable {
    /// The units with the model.
    public var treated: Int
    /// The units without.
    public var others: Int
    /// Whether this is the trial at hand.
    public var isThisTrial: Bool
    /// The effect that is found with the wanted power; nil where nothing can be said.
    public var effect: Double?
    /// The same with the upper limit of the spread in the place of its estimate.
    public var prudentEffect: Double?
  }

  /// Whether the treated were drawn by lot within blocks.
  public var isDrawnByLot: Bool
  /// The number of periods before.
  public var periodsBefore: Int
  /// The number of periods after.
  public var periodsAfter: Int
  /// The treated units that enter the effect.
  public var treated: Int
  /// The other units that enter it.
  public var others: Int
  /// How many assignments the blocks permit.
  public var possibleAssignments: Double
  /// How many were looked at, the one that occurred included.
  public var assignments: Int
  /// Whether these are all there are.
  public var isExact: Bool
  /// Whether effects are divided by the units' own spread, or by one spread for all.
  public var isRobust: Bool
  /// The share of the variance of a change that the sizes behind the values explain; nil where none are given.
  public var shareOfSizes: Double?
  /// The effect on the change from before to after.
  public var effect: Effect
  /// The difference in slope over the periods before; nil with fewer than two of them.
  public var earlierSlope: Effect?
  /// The distance between the middles of the two phases, in periods.
  public var centreDistance: Double
  /// The standard deviation of a unit's change within blocks.
  public var standardDeviation: Double
  /// The blocks.
  public var blocks: [Block]
  /// The units.
  public var units: [Unit]
  /// What this trial and larger ones find.
  public var detectable: [Detectable]
  /// The confidence of intervals.
  public var confidence: Double
  /// The wanted power.
  public var power: Double
  /// The seed of the draws.
  public var seed: UInt64

  /// Whether no result, however strong, can reach the level that the confidence asks for.
  public var cannotReachLevel: Bool { 1 / possibleAssignments > 1 - confidence + 1e-12 }
}
