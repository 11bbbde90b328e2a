/// The numbers that a value may take.
public struct NumberRange: Sendable, Hashable {
  /// The lower end, if there is one.
  public var lower: Double?
  /// The upper end, if there is one; it belongs to the range.
  public var upper: Double?
  /// Whether the lower end belongs to the range.
  public var includesLower: Bool

  /// The numbers between two ends.
  public init(from lower: Double? = nil, to upper: Double? = nil, includesLower: Bool = true) {
    self.lower = lower
    self.upper = upper
    self.includesLower = includesLower
  }

  /// Whether a number lies in the range; NaN and the infinities do not.
  public func contains(_ value: Double) -> Bool {
    guard value.isFinite else { return false }
    if let lower, includesLower ? value < lower : value <= lower { return false }
    if let upper, value > upper { return false }
    return true
  }

  /// The numbers above 0.
  public static let positive = NumberRange(from: 0, includesLower: false)
  /// The numbers from 0.
  public static let nonNegative = NumberRange(from: 0)
  /// The shares 0…1.
  public static let unit = NumberRange(from: 0, to: 1)
  /// The shares 0…100.
  public static let percent = NumberRange(from: 0, to: 100)
}
