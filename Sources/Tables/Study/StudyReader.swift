internal import Evaluation
public import Foundation

/// Reads a study from its folder.
public enum StudyReader {
  /// Reads a study and checks all its files in one go.
  ///
  /// - Parameters:
  ///   - location: the folder of the study, or its `study.yml`.
  ///   - threads: how many threads decode; the result is the same for any number.
  /// - Throws: all problems of all files.
  /// - Complexity: O(bytes).
  public static func read(
    _ location: URL, threads: Int = ProcessInfo.processInfo.activeProcessorCount
  ) throws(DataError) -> StudyReading {
    var log = ProblemLog()
    let reading = read(location, threads: threads, log: &log)
    if let error = log.error { throw error }
    guard let reading else {
      throw DataError(problems: [DataProblem(file: location.lastPathComponent, expected: .content)])
    }
    return reading
  }

  private static func read(_ location: URL, threads: Int, log: inout ProblemLog) -> StudyReading? {
    guard let description = describe(location, threads: threads, log: &log) else { return nil }
    let study = description.study
    var files = description.files
    let timeline = FrameworkSource.read(study.editions, files: &files, log: &log)
    let frameworks = timeline?.editions.map(\.framework) ?? []
    var units: UnitsTable?
    if let path = study.units?.path, let file = files.open(path, log: &log) {
      units = UnitsTable.read(file, files: files, frameworks: frameworks, settings: study.settings, log: &log)
    }
    let rules = RatingRules(timeline: timeline, units: units?.index)
    var tables: [RatingsTable] = []
    for reference in study.ratings {
      guard let file = files.open(reference.path, log: &log) else { continue }
      if let table = RatingsTable.read(file, files: files, rules: rules, log: &log) { tables.append(table) }
    }
    let ratings = RatingsJoin(tables, rules: rules).ratings(log: &log)
    var indicators = (values: IndicatorValues.none, notes: [Note]())
    if let path = study.optional["indicators"]?.path, let file = files.open(path, log: &log) {
      indicators = IndicatorsTable.read(
        file, files: files, frameworks: frameworks, units: units?.index, log: &log)
    }
    let related = RelatedTables.read(study, files: &files, units: units?.index, log: &log)
    guard log.isEmpty, let timeline, let units else { return nil }
    let result = Study(
      slug: study.slug, title: study.title, frameworks: timeline, settings: study.settings, units: units.units,
      ratings: ratings, indicators: indicators.values, lineage: related.lineage, audits: related.audits,
      responses: related.responses, notes: units.notes + indicators.notes)
    return StudyReading(study: result, inputs: files.inputs)
  }

  private static func describe(
    _ location: URL, threads: Int, log: inout ProblemLog
  ) -> (study: StudyDescription, files: StudyFiles)? {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: location.path, isDirectory: &isFolder)
    let url = exists && isFolder.boolValue ? location.appendingPathComponent("study.yml") : location
    var files = StudyFiles(folder: url.deletingLastPathComponent(), threads: threads)
    files.add(url.lastPathComponent)
    guard let study = StudyDescription(name: url.lastPathComponent, url: url, log: &log) else { return nil }
    return (study, files)
  }
}
