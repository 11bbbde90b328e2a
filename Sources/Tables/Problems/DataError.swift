/// Everything that is wrong with the files of a study, found in one go.
public struct DataError: Error, Sendable, Equatable {
  /// The problems, by file in the order of reading, then by line; at most 20 of a kind.
  public var problems: [DataProblem]

  /// An error of problems in their order.
  public init(problems: [DataProblem]) {
    self.problems = problems
  }

  /// The exit status of a tool that stops for it: 66 when an input is missing, else 65, as `sysexits.h` names them.
  public var exitStatus: Int32 {
    problems.contains { $0.expected.isMissingInput } ? 66 : 65
  }
}
