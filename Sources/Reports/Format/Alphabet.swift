import Foundation

/// The order of names in lists: the Vietnamese alphabet, then the tones, numbers by their value.
///
/// The order is ours so that a list is the same on every machine. Letters: a ă â b c d đ e ê g … ơ … ư … y; tones:
/// level, grave, hook, tilde, acute, dot (ngang, huyền, hỏi, ngã, sắc, nặng).
enum Alphabet {
  /// What a name is sorted by.
  struct Key: Comparable, Sendable {
    fileprivate var letters: [UInt32] = []
    fileprivate var tones: [UInt8] = []
    fileprivate var text: String

    static func < (a: Key, b: Key) -> Bool {
      if a.letters != b.letters { return a.letters.lexicographicallyPrecedes(b.letters) }
      if a.tones != b.tones { return a.tones.lexicographicallyPrecedes(b.tones) }
      return a.text < b.text
    }
  }

  /// The key of a name.
  static func key(_ name: String) -> Key {
    var key = Key(text: name)
    var isInNumber = false
    for scalar in name.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
      if let tone = tones[scalar] {
        if !key.tones.isEmpty { key.tones[key.tones.count - 1] = tone }
        continue
      }
      if let step = marks[scalar], let last = key.letters.last {
        key.letters[key.letters.count - 1] = last + step
        continue
      }
      append(scalar, to: &key, isInNumber: &isInNumber)
    }
    return key
  }

  /// Rows in the order of a name and then of further texts.
  static func sorted<Row>(_ rows: [Row], by names: (Row) -> [String]) -> [Row] {
    let keyed = rows.map { (key: names($0).map(key), row: $0) }
    return keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.row)
  }

  /// Numbers come before letters; each digit multiplies the value so far by ten, up to the width of a letter's slot.
  private static func append(_ scalar: Unicode.Scalar, to key: inout Key, isInNumber: inout Bool) {
    if let digit = Int(String(scalar)), scalar.isASCII {
      if isInNumber, let last = key.letters.last {
        key.letters[key.letters.count - 1] = min(last &* 10 &+ UInt32(digit), numberLimit)
      } else {
        key.letters.append(UInt32(digit))
        key.tones.append(0)
      }
      isInNumber = true
      return
    }
    isInNumber = false
    let letter: UInt32 = scalar == "đ" ? Unicode.Scalar("d").value * 4 + 2 : scalar.value * 4
    key.letters.append(scalar == " " ? 0 : letterBase + letter)
    key.tones.append(0)
  }

  /// The largest number told apart from a larger one.
  private static let numberLimit: UInt32 = 99_999_999
  /// Where letters begin, above every number.
  private static let letterBase: UInt32 = 1_000_000_000
  private static let tones: [Unicode.Scalar: UInt8] = [
    "\u{300}": 1, "\u{309}": 2, "\u{303}": 3, "\u{301}": 4, "\u{323}": 5,
  ]
  /// Breve, circumflex and horn: ă before â, ô before ơ.
  private static let marks: [Unicode.Scalar: UInt32] = ["\u{306}": 1, "\u{302}": 2, "\u{31B}": 3]
}
