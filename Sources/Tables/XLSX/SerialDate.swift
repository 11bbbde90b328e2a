/// Dates as workbooks count them: days since the end of 1899, or since the beginning of 1904.
enum SerialDate {
  /// A date in ISO 8601, with the time where there is one; nil outside the years 1900 to 9999.
  ///
  /// The first 60 days carry the 29 February 1900 that never was (ECMA-376 part 1, 18.17.4.1).
  static func text(_ serial: Double, countsFrom1904: Bool) -> String? {
    guard serial.isFinite, serial >= 0, serial < 2_958_466 else { return nil }
    var day = Int(serial)
    var second = Int(((serial - Double(day)) * 86_400).rounded())
    if second == 86_400 { (day, second) = (day + 1, 0) }
    let offset = countsFrom1904 ? 24_107 : (day < 60 ? 25_568 : 25_569)
    let date = civil(day - offset)
    let text = "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
    if second == 0 { return text }
    return text + "T\(padded(second / 3_600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
  }

  /// The date of a day counted from 1 January 1970 in the Gregorian calendar.
  ///
  /// Source: Hinnant (2013), chrono-compatible low-level date algorithms, `civil_from_days`.
  private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static func padded(_ value: Int, _ digits: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
