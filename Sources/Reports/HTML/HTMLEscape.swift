internal import Mustache

/// Text made safe for HTML, scalar by scalar.
///
/// The template library escapes whole characters, and a quotation mark followed by a combining mark is one character
/// that it would let through; here every scalar is looked at.
struct HTMLEscape: MustacheContentType {
  /// The name under which templates ask for it.
  static let name = "HTML_SCALARS"

  /// The text with `<`, `>`, `&` and quotation marks as entities; control signs that HTML forbids are left out.
  func escapeText(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": result.unicodeScalars.append(" ")
      default:
        if scalar.value >= 0x20, !(0x7F...0x9F).contains(scalar.value) {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }
}
