/// Something in a framework that contradicts the format or itself.
public struct FrameworkDefect: Sendable, Hashable {
  /// The part of a framework that a defect lies in.
  public enum Element: String, Sendable, CaseIterable {
    case types
    case groups
    case criteria
    case indicators
    case levels
    case vetoes
    case bonus
    case penalty
  }
  /// What is wrong.
  public enum Kind: Sendable, Hashable {
    /// The list has no entry.
    case empty
    /// An earlier entry has the same code (or the same `at_least`).
    case repeated(String, first: Int)
    /// Nothing has this code; the codes that exist are beside it.
    case unknown(String, among: [String])
    /// The number is outside what it may be.
    case outside(Double, NumberRange)
    /// No level starts at 0.
    case noLevelAtZero
    /// The effect names a level and none is given.
    case levelMissing
    /// An outcome is measured by the unit itself.
    case selfMeasured
    /// There is one entry where several are meant.
    case single
    /// Two described levels earn the same points.
    case samePoints(Double)
  }

  /// The part it lies in.
  public var element: Element
  /// Which entry of the part; 0 for the part itself.
  public var index: Int
  /// The key of the entry; empty for the part itself.
  public var key: String
  /// What is wrong.
  public var kind: Kind

  /// A defect of a part as a whole.
  public init(_ element: Element, _ kind: Kind) {
    self.init(element, 0, "", kind)
  }

  /// A defect at a place.
  public init(_ element: Element, _ index: Int, _ key: String, _ kind: Kind) {
    self.element = element
    self.index = index
    self.key = key
    self.kind = kind
  }
}
