/// A text in the two languages that people read here; either may stand in for the other.
public struct LocalizedText: Sendable, Hashable {
  /// The Vietnamese text.
  public var vi: String
  /// The English text.
  public var en: String

  /// One text for both languages.
  public init(_ text: String) {
    self.init(vi: text, en: text)
  }

  /// A text for each language.
  public init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }

  /// The text in a language.
  public subscript(language: Language) -> String {
    switch language {
    case .vietnamese: vi
    case .english: en
    }
  }
}

/// A language of the reports.
public enum Language: String, Sendable, CaseIterable {
  case vietnamese = "vi"
  case english = "en"
}
