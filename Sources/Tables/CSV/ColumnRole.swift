/// What the cells of a column are read as.
enum ColumnRole: Sendable, Equatable {
  /// Not read.
  case ignored
  /// Codes or other text.
  case text
  /// Numbers; an empty cell is `Points.missing`, `NA` and `KAD` are `Points.notApplicable`.
  case number
  /// Numbers that have no upper bound, where `1.234` can mean 1234.
  case unboundedNumber

  /// Whether the cells are numbers.
  var isNumeric: Bool { self == .number || self == .unboundedNumber }
}
