/// One thing that is wrong with a file of a study: where, what was found and what was expected.
public struct DataProblem: Sendable, Hashable {
  /// The part of a line that the problem lies in.
  public enum Place: Sendable, Hashable {
    /// The heading of a column.
    case column(String)
    /// The path of a key.
    case key(String)
  }

  /// The file as the study names it.
  public var file: String
  /// The line of the file, the first being 1; nil for the file as a whole.
  public var line: Int?
  /// The column or key, where it lies in one.
  public var place: Place?
  /// What was found, where there is something to show.
  public var found: String?
  /// What was expected.
  public var expected: Expectation
  /// The number of further problems of the same file and kind that are not listed.
  public var furtherAlike: Int

  /// A problem.
  public init(
    file: String, line: Int? = nil, place: Place? = nil, found: String? = nil, expected: Expectation,
    furtherAlike: Int = 0
  ) {
    self.file = file
    self.line = line
    self.place = place
    self.found = found
    self.expected = expected
    self.furtherAlike = furtherAlike
  }
}
