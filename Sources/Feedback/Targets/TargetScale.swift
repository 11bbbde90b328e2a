internal import Evaluation
internal import Foundation

/// The scale on which a target's values move alike at every height.
///
/// Shares on the logit scale, log((s + 0.05 %)/(1 − s + 0.05 %)), so that 0 and 100 % stay finite; counts on √x, where chance moves
/// few and many alike and none can be reached; other numbers as they are.
struct TargetScale: Sendable {
  let measure: TargetProgramme.Measure

  /// Half of a tenth of a point: shares are reported to a tenth or finer.
  private static let halfStep = 0.0005
  /// Half of one thing: a count is whole.
  private static let halfCount = 0.5

  /// A value on the scale.
  func scaled(_ value: Double) -> Double {
    switch measure {
    case .percent: logitShare(value / 100, halfStep: Self.halfStep)
    case .count: value.squareRoot()
    case .number: value
    }
  }

  /// The value at a place of the scale, within the bounds of the measure.
  func value(_ scaled: Double) -> Double {
    switch measure {
    case .percent:
      let odds = exp(-scaled)
      let share = ((1 + Self.halfStep) - Self.halfStep * odds) / (1 + odds)
      return 100 * min(max(share.isFinite ? share : 0, 0), 1)
    case .count: return max(0, scaled) * max(0, scaled)
    case .number: return scaled
    }
  }

  /// Where nothing is left on the scale: below half of one thing.
  static let none = halfCount.squareRoot()
}
