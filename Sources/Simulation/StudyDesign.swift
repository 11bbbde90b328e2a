public import Evaluation
internal import Statistics

/// The framework of a simulated study and the scales of its indicators.
public struct StudyDesign: Sendable, Hashable {
  /// The framework, with the points in force.
  public var framework: Framework
  /// The scale of each indicator, in the order of the framework.
  public var scales: [IndicatorScale]

  /// A design; a scale for each indicator.
  public init(framework: Framework, scales: [IndicatorScale]) {
    precondition(scales.count == framework.indicators.count, "a scale for each indicator")
    self.framework = framework
    self.scales = scales
  }

  /// The design of a framework that people wrote: an average unit stands at an indicator's baseline, and a unit one
  /// standard deviation better at its target; 70 and 8 where they are not given.
  ///
  /// Percentages and indices of a hundred stay in 0…100, everything else above 0; counts are whole. A framework without
  /// types gets one.
  public init(framework: Framework) {
    var framework = framework
    if framework.types.isEmpty { framework.types = [.init(code: "unit")] }
    let scales = framework.indicators.map { indicator in
      let center = indicator.baseline ?? 70
      let spread = indicator.target.map { abs($0 - center) } ?? 8
      let isShare = indicator.unit == "%" || indicator.unit == "0-100"
      return IndicatorScale(
        center: center, spread: spread, bounds: 0...(isShare ? 100 : Double.greatestFiniteMagnitude),
        decimals: indicator.unit == "count" ? 0 : 1)
    }
    self.init(framework: framework, scales: scales)
  }

  /// A framework of 100 points for two types, its points drawn: gamma with a coefficient of variation of 0.6, in
  /// steps of half a point, at least one; every third indicator is better when lower.
  ///
  /// Criteria of up to five points are rated in steps of a quarter, the others in halves.
  public static func drawn(criteria count: Int, indicators: Int, seed: UInt64) -> StudyDesign {
    var stream = RandomStream(seed: seed, .framework)
    let raw = (0..<count).map { _ in stream.gamma(shape: 1 / (0.6 * 0.6)) }
    let points = roundedToTotal(raw, total: 100, step: 0.5, least: count <= 50 ? 1 : 0.5)
    let criteria = points.enumerated().map { j, most in
      Criterion(
        code: numbered("C", j, of: count), maxPoints: most, group: "G\(1 + j * 4 / max(count, 1))",
        step: most <= 5 ? 0.25 : 0.5)
    }
    let scales = (0..<indicators).map { naturalScales[$0 % naturalScales.count] }
    let measured = scales.indices.map { k in
      Indicator(
        code: numbered("Y", k, of: indicators), better: k % 3 == 2 ? .lower : .higher,
        unit: k % 3 == 2 ? "count" : "%")
    }
    let framework = Framework(
      code: "simulated", version: "1", criteria: criteria, levels: levels,
      types: [.init(code: "A"), .init(code: "B")], groups: (1...4).map { CriterionGroup(code: "G\($0)") },
      indicators: measured)
    return StudyDesign(framework: framework, scales: scales)
  }

  /// The four levels of the schemes in force in Vietnam since 2023, from 90, 70 and 50 of 100.
  private static let levels = [
    Level(code: "HTXS", atLeast: 90), Level(code: "HTT", atLeast: 70), Level(code: "HT", atLeast: 50),
    Level(code: "KHT", atLeast: 0),
  ]

  private static let naturalScales = [
    IndicatorScale(center: 72, spread: 7, bounds: 0...100),
    IndicatorScale(center: 55, spread: 10, bounds: 0...100),
    IndicatorScale(center: 30, spread: 8, bounds: 0...200),
    IndicatorScale(center: 64, spread: 9, bounds: 0...100),
    IndicatorScale(center: 48, spread: 6, bounds: 0...100),
    IndicatorScale(center: 14, spread: 3.5, bounds: 0...200),
  ]
}
