public import Evaluation
public import Foundation

/// A file that a study was read from.
public struct StudyInput: Sendable, Hashable {
  /// The file as the study names it, relative to its folder.
  public var name: String
  /// Where it lies.
  public var url: URL
}

/// A study with the files that it was read from.
public struct StudyReading: Sendable {
  /// What was read.
  public var study: Study
  /// The files, in the order of reading.
  public var inputs: [StudyInput]
}
