/// Numbers whose thousands are set apart, `1.234.567,8` or `1,234,567.8`, where the file leaves no doubt which it is.
struct GroupedNumbers {
  private let group: Character
  private let decimal: Character

  /// The convention of a column: nil unless each marked cell fits it and one of them fits no other.
  init?(_ cells: [String]) {
    for (group, decimal) in [(Character("."), Character(",")), (",", ".")] {
      let candidate = GroupedNumbers(group: group, decimal: decimal)
      let marked = cells.filter { $0.contains { $0 == "." || $0 == "," } }
      guard marked.allSatisfy({ candidate.plain($0) != nil }), marked.contains(where: candidate.isCertain) else {
        continue
      }
      self = candidate
      return
    }
    return nil
  }

  /// The convention of a column in a file whose decimal mark is known: nil unless some cell has groups and each fits it.
  init?(_ cells: [String], decimal: Character) {
    let candidate = GroupedNumbers(group: decimal == "," ? "." : ",", decimal: decimal)
    guard cells.contains(where: { $0.contains(candidate.group) }), cells.allSatisfy({ candidate.plain($0) != nil })
    else {
      return nil
    }
    self = candidate
  }

  /// The decimal mark that the numbers of a file leave no doubt of: some have it where no group of three could end, and
  /// none has the other mark so. Nil where that is true of neither or both.
  static func decimalMark(_ cells: some Sequence<String>) -> Character? {
    let certain = Set(
      cells.compactMap { cell -> Character? in
        let marks = cell.filter { $0 == "." || $0 == "," }
        guard marks.count == 1, let mark = marks.first else { return nil }
        let grouped = GroupedNumbers(group: mark, decimal: mark == "," ? "." : ",")
        return grouped.plain(cell) == nil ? mark : nil
      })
    return certain.count == 1 ? certain.first : nil
  }

  private init(group: Character, decimal: Character) {
    self.group = group
    self.decimal = decimal
  }

  /// A number without its groups and with a decimal point; nil where it is not of this convention.
  func plain(_ cell: String) -> String? {
    let sign = cell.hasPrefix("-") ? "-" : ""
    let parts = cell.dropFirst(sign.count).split(separator: decimal, omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2, parts.dropFirst().allSatisfy(Self.isDigits) else { return nil }
    let groups = whole.split(separator: group, omittingEmptySubsequences: false)
    guard groups.allSatisfy(Self.isDigits) else { return nil }
    if groups.count > 1 {
      guard (1...3).contains(groups[0].count), groups[0].first != "0", groups.dropFirst().allSatisfy({ $0.count == 3 })
      else { return nil }
    }
    return sign + groups.joined() + parts.dropFirst().map { ".\($0)" }.joined()
  }

  /// Whether a number can be of this convention only: several groups, or groups and decimals.
  private func isCertain(_ cell: String) -> Bool {
    let groups = cell.count { $0 == group }
    return groups > 1 || groups == 1 && cell.contains(decimal)
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 >= Byte.zero && $0 <= Byte.nine }
  }
}
