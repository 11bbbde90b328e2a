/// A concrete product that a unit shows for a criterion.
public struct Product: Sendable, Equatable {
  /// The unit, an index into `Units`.
  public var unit: Int
  /// The year.
  public var year: Int
  /// The code of the criterion.
  public var criterion: String
  /// What it is, in the words of the unit.
  public var title: String
  /// Who has seen it; empty where nobody has.
  public var checkedBy: String

  /// A product.
  public init(unit: Int, year: Int, criterion: String, title: String, checkedBy: String = "") {
    self.unit = unit
    self.year = year
    self.criterion = criterion
    self.title = title
    self.checkedBy = checkedBy
  }
}
