internal import Evaluation

/// Sentences whose two languages stand beside each other.
protocol BilingualTexts: Sendable {
  /// The language that is spoken.
  var language: Language { get }
}

extension BilingualTexts {
  var isVietnamese: Bool { language == .vietnamese }

  /// How numbers are written.
  var numbers: NumberFormat { NumberFormat(language) }

  /// The sentence of the language.
  func say(_ vi: String, _ en: String) -> String { isVietnamese ? vi : en }
}
