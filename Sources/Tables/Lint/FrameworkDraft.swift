public import Evaluation
public import Foundation

/// A framework as a lint reads it: it need not be one that a study can use.
public struct FrameworkDraft: Sendable {
  /// The framework.
  public var framework: Framework
  /// What was found while reading: conditions without a threshold.
  public var findings: [LintFinding]

  /// Reads a framework from YAML, or from a table of criteria as they are published.
  ///
  /// A table has the headings `code` and `max_points`, further `group` (a heading such as `I. Sessions (20)`, whose number is
  /// the stated sum, or `VIII. Bonus (at most 10)`), `org_type` and `scoring`; points below 0 are penalties. Rules may also
  /// come from a table `framework,code,detail`.
  ///
  /// - Parameters:
  ///   - location: the file.
  ///   - rules: a table of scoring rules; those of the framework with the name of the file are used.
  /// - Throws: what makes the file unreadable.
  /// - Complexity: O(bytes).
  public init(_ location: URL, rules: URL? = nil) throws(DataError) {
    var log = ProblemLog()
    let name = location.lastPathComponent
    if name.lowercased().hasSuffix(".csv") {
      let read = PublishedCriteria.read(location, rules: rules, log: &log)
      if let error = log.error { throw error }
      guard let read else { throw DataError(problems: [DataProblem(file: name, expected: .content)]) }
      framework = read
      findings = []
      return
    }
    let document = FrameworkDocument.read(name: name, url: location, log: &log)
    let conditions = log.problems.filter { $0.expected == .condition }
    let others = log.problems.filter { $0.expected != .condition }
    guard others.isEmpty, let document else {
      throw log.error ?? DataError(problems: [DataProblem(file: name, expected: .content)])
    }
    framework = document.framework
    findings = conditions.map { problem in
      var place = ""
      if case .key(let key) = problem.place { place = key }
      return LintFinding(.conditionWithoutThreshold, place, ["found": problem.found ?? ""])
    }
  }
}
