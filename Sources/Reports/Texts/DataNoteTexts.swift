public import Evaluation

/// The sentences of notes, for who has a study but no findings yet: codes stand as they are.
public struct DataNoteTexts: Sendable {
  private let texts: any Texts

  /// The sentences in a language.
  public init(_ language: Language) {
    texts = Reports.texts(language)
  }

  /// The sentence of a note; nil when its key has none.
  public func sentence(_ note: Note) -> String? {
    NoteKey(rawValue: note.key).map { texts.note($0, NoteValues(note.values, texts.numbers, Names.none)) }
  }
}
