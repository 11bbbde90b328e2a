internal import Evaluation

/// Collects problems: the first 20 of each file and kind, and the count of the rest.
struct ProblemLog: Sendable {
  /// The problems of a kind that are listed before they are only counted.
  static let listed = 20

  private struct Kind: Hashable {
    let file: String
    let code: String
  }

  private(set) var problems: [DataProblem] = []
  /// What was read otherwise than it is written, and has to be told.
  private(set) var notes: [Note] = []
  private var counts: [Kind: Int] = [:]
  private var fileOrder: [String: Int] = [:]

  /// Whether nothing was wrong.
  var isEmpty: Bool { problems.isEmpty }

  /// Adds what has to be told, once.
  mutating func add(_ note: Note) {
    if !notes.contains(note) { notes.append(note) }
  }

  /// Adds a problem, with those alike that it stands for.
  mutating func add(_ problem: DataProblem) {
    let kind = Kind(file: problem.file, code: problem.expected.code)
    let count = counts[kind, default: 0]
    counts[kind] = count + 1 + problem.furtherAlike
    if fileOrder[problem.file] == nil { fileOrder[problem.file] = fileOrder.count }
    guard count < Self.listed else { return }
    var first = problem
    first.furtherAlike = 0
    problems.append(first)
  }

  /// Puts a problem in the place of all that are listed on its line.
  mutating func replace(by single: [DataProblem]) {
    struct Line: Hashable {
      let file: String
      let line: Int?
    }
    let lines = Set(single.map { Line(file: $0.file, line: $0.line) })
    problems.removeAll { problem in
      guard lines.contains(Line(file: problem.file, line: problem.line)) else { return false }
      counts[Kind(file: problem.file, code: problem.expected.code), default: 1] -= 1
      return true
    }
    for problem in single { add(problem) }
  }

  /// Whether a file has a problem that makes its rows unusable.
  func hasProblems(in file: String) -> Bool {
    fileOrder[file] != nil
  }

  /// The error of all problems, or nil when there is none.
  var error: DataError? {
    guard !problems.isEmpty else { return nil }
    let ordered = problems.enumerated().sorted { a, b in
      let order = (fileOrder[a.element.file] ?? 0, a.element.line ?? 0, a.offset)
      return order < (fileOrder[b.element.file] ?? 0, b.element.line ?? 0, b.offset)
    }
    var result = ordered.map(\.element)
    var last: [Kind: Int] = [:]
    for (index, problem) in result.enumerated() {
      last[Kind(file: problem.file, code: problem.expected.code)] = index
    }
    for (kind, index) in last {
      result[index].furtherAlike = max(0, counts[kind, default: 0] - Self.listed)
    }
    return DataError(problems: result)
  }
}
