/// How the true weights depart from the points in force.
///
/// w_j ∝ w⁰_j · b_j with b_j = 0 at `zeroShare` and otherwise gamma with the given coefficient of variation. On 20
/// criteria whose points in force vary by 0.6 of their mean, the points in force then err by about 3.4 of 100
/// points a criterion and equal weights by about 4.5 (root mean square).
public struct WeightDeparture: Sendable, Hashable {
  /// The share of the criteria whose true weight is zero.
  public var zeroShare = 0.15
  /// The coefficient of variation of the factor of the others.
  public var variation = 0.5
  /// The share of the departure that is drawn for each type apart, in 0…1.
  public var typeShare = 0.0

  /// The default departure.
  public init() {}
}
