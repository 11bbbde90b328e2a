/// Numbers as they are written in files, with a decimal point.
enum CSVNumber {
  /// The shortest decimal that reads back as the same number; whole numbers without a mark, −0 as 0.
  static func shortest(_ value: Double) -> String {
    if value == 0 { return "0" }
    if value == value.rounded(), abs(value) < 1e15 { return "\(Int64(value))" }
    return "\(value)"
  }
}
