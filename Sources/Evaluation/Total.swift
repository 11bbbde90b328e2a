/// The total of one rating: the points earned as a share of the points that apply.
public struct Total: Sendable, Equatable {
  /// 100 · Σ points / Σ max points, over the cells that are there; NaN when none is.
  public let share: Double
  /// The share, in 0…1, of the applying points whose cells are there.
  public let coverage: Double

  /// Whether under 80 % of the applying points were rated, which tables say.
  public var isPartial: Bool { coverage < 0.8 }

  /// The total of a row of points over criteria with the given maxima.
  ///
  /// What does not apply is left out of both sums; what is missing is left out of the share and lowers the coverage.
  ///
  /// - Parameters:
  ///   - points: points per criterion, `Points.missing` or `Points.notApplicable` where there is no number.
  ///   - maxima: the most points per criterion, in the same order.
  /// - Complexity: O(criteria).
  public init(points: [Double], maxima: [Double]) {
    precondition(points.count == maxima.count, "a maximum for each criterion")
    var earned = 0.0
    var rated = 0.0
    var applying = 0.0
    for (value, most) in zip(points, maxima) where value != Points.notApplicable {
      applying += most
      if value.isFinite {
        earned += value
        rated += most
      }
    }
    share = rated > 0 ? 100 * earned / rated : .nan
    coverage = applying > 0 ? rated / applying : 0
  }
}
