/// The months that a rating is for: a month (`1` … `12`), a quarter (`Q1` … `Q4`) or, where nothing is said, the year.
enum RatingPeriod {
  /// All months of a year.
  static let year = 1...12
  /// What a cell may hold.
  static let forms = ["1 … 12", "Q1 … Q4"]

  /// The months of a cell; nil where it holds something else.
  static func months(_ text: String) -> ClosedRange<Int>? {
    if text.isEmpty { return year }
    if let month = Int(text), year.contains(month) { return month...month }
    guard text.count == 2, text.first?.lowercased() == "q", let quarter = text.last?.wholeNumberValue,
      (1...4).contains(quarter)
    else { return nil }
    return (3 * quarter - 2)...(3 * quarter)
  }
}
