public import Evaluation
public import Pipeline

/// What the console says of the weights themselves: what was left as it is, and why.
public enum NoteSummary {
  /// The notes that concern weights, by the first part of their keys.
  private static let concerned: Set<Substring> = ["weights", "comparison", "experts", "study"]

  /// The notes on the weights, one a line, after an empty line; empty where there are none.
  ///
  /// - Parameters:
  ///   - findings: what was found.
  ///   - language: the language.
  public static func text(_ findings: Findings, language: Language = .vietnamese) -> String {
    let texts = texts(language)
    let names = Names(findings, language: language)
    let notes = findings.notes.filter { note in
      note.key.split(separator: ".").first.map(concerned.contains) ?? false
    }
    let lines = notes.map { "- \(TextTable.visible(texts.sentence(of: $0, names)))" }
    return lines.isEmpty ? "" : "\n" + lines.joined(separator: "\n") + "\n"
  }
}
