/// The step on which proposed points lie, and points as whole numbers of it.
///
/// Sums of points are kept in whole steps, so that they hold exactly whatever the step.
struct PointsGrid: Sendable {
  /// The step in points, above 0.
  let step: Double

  /// How far from a whole number, in steps, points still count as on the step: rounding of decimal input, no more.
  private static let tolerance = 1e-6

  init(step: Double) {
    precondition(step > 0 && step.isFinite, "points move in a positive step")
    self.step = step
  }

  /// The points of a number of steps; the decimal that a person would write (0.3, not 3 × 0.1) where 1/step is whole.
  func points(_ steps: Int) -> Double {
    let stepsAPoint = (1 / step).rounded()
    if stepsAPoint >= 1, abs(stepsAPoint * step - 1) < 1e-12 { return Double(steps) / stepsAPoint }
    return Double(steps) * step
  }

  /// The number of steps in points, or nil when they do not lie on the step.
  func steps(_ points: Double) -> Int? {
    let nearest = (points / step).rounded()
    return abs(points / step - nearest) <= Self.tolerance ? Int(nearest) : nil
  }

  /// The fewest steps that are not below the points.
  func stepsNotBelow(_ points: Double) -> Int {
    Int((points / step - Self.tolerance).rounded(.up))
  }

  /// The most steps that are not above the points.
  func stepsNotAbove(_ points: Double) -> Int {
    Int((points / step + Self.tolerance).rounded(.down))
  }
}
