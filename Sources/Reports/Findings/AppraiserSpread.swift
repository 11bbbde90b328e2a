internal import Inflation

extension AppraiserRow {
  /// The half-width below which an interval would be printed as a point of 0.0.
  private static let printedAsZero = 0.05

  /// Whether no difference from other appraisers was found: where the variance between them is estimated as zero, the
  /// interval has no width, and would claim to know that there is none.
  var isWithoutDifference: Bool {
    guard let lower, let upper else { return false }
    return max(abs(lower), abs(upper)) < Self.printedAsZero
  }

  /// The lower end of the interval, where it has a width.
  var shownLower: Double? { isWithoutDifference ? nil : lower }

  /// The upper end.
  var shownUpper: Double? { isWithoutDifference ? nil : upper }
}
