internal import Evaluation

/// Numbers the rows that a unit, year, rater and identity of the rater name.
struct RatingRows {
  private struct Key: Hashable {
    let unit: Int
    let year: Int
    let rater: Rater
    let raterID: String
    let months: ClosedRange<Int>
  }
  private var number: [Key: Int] = [:]

  /// The number of the row that a record belongs to, one for each period where wanted, and whether it is the first record of it.
  mutating func row(of records: RatingsTable, _ record: Int, isByPeriod: Bool = false) -> (row: Int, isNew: Bool) {
    let key = Key(
      unit: records.unit[record], year: records.year[record], rater: records.rater[record],
      raterID: records.raterID[record], months: isByPeriod ? records.months[record] : RatingPeriod.year)
    let next = number.count
    let row = number[key, default: next]
    if row == next { number[key] = next }
    return (row, row == next)
  }
}
