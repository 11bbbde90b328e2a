internal import Evaluation
public import Foundation

/// Reads a study from its folder.
public enum StudyReader {
  /// Reads a study and checks all its files in one go.
  ///
  /// - Parameters:
  ///   - location: the folder of the study, or its `study.yml`.
  ///   - threads: how many threads decode; the result is the same for any number.
  ///   - flattensHeadings: whether headings of several rows in a workbook are joined to one, which a note then tells.
  /// - Throws: all problems of all files.
  /// - Complexity: O(bytes).
  public static func read(
    _ location: URL, threads: Int = ProcessInfo.processInfo.activeProcessorCount, flattensHeadings: Bool = false
  ) throws(DataError) -> StudyReading {
    var log = ProblemLog()
    let reading = read(location, threads: threads, flattensHeadings: flattensHeadings, log: &log)
    if let error = log.error { throw error }
    guard let reading else {
      throw DataError(problems: [DataProblem(file: location.lastPathComponent, expected: .content)])
    }
    return reading
  }

  private static func read(
    _ location: URL, threads: Int, flattensHeadings: Bool, log: inout ProblemLog
  ) -> StudyReading? {
    guard let described = describe(location, threads: threads, flattensHeadings: flattensHeadings, log: &log) else {
      return nil
    }
    let description = described.study
    var files = described.files
    let (timeline, frameworkNotes) = FrameworkSource.read(description, files: &files, log: &log)
    let frameworks = timeline?.editions.map(\.framework) ?? []
    let units = readUnits(description, frameworks, &files, log: &log)
    let rules = RatingRules(timeline: timeline, units: units?.index)
    let ratings = readRatings(description, rules, &files, log: &log)
    let indicators = readIndicators(description, frameworks, units, &files, log: &log)
    let related = RelatedTables.read(description, files: &files, units: units?.index, log: &log)
    let round = RoundTables(description, units: units?.index, frameworks: timeline).read(&files, log: &log)
    let products = ProductsTable.read(description, files: &files, units: units?.index, timeline, log: &log)
    let experts = ExpertsFolder.read(description, frameworks, files: &files, log: &log)
    guard log.isEmpty, let timeline, let units else { return nil }
    let steps = StepInference(timeline, ratings: ratings)
    let ratingNotes = RatingNotes.notes(ratings, timeline: timeline, units: units.units)
    let study = Study(
      slug: description.slug, title: description.title, frameworks: steps.timeline, settings: description.settings,
      units: units.units, ratings: ratings, indicators: indicators.values, lineage: related.lineage,
      audits: related.audits, auditPlan: related.auditPlan, responses: related.responses, experts: experts,
      round: round, products: products,
      notes: log.notes + frameworkNotes + units.notes + ratingNotes + indicators.notes + steps.notes)
    return StudyReading(study: study, inputs: files.inputs)
  }

  private static func describe(
    _ location: URL, threads: Int, flattensHeadings: Bool, log: inout ProblemLog
  ) -> (study: StudyDescription, files: StudyFiles)? {
    let (folder, name) = StudyFiles.locate(location)
    var files = StudyFiles(folder: folder, threads: threads, flattensHeadings: flattensHeadings)
    files.add(name)
    let root = YAMLDocument.read(name: name, url: files.url(name), log: &log)
    guard let study = StudyDescription(root, log: &log) else { return nil }
    return (study, files)
  }

  private static func readUnits(
    _ study: StudyDescription, _ frameworks: [Framework], _ files: inout StudyFiles, log: inout ProblemLog
  ) -> UnitsTable? {
    guard let path = study.units?.path, let file = files.open(path, log: &log) else { return nil }
    return UnitsTable.read(file, files: files, frameworks: frameworks, settings: study.settings, log: &log)
  }

  private static func readRatings(
    _ study: StudyDescription, _ rules: RatingRules, _ files: inout StudyFiles, log: inout ProblemLog
  ) -> Ratings {
    var tables: [RatingsTable] = []
    for reference in study.ratings {
      guard let file = files.open(reference.path, log: &log) else { continue }
      if let table = RatingsTable.read(file, files: files, rules: rules, log: &log) { tables.append(table) }
    }
    return RatingsJoin(tables, rules: rules, minimumMonths: study.settings.minimumMonths).ratings(log: &log)
  }

  private static func readIndicators(
    _ study: StudyDescription, _ frameworks: [Framework], _ units: UnitsTable?, _ files: inout StudyFiles,
    log: inout ProblemLog
  ) -> (values: IndicatorValues, notes: [Note]) {
    guard let path = study.optional["indicators"]?.path, let file = files.open(path, log: &log) else {
      return (.none, [])
    }
    return IndicatorsTable.read(file, files: files, frameworks: frameworks, units: units?.index, log: &log)
  }
}
