/// How far the median of a group may lie from that of all by chance alone: the limits of a funnel plot.
///
/// limit(n) = z · √(π/2) · s / √n, with √(π/2) the ratio of the median's standard error to the mean's at the normal, and s
/// the median absolute difference of neighbours within a group over √2, scaled to the standard deviation. Differences
/// need no estimate of where a group lies, which would make s too small where groups are. For groups of one or two the
/// limit is wider than need be.
///
/// Source: Spiegelhalter (2005), Funnel plots for comparing institutional performance, Statistics in Medicine 24,
/// section 2.2, with the median in the place of the mean so that single members with large values do not move a group.
public struct FunnelLimits: Sendable, Equatable {
  /// The median of all members.
  public let center: Double
  /// s, in the units of the members.
  public let scale: Double

  /// √(π/2).
  private static let medianToMean = (Double.pi / 2).squareRoot()

  /// The limits around the members of several groups; nil without a group of two or where the members do not differ.
  ///
  /// - Parameter groups: the members of each group, numbers throughout, in an order that has nothing to do with their size.
  /// - Complexity: O(members log members).
  public init?(_ groups: [[Double]]) {
    let differences = groups.filter { $0.count > 1 }.flatMap { group in
      group.indices.map { (group[$0] - group[($0 + 1) % group.count]) / 2.0.squareRoot() }
    }
    guard !differences.isEmpty else { return nil }
    scale = medianAbsoluteDeviation(differences, center: 0)
    guard scale > 0, scale.isFinite else { return nil }
    center = median(groups.flatMap { $0 })
  }

  /// How far from `center` the median of a group may lie, `z` standard errors away.
  public func distance(members: Double, z: Double) -> Double {
    z * Self.medianToMean * scale / max(members, 1).squareRoot()
  }
}
