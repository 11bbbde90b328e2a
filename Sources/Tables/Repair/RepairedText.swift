internal import Foundation

/// Text with its encoding, letters and indentation repaired.
enum RepairedText {
  /// The text of a file in UTF-8, Windows-1258 or, with or without a mark, UTF-16; nil when it is none of them.
  static func decode(_ raw: Data) -> (text: String, changes: [StudyRepair.Change])? {
    if raw.starts(with: [0xFF, 0xFE]) || raw.starts(with: [0xFE, 0xFF]) {
      return TextFile.decodeUTF16(raw.dropFirst(2), isBigEndian: raw.starts(with: [0xFE])).map { ($0, [.encoding]) }
    }
    if let zero = raw.prefix(4_096).firstIndex(of: 0) {
      guard TextFile.looksLikeUTF16(raw, zero: zero) else { return nil }
      return TextFile.decodeUTF16(raw, isBigEndian: zero == raw.startIndex).map { ($0, [.encoding]) }
    }
    let body = raw.starts(with: [0xEF, 0xBB, 0xBF]) ? raw.dropFirst(3) : raw
    if let text = String(data: body, encoding: .utf8) { return (text, []) }
    return Windows1258.decode(raw).map { ($0, [.encoding]) }
  }

  /// YAML with composed letters and two spaces for each tab of the indentation.
  static func yaml(_ text: String) -> (data: Data, changes: [StudyRepair.Change]) {
    let composed = CellText.normalised(text)
    var changes: [StudyRepair.Change] = composed.utf8.elementsEqual(text.utf8) ? [] : [.letters]
    let lines = composed.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
      let indentation = line.prefix { $0 == " " || $0 == "\t" }
      guard indentation.contains("\t") else { return String(line) }
      return String(indentation).replacing("\t", with: "  ") + String(line.dropFirst(indentation.count))
    }
    let result = lines.joined(separator: "\n")
    if composed.contains("\t"), result != composed { changes.append(.tabs) }
    return (Data(result.utf8), changes)
  }
}
