internal import Foundation

/// The marks of the five tones, and where they stand in a syllable.
enum ToneMarks {
  /// Grave, acute, tilde, hook and dot below, as combining signs.
  static let all: Set<Unicode.Scalar> = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]

  /// Whether a letter and a mark make one letter.
  static func compose(_ letter: Unicode.Scalar, _ mark: Unicode.Scalar) -> Bool {
    let pair = String(String.UnicodeScalarView([letter, mark]))
    return pair.precomposedStringWithCanonicalMapping.unicodeScalars.count == 1
  }

  /// A text with the tone of each syllable at its end, the same for `hòa` and `hoà`: both spellings are in use, and no
  /// two syllables differ in the place of the mark alone.
  static func atEnds(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var marks: [Unicode.Scalar] = []
    for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
      if all.contains(scalar) {
        marks.append(scalar)
      } else {
        if !scalar.properties.isAlphabetic, scalar.properties.canonicalCombiningClass == .notReordered {
          result.append(contentsOf: marks)
          marks = []
        }
        result.append(scalar)
      }
    }
    result.append(contentsOf: marks)
    return String(result)
  }
}
