internal import Evaluation

/// Reads the frameworks that a study names.
enum FrameworkSource {
  /// The frameworks by year; nil, with the problems in the log, when one cannot be read at all.
  static func read(
    _ editions: [StudyDescription.Edition], files: inout StudyFiles, log: inout ProblemLog
  ) -> FrameworkTimeline? {
    var byYear: [Int: Framework] = [:]
    var single: Framework?
    var isComplete = !editions.isEmpty
    for edition in editions {
      guard let document = read(edition, files: &files, log: &log) else {
        isComplete = false
        continue
      }
      document.validate(log: &log)
      if let year = edition.year { byYear[year] = document.framework } else { single = document.framework }
    }
    guard isComplete else { return nil }
    return single.map { FrameworkTimeline($0) } ?? FrameworkTimeline(byYear: byYear)
  }

  private static func read(
    _ edition: StudyDescription.Edition, files: inout StudyFiles, log: inout ProblemLog
  ) -> FrameworkDocument? {
    guard let first = edition.references.first else { return nil }
    files.add(first.path)
    return FrameworkDocument.read(name: first.path, url: files.url(first.path), log: &log)
  }
}
