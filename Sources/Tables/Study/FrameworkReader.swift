public import Evaluation
public import Foundation

/// Reads a framework from a file of its own.
public enum FrameworkReader {
  /// Reads a framework from YAML.
  ///
  /// - Throws: all its problems.
  public static func read(_ location: URL) throws(DataError) -> Framework {
    var log = ProblemLog()
    let document = FrameworkDocument.read(name: location.lastPathComponent, url: location, log: &log)
    document?.validate(log: &log)
    if let error = log.error { throw error }
    guard let document else {
      throw DataError(problems: [DataProblem(file: location.lastPathComponent, expected: .content)])
    }
    return document.framework
  }
}
