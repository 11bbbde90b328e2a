internal import Statistics

/// Whether shares that places report heap at and just above a goal that was set for them.
///
/// The window at the goal holds C shares; those beside it lead to expect Ĉ, and P(X ≥ C) for a Poisson X of mean Ĉ is
/// corrected for the choice among windows of ½, 1 and 2 points. Places with few units can only report few different shares,
/// so that some heap where their steps meet the goal; honest effort that stops at a goal heaps too.
///
/// Source: METHODS section 5.5, the test that totals are put to at the thresholds of levels.
public struct GoalHeaping: Sendable, Codable, Equatable {
  /// The goal, in 0…100.
  public var goal: Double
  /// The width of the window, in points.
  public var width: Double
  /// The number of shares.
  public var shares: Int
  /// C, those in the window.
  public var count: Double
  /// Ĉ, what the shares beside it lead to expect.
  public var expected: Double
  /// P(X ≥ C), corrected.
  public var pValue: Double

  /// The fewest shares in the window and beside it that are looked at: with fewer the test has no power to speak of.
  public static let fewestShares = 10

  /// Looks at shares in 0…100 about a goal; nil where too few lie near it.
  ///
  /// - Complexity: O(shares).
  public init?(shares: [Double], goal: Double) {
    let smooth = CutoffSmooth(totals: shares, cutoff: goal)
    let window = CutoffHeaping.window(totals: shares, cutoff: goal, smooth: smooth, cells: 4)
    guard window.count + window.beside >= Double(Self.fewestShares),
      let heap = CutoffHeaping(totals: shares, cutoffs: [goal], smooths: [smooth]).heaps.first
    else { return nil }
    self.goal = goal
    width = heap.width
    self.shares = shares.count
    count = heap.count
    expected = heap.expected
    pValue = heap.pValue
  }
}
