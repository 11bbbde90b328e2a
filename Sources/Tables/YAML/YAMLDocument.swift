internal import Foundation
internal import Yams

/// Reads a YAML file to its root entry.
enum YAMLDocument {
  /// More aliases than any file of ours has use for; with fewer, what they stand for stays small.
  static let mostAliases = 16
  /// More entries than any file of ours has, aliases written out.
  static let mostNodes = 200_000

  /// The root of a file; nil, with the problem in the log, when there is none.
  static func read(name: String, url: URL, log: inout ProblemLog) -> YAMLEntry? {
    let file: TextFile
    do throws(DataProblem) {
      file = try TextFile(name: name, url: url)
    } catch {
      log.add(error)
      return nil
    }
    return read(String(decoding: file.bytes, as: UTF8.self), name: name, log: &log)
  }

  /// The root of a text.
  static func read(_ text: String, name: String, log: inout ProblemLog) -> YAMLEntry? {
    guard countAliases(text) <= mostAliases else {
      log.add(DataProblem(file: name, expected: .fewAliases(most: mostAliases)))
      return nil
    }
    do {
      // The parser reads from the text's own memory, which only a text of more than 15 bytes has.
      let parser = try Parser(yaml: text + String(repeating: "\n", count: 16))
      guard let root = try parser.singleRoot() else {
        log.add(DataProblem(file: name, expected: .content))
        return nil
      }
      guard isSmall(root) else {
        log.add(DataProblem(file: name, expected: .fewAliases(most: mostAliases)))
        return nil
      }
      return YAMLEntry(file: name, path: "", line: 1, node: root)
    } catch {
      log.add(problem(error, file: name, text: text))
      return nil
    }
  }

  /// The places that could be aliases: `*` and a letter or digit at the start of a value.
  private static func countAliases(_ text: String) -> Int {
    var count = 0
    var mayStart = true
    var previous: UInt8 = Byte.newline
    for byte in text.utf8 {
      let isLetter = byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") || byte >= 0x80
      let isDigit = byte >= Byte.zero && byte <= Byte.nine
      if previous == UInt8(ascii: "*"), mayStart, isLetter || isDigit || byte == UInt8(ascii: "_") { count += 1 }
      let isStart = "\n\r:-[,{?".utf8.contains(byte)
      if isStart {
        mayStart = true
      } else if byte != Byte.space, byte != UInt8(ascii: "*") {
        mayStart = false
      }
      previous = byte
    }
    return count
  }

  /// Whether a document has few entries when its aliases are written out.
  private static func isSmall(_ root: Node) -> Bool {
    var count = 0
    var pending = [root]
    while let node = pending.popLast() {
      count += 1
      if count + pending.count > mostNodes { return false }
      switch node {
      case .mapping(let mapping): for pair in mapping { pending += [pair.key, pair.value] }
      case .sequence(let sequence): pending.append(contentsOf: sequence)
      case .scalar, .alias: break
      }
    }
    return true
  }

  private static func problem(_ error: any Error, file: String, text: String) -> DataProblem {
    func syntax(_ detail: String, _ line: Int?) -> DataProblem {
      if let line, let tab = tabLine(near: line, in: text) {
        return DataProblem(file: file, line: tab, expected: .spacesInsteadOfTabs)
      }
      return DataProblem(file: file, line: line, expected: .yaml(detail: detail))
    }
    switch error {
    case YamlError.scanner(_, let detail, let mark, _), YamlError.parser(_, let detail, let mark, _),
      YamlError.composer(_, let detail, let mark, _):
      return syntax(detail, mark.line)
    case YamlError.reader(let detail, _, _, _):
      return syntax(detail, nil)
    case YamlError.duplicatedKeysInMapping(let keys, let context):
      return DataProblem(
        file: file, line: context.mark.line, place: keys.first.map { .key($0) }, found: keys.first,
        expected: .distinctKeys)
    default:
      return syntax("", nil)
    }
  }

  /// The line of a tab in the indentation at or just before a line, if that is what is wrong.
  private static func tabLine(near line: Int, in text: String) -> Int? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for candidate in [line, line - 1] where lines.indices.contains(candidate - 1) {
      if lines[candidate - 1].prefix(while: \.isWhitespace).contains("\t") { return candidate }
    }
    return nil
  }
}
