/// A unit that went over, wholly or in part, into another.
public struct Lineage: Sendable, Hashable {
  /// The code of the unit that was.
  public var from: String
  /// The code of the unit that followed.
  public var to: String
  /// The first year of the unit that followed.
  public var year: Int
  /// The share of the old unit that went over, in 0…1.
  public var share: Double

  /// A line of descent.
  public init(from: String, to: String, year: Int, share: Double) {
    self.from = from
    self.to = to
    self.year = year
    self.share = share
  }
}
