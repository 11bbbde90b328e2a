internal import Evaluation
internal import Foundation

/// The scale on which a target's values move alike at every height.
///
/// Shares on the logit scale, log((s + 0.05 %)/(1 − s + 0.05 %)), so that 0 and 100 % stay finite; counts on √x, where chance
/// moves few and many alike and none can be reached; other numbers as they are.
///
/// Source: Anscombe (1948), The transformation of Poisson, binomial and negative-binomial data, for the root.
struct TargetScale: Sendable {
  let measure: TargetProgramme.Measure

  /// Half of a tenth of a point: shares are reported to a tenth or finer.
  private static let halfStep = 0.0005

  /// A value on the scale.
  func scaled(_ value: Double) -> Double {
    switch measure {
    case .percent: logitShare(value / 100, halfStep: Self.halfStep)
    case .count: value.squareRoot()
    case .number: value
    }
  }

  /// The value at a place of the scale, at the end of the range for places beyond it.
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

  /// Where nothing is left on the scale: below half of one thing, for counts are whole.
  static let none = 0.5.squareRoot()
}
