/// Text as a workbook can hold it.
enum WorkbookText {
  /// The most letters of a cell.
  static let mostLetters = 32_767
  /// The most letters of a sheet's name.
  private static let mostLettersOfName = 31
  /// The most letters of a label in a chart.
  private static let mostLettersOfLabel = 36
  /// The most bytes of a line over or under a printed page.
  private static let mostBytesOfMargin = 200

  /// A text without signs that XML forbids, and whose `_x0041_` is not read as the letter that it stands for.
  static func safe(_ text: String) -> String {
    isSafe(text) ? text : cleaned(text)
  }

  /// Whether nothing of a text has to be changed, as far as its bytes tell without a closer look.
  private static func isSafe(_ text: String) -> Bool {
    guard text.utf8.count <= mostLetters else { return false }
    var last: UInt8 = 0
    for byte in text.utf8 {
      let isControl = byte < 0x20 || byte == 0x7F || (last == 0xC2 && byte < 0xA0)
      let mayBeNoCharacter = byte == 0xEF
      let mayBeEscape = last == UInt8(ascii: "_") && byte == UInt8(ascii: "x")
      if isControl || mayBeNoCharacter || mayBeEscape { return false }
      last = byte
    }
    return true
  }

  private static func cleaned(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(mostLetters) {
      switch scalar.value {
      case 0x0A: result.append(scalar)
      case 0..<0x20, 0x7F...0x9F: result.append(" ")
      case 0xFFFE, 0xFFFF: continue
      default: result.append(scalar)
      }
    }
    let string = String(result)
    guard string.contains("_x") else { return string }
    let escaped = string.replacing(#/_(x[0-9A-Fa-f]{4}_)/#) { "_x005F_\($0.1)" }
    return String(String.UnicodeScalarView(escaped.unicodeScalars.prefix(mostLetters)))
  }

  /// A label of a chart: short, and not begun by the `=` that would make it a reference.
  static func label(_ text: String) -> String {
    let label = safe(text).replacing("\n", with: " ")
    let short = label.count > mostLettersOfLabel ? label.prefix(mostLettersOfLabel - 1) + "…" : label
    return short.hasPrefix("=") ? " " + short : short
  }

  /// A name that a tab can have.
  static func sheetName(_ text: String) -> String {
    let letters = safe(text).unicodeScalars.filter { !"[]:*?/\\'\n".unicodeScalars.contains($0) }
    return String(String.UnicodeScalarView(letters.prefix(mostLettersOfName)))
  }

  /// A text in the margin of a printed page, where `&` begins a command.
  static func margin(_ text: String) -> String {
    var result = ""
    for character in safe(text).replacing("\n", with: " ").replacing("&", with: "&&") {
      if result.utf8.count + String(character).utf8.count > mostBytesOfMargin { return result + "…" }
      result.append(character)
    }
    return result
  }
}
