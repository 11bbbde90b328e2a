public import Evaluation

/// What was read from tables that stand alone, with the files and what has to be told of them.
public struct TableReading<Content: Sendable>: Sendable {
  /// What was read.
  public var content: Content
  /// The files, in the order of reading.
  public var inputs: [StudyInput]
  /// What was read otherwise than it is written.
  public var notes: [Note]
}
