public import Evaluation
public import Tables

/// The sentences on what is wrong with the files of a study.
public struct DataProblemTexts: Sendable {
  private let language: Language

  /// The sentences in a language.
  public init(_ language: Language) {
    self.language = language
  }

  /// The lines of an error: one a problem, and one for those of a kind that are only counted.
  public func lines(_ error: DataError) -> [String] {
    error.problems.flatMap { problem in
      [line(problem)] + (problem.furtherAlike > 0 ? [further(problem)] : [])
    }
  }

  /// A problem as `file:line: place: found, expected`.
  public func line(_ problem: DataProblem) -> String {
    let position = problem.line.map { "\(problem.file):\($0)" } ?? problem.file
    let place = problem.place.map { "\(self.place($0)): " } ?? ""
    return "\(position): \(place)\(sentence(problem))"
  }

  private func further(_ problem: DataProblem) -> String {
    switch language {
    case .vietnamese: "\(problem.file): … và \(problem.furtherAlike) lỗi cùng loại nữa"
    case .english: "\(problem.file): … and \(problem.furtherAlike) more of this kind"
    }
  }

  private func place(_ place: DataProblem.Place) -> String {
    switch (place, language) {
    case (.column(let name), .vietnamese): "cột \(Self.shown(name))"
    case (.column(let name), .english): "column \(Self.shown(name))"
    case (.key(let path), .vietnamese): "khóa \(Self.shown(path))"
    case (.key(let path), .english): "key \(Self.shown(path))"
    }
  }

  private func sentence(_ problem: DataProblem) -> String {
    let expected = expectation(problem.expected)
    guard let found = problem.found else { return expected }
    switch (found.isEmpty, language) {
    case (true, .vietnamese): return "ô trống, \(expected)"
    case (true, .english): return "found nothing, \(expected)"
    case (false, .vietnamese): return "thấy \"\(Self.shown(found))\", \(expected)"
    case (false, .english): return "found \"\(Self.shown(found))\", \(expected)"
    }
  }

  /// What was expected, as a clause.
  func expectation(_ expected: Expectation) -> String {
    switch language {
    case .vietnamese: VietnameseExpectations.clause(expected)
    case .english: EnglishExpectations.clause(expected)
    }
  }

  /// A text of a file on one line, without control characters, cut to a length that a line holds.
  static func shown(_ text: String) -> String {
    let letters = text.prefix(61).map { character in
      character.isNewline
        ? " " : character.unicodeScalars.contains { $0.properties.generalCategory == .control } ? "?" : character
    }
    return letters.count > 60 ? String(letters.prefix(60)) + "…" : String(letters)
  }

  /// A number in the convention of a language, whole numbers without a mark.
  static func number(_ value: Double, _ language: Language) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return "\(Int64(value))" }
    let text = "\(value)"
    return language == .vietnamese ? text.replacing(".", with: ",") : text
  }
}
