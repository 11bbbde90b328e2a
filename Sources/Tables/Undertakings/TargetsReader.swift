public import Evaluation
public import Foundation

/// Reads a programme from `targets` and `values`, each as `.csv` or `.xlsx`.
///
/// - targets: `target,kind,goal,goal_year[,name][,measure][,baseline][,baseline_year][,tolerance][,within][,moves_in][,every_year]
///   [,quota]`. `moves_in` holds the years in which a value can change, such as `2015 2020`; `within` names the target of whose
///   units this is a share; an empty `measure` is a percentage.
/// - values: `target,year,value[,place]`.
public enum TargetsReader {
  static let required = ["target", "kind", "goal", "goal_year"]
  static let optional = [
    "name", "measure", "baseline", "baseline_year", "tolerance", "within", "moves_in", "every_year", "quota",
    "document",
  ]

  /// The programme in a folder.
  ///
  /// - Throws: all problems of all files.
  /// - Complexity: O(bytes).
  public static func read(
    _ location: URL, threads: Int = 1, flattensHeadings: Bool = false
  ) throws(DataError) -> TableReading<TargetProgramme> {
    var log = ProblemLog()
    var tables = NamedTables(location, main: "targets", threads: threads, flattensHeadings: flattensHeadings)
    let targetFile = tables.open("targets", log: &log)
    let valueFile = tables.openIfThere("values", log: &log)
    let targets = targetFile.map { read($0, files: tables.files, log: &log) } ?? []
    let values = valueFile.map { TargetValues.read($0, targets: targets, files: tables.files, log: &log) } ?? []
    let programme = targets.isEmpty ? nil : TargetProgramme(targets: targets, observations: values)
    return try tables.reading(programme, log: log, main: "targets")
  }

  private static func read(_ file: CSVFile, files: StudyFiles, log: inout ProblemLog) -> [TargetProgramme.Target] {
    let checks = TableChecks(file: file)
    guard checks.require(required, log: &log) else { return [] }
    let numbers = ["goal", "goal_year", "baseline", "baseline_year", "tolerance"]
    let texts = ["target", "kind", "name", "measure", "within", "moves_in", "every_year", "quota"]
    let table = files.decode(file, RelatedTables.roles(file, text: texts, numbers: numbers), log: &log)
    checks.noteIgnored(required + optional, log: &log)
    return TargetRows(table, checks, log: &log).targets(log: &log)
  }
}
