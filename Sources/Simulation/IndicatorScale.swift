/// The natural scale of an indicator: value = center ± spread × standardised value, rounded and kept in its bounds.
public struct IndicatorScale: Sendable, Hashable {
  /// The value of an average unit.
  public var center: Double
  /// The standard deviation over units.
  public var spread: Double
  /// The values that can occur.
  public var bounds: ClosedRange<Double>
  /// The decimals that are written.
  public var decimals: Int

  /// A scale.
  public init(center: Double, spread: Double, bounds: ClosedRange<Double>, decimals: Int = 1) {
    self.center = center
    self.spread = spread
    self.bounds = bounds
    self.decimals = decimals
  }
}
