/// Finds where the numbering of codes or clauses jumps.
///
/// A code is read as steps between points: numbers, Roman numerals, or letters in the Vietnamese order (d, đ, e, g, h) or the
/// Latin one. Codes without a number at their end are left alone.
enum CodeNumbering {
  /// Two neighbours under one heading with something missing between them.
  struct Jump: Equatable {
    var from: String
    var to: String
  }

  private static let vietnamese = Array("abcdđeghiklmnopqrstuvxy")
  private static let latin = Array("abcdefghijklmnopqrstuvwxyz")

  /// The jumps among codes in their order, each heading by itself; codes that come back to an earlier number start anew.
  static func jumps(_ codes: [String]) -> [Jump] {
    var found: [Jump] = []
    var last: [String: (code: String, steps: Set<Int>)] = [:]
    for code in codes {
      var heading = ""
      for part in parts(code) {
        let path = heading.isEmpty ? part : "\(heading).\(part)"
        let steps = steps(of: part)
        if let before = last[heading], before.code != path, !steps.isEmpty, !before.steps.isEmpty {
          let follows = steps.contains { step in before.steps.contains(step - 1) }
          let isForward = (steps.max() ?? 0) > (before.steps.min() ?? 0)
          if !follows, isForward { found.append(Jump(from: before.code, to: path)) }
        }
        last[heading] = (path, steps)
        heading = path
      }
    }
    return found
  }

  /// The parts of a code: what stands between points, and a letter behind digits by itself.
  private static func parts(_ code: String) -> [String] {
    code.split(separator: ".").flatMap { part -> [String] in
      if let match = part.wholeMatch(of: /(\d+)(\p{L})/) { return [String(match.1), String(match.2)] }
      return [String(part)]
    }
  }

  /// The places that a part may have in a numbering; empty for words.
  private static func steps(of part: String) -> Set<Int> {
    if let number = Int(part) { return [number] }
    if let numeral = roman(part) { return [numeral] }
    guard part.count == 1, let letter = part.lowercased().first else { return [] }
    return Set([vietnamese, latin].compactMap { $0.firstIndex(of: letter).map { $0 + 1 } })
  }

  private static func roman(_ text: String) -> Int? {
    let values: [Character: Int] = ["I": 1, "V": 5, "X": 10]
    let digits = text.compactMap { values[$0] }
    guard !digits.isEmpty, digits.count == text.count else { return nil }
    return digits.indices.reduce(0) { sum, place in
      let isBeforeLarger = place + 1 < digits.count && digits[place] < digits[place + 1]
      return isBeforeLarger ? sum - digits[place] : sum + digits[place]
    }
  }
}
