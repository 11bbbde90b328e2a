internal import Foundation

/// The scale on which honest composites spread evenly about what is expected of them, whatever the room left to full
/// marks.
///
/// A rating that is full marks less deductions has no room above and much below: the composite, linear in the number of
/// deductions there, is skewed to the left, and the more so the nearer to the end. With d how far a composite lies below
/// that of full marks, half a step added so that full marks have a place too, and G its geometric mean,
///
/// y(d) = G (1 − (d/G)^λ) / λ,  −G log(d/G) at λ = 0,
///
/// in logits of the composite at d = G: λ = 1 is the composite itself, λ < 1 takes ratings near full marks apart and those
/// far below them together, λ > 1 the reverse. Beyond full marks y goes on as a straight line.
///
/// Source: Box and Cox (1964), An analysis of transformations, with the distance to the bound for the response.
struct CeilingScale: Sendable {
  /// λ.
  let power: Double
  /// G.
  private let typical: Double
  /// d of full marks: half a step.
  private let least: Double

  /// The scale with this power about a typical distance above half a step, both more than 0.
  init(power: Double, typical: Double, least: Double) {
    self.power = power
    self.typical = typical
    self.least = least
  }

  /// The composite as it is.
  static let linear = CeilingScale(power: 1, typical: 1, least: 1)

  /// Whether the scale is that of the composite.
  var isLinear: Bool { power == 1 }

  /// y(d).
  func value(_ distance: Double) -> Double {
    guard distance < least else { return inside(distance) }
    return inside(least) + steepest * (least - distance)
  }

  /// By how much y falls where the composite falls by `fall` logits from a distance.
  func fall(_ fall: Double, from distance: Double) -> Double {
    isLinear ? fall : value(distance) - value(distance + fall)
  }

  /// By how many logits the composite falls from a distance where y falls by `fall`.
  func logits(_ fall: Double, from distance: Double) -> Double {
    guard !isLinear else { return fall }
    let goal = value(distance) - fall
    let end = inside(least)
    return (goal > end ? least - (goal - end) / steepest : self.distance(goal)) - distance
  }

  /// −y'(d).
  func steepness(_ distance: Double) -> Double { pow(max(distance, least) / typical, power - 1) }

  private var steepest: Double { steepness(least) }

  private func inside(_ distance: Double) -> Double {
    let logRatio = log(distance / typical)
    return power == 0 ? -typical * logRatio : -typical * expm1(power * logRatio) / power
  }

  /// d of a value of y.
  private func distance(_ value: Double) -> Double {
    power == 0 ? typical * exp(-value / typical) : typical * exp(log1p(-power * value / typical) / power)
  }
}
