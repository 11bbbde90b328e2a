/// Something measured by somebody other than the unit.
public struct Indicator: Sendable, Hashable {
  /// Which direction is the better one.
  public enum Direction: String, Sendable, CaseIterable {
    case higher
    case lower
  }
  /// What the indicator is for.
  public enum Use: String, Sendable, CaseIterable {
    /// Read as quality.
    case outcome
    /// Serves levels and vetoes only.
    case condition
    /// Taken out of the outcomes before they are read as quality.
    case context
  }

  /// The code that heads its column.
  public var code: String
  /// What people call it.
  public var name: LocalizedText
  /// The better direction.
  public var better: Direction
  /// What it is for.
  public var use: Use
  /// The unit of measurement.
  public var unit: String?
  /// Where a target starts from.
  public var baseline: Double?
  /// What is to be reached.
  public var target: Double?
  /// The share of its variance that is quality, in 0…1, where it is known.
  public var reliability: Double?
  /// The column with the number of cases behind a share.
  public var denominator: String?
  /// Who measures it.
  public var measuredBy: String?
  /// Where the figures come from.
  public var source: String?

  /// An indicator; what is not given takes the default of the format.
  public init(
    code: String, name: LocalizedText? = nil, better: Direction = .higher, use: Use = .outcome, unit: String? = nil,
    baseline: Double? = nil, target: Double? = nil, reliability: Double? = nil, denominator: String? = nil,
    measuredBy: String? = nil, source: String? = nil
  ) {
    self.code = code
    self.name = name ?? LocalizedText(code)
    self.better = better
    self.use = use
    self.unit = unit
    self.baseline = baseline
    self.target = target
    self.reliability = reliability
    self.denominator = denominator
    self.measuredBy = measuredBy
    self.source = source
  }
}
