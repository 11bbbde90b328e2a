internal import Evaluation

/// The notes that the modules write, each with a sentence in every language.
enum NoteKey: String, CaseIterable, Sendable {
  case outcomesNone = "outcomes.none"
  case outcomesPooledLoadings = "outcomes.pooledLoadings"
  case outcomesPooledSpread = "outcomes.pooledSpread"
  case outcomesTooFewValues = "outcomes.tooFewValues"
  case outcomesNormalScores = "outcomes.normalScores"
  case outcomesConstant = "outcomes.constant"
  case outcomesDefaultReliability = "outcomes.defaultReliability"
  case outcomesNoLoading = "outcomes.noLoading"
  case outcomesDenominatorWithoutShare = "outcomes.denominatorWithoutShare"
}

/// The sentences of notes.
protocol NoteTexts {
  /// The sentence of a note whose key is known.
  func note(_ key: NoteKey, _ values: NoteValues) -> String
  /// A note whose key has no sentence: the key and its values as they are.
  func unknownNote(_ key: String, _ values: [(name: String, value: String)]) -> String
}

/// The names and figures of a note as a sentence takes them.
struct NoteValues: Sendable {
  private let values: [String: String]
  private let numbers: NumberFormat

  /// The values of a note, numbers to be written in the form of a language.
  init(_ values: [String: String], _ numbers: NumberFormat) {
    self.values = values
    self.numbers = numbers
  }

  /// A name or a code, as it is; the name of the value in brackets when the note lacks it.
  subscript(name: String) -> String {
    values[name] ?? "[\(name)]"
  }

  /// A figure in the form of the language; a text that is no number, as it is.
  func number(_ name: String) -> String {
    values[name].flatMap(numbers.number) ?? self[name]
  }

  /// A name in front of a text where the note has it, nothing otherwise.
  func optional(_ name: String, _ text: (String) -> String) -> String {
    values[name].map { $0.isEmpty ? "" : text($0) } ?? ""
  }
}

extension Texts {
  /// The sentence of a note, or its key and values when the key is not known.
  func sentence(of note: Note) -> String {
    guard let key = NoteKey(rawValue: note.key) else {
      let values = note.values.sorted { $0.key < $1.key }.map { (name: $0.key, value: numbers.number($0.value) ?? $0.value) }
      return unknownNote(note.key, values)
    }
    return self.note(key, NoteValues(note.values, numbers))
  }
}
