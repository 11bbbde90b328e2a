public import Evaluation

/// Everything that a simulated study is made from; the same plan gives the same study, down to the last bit.
public struct SimulationPlan: Sendable, Hashable {
  /// The short name of the study.
  public var slug = "simulated"
  /// What people call it.
  public var title = LocalizedText(vi: "Nghiên cứu mô phỏng (dữ liệu mô phỏng)", en: "Simulated study (simulated data)")
  /// The seed of every random number.
  public var seed: UInt64 = 1
  /// The number of units.
  public var units = 2000
  /// The number of appraisers; units fall on them unevenly.
  public var appraisers = 40
  /// The number of years.
  public var years = 1
  /// The first of them.
  public var firstYear = 2024
  /// The share of the units of each type, in the order of the framework; equal shares when it does not fit.
  public var typeShares: [Double] = [0.7, 0.3]
  /// The framework with the points in force and the scales of its indicators.
  public var design: StudyDesign
  /// How far the true weights depart from the points in force.
  public var weightDeparture = WeightDeparture()
  /// How true quality comes about.
  public var quality = QualityWorld()
  /// How outcomes measure it.
  public var outcomes = OutcomeWorld()
  /// How units rate themselves honestly.
  public var ratings = RatingWorld()
  /// How superiors and others rate.
  public var superiors = SuperiorWorld()
  /// The number of units that a collective has, itself included; 0 without collectives.
  public var collectiveSize = 0
  /// What is planted.
  public var distortions: [Distortion] = []

  /// A plan with nothing planted, on a framework that is drawn from the seed.
  public init(seed: UInt64 = 1, criteria: Int = 20, indicators: Int = 6) {
    self.seed = seed
    design = StudyDesign.drawn(criteria: criteria, indicators: indicators, seed: seed)
  }

  /// A plan with nothing planted, on a given framework.
  public init(seed: UInt64 = 1, design: StudyDesign) {
    self.seed = seed
    self.design = design
  }
}
