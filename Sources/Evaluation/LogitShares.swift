import Foundation

/// The logit of a share with half a step added on either side, so that no share and full marks have one too.
///
/// ℓ = log((x + h/(2M))/(1 − x + h/(2M))); x in 0…1, `halfStep` = h/(2M) as a share. NaN for a cell without a number.
public func logitShare(_ share: Double, halfStep: Double) -> Double {
  guard share.isFinite else { return .nan }
  return log((share + halfStep) / (1 - share + halfStep))
}

/// Shares of points on the logit scale, where a rise near the ceiling counts as much as one in the middle.
///
/// ℓ = log((x + h/2) / (1 − x + h/2)) for a share x rated in steps of h (a share too), so that 0 and full marks stay
/// finite: half a step stands for what rounding hides.
public struct LogitScale: Sendable, Equatable {
  /// The step of the shares, in 0…1.
  public let step: Double

  /// The least step: finer ones would let full marks lie arbitrarily far out; 0.02 caps ℓ at ±4.6.
  public static let leastStep = 0.02

  /// The scale of shares that are rated in steps of `step`, a share in 0…1.
  public init(step: Double) {
    self.step = max(step, Self.leastStep)
  }

  /// The scale of a criterion: its declared step over its maximum, else the smallest distance between two of the shares.
  ///
  /// - Complexity: O(n log n) where the step has to be inferred.
  public init(criterion: Criterion, shares: [Double]) {
    if let declared = criterion.step {
      self.init(step: declared / criterion.maxPoints)
    } else {
      self.init(step: Self.smallestSpacing(of: shares))
    }
  }

  /// The logit of a share; NaN for a cell without a number.
  public func logit(_ share: Double) -> Double {
    logitShare(share, halfStep: step / 2)
  }

  /// The share of a logit, kept in 0…1.
  public func share(_ logit: Double) -> Double {
    let odds = exp(-logit)
    return min(max(((1 + step / 2) - step / 2 * odds) / (1 + odds), 0), 1)
  }

  /// The smallest distance between two different shares, to a millionth; 0 when there are fewer than two.
  private static func smallestSpacing(of shares: [Double]) -> Double {
    let distinct = Set(shares.lazy.filter(\.isFinite).map { ($0 * 1e6).rounded() }).sorted()
    return zip(distinct.dropFirst(), distinct).map { $0 - $1 }.min().map { $0 / 1e6 } ?? 0
  }
}
