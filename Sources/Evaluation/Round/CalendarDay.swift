/// A day of the Gregorian calendar.
public struct CalendarDay: Sendable, Hashable, Comparable {
  /// The days since 1 January 1970.
  public let number: Int
  /// The year.
  public let year: Int
  /// The month, 1…12.
  public let month: Int
  /// The day of the month.
  public let day: Int

  /// A day; nil where the month has no such day or the year is outside 1…9999.
  ///
  /// Source: Hinnant (2013), chrono-compatible low-level date algorithms, `days_from_civil`.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9_999).contains(year), (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day)
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.year = year
    self.month = month
    self.day = day
    number = era * 146_097 + dayOfEra - 719_468
  }

  /// A day as offices write it: `2012-02-10`, `10/02/2012`, `10-2-2012` or `10.2.2012`; a time after it is left out.
  public init?(_ text: String) {
    let date = text.prefix { $0 != "T" && $0 != " " }
    let parts = date.split(omittingEmptySubsequences: false) { "-/.".contains($0) }
    guard parts.count == 3, parts.allSatisfy({ $0.allSatisfy { "0"..."9" ~= $0 } }) else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == 3 else { return nil }
    let yearFirst = parts[0].count == 4
    guard yearFirst || parts[2].count == 4 else { return nil }
    self.init(
      year: yearFirst ? numbers[0] : numbers[2], month: numbers[1], day: yearFirst ? numbers[2] : numbers[0])
  }

  /// The day in ISO 8601.
  public var text: String {
    "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Whether a day is earlier.
  public static func < (a: Self, b: Self) -> Bool { a.number < b.number }

  private static func days(in month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  private func padded(_ value: Int, _ digits: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
