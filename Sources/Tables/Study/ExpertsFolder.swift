internal import Evaluation
internal import Foundation

/// Reads a folder of experts' judgements: `ahp-*.csv`, `bestworst.csv` and `budget.csv`.
enum ExpertsFolder {
  static let bestWorst = "bestworst.csv"
  static let budget = "budget.csv"
  static let comparisonPrefix = "ahp-"

  /// The judgements of a study; every file that is something else is a problem.
  static func read(
    _ study: StudyDescription, _ frameworks: [Framework], files: inout StudyFiles, log: inout ProblemLog
  ) -> ExpertJudgements {
    guard let reference = study.optional["experts"] else { return ExpertJudgements() }
    var isFolder: ObjCBool = false
    let url = files.url(reference.path)
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue,
      let content = try? FileManager.default.contentsOfDirectory(atPath: url.path)
    else {
      log.add(DataProblem(file: reference.path, expected: .existingFolder))
      return ExpertJudgements()
    }
    let criteria = Set(frameworks.flatMap(\.criteria).filter { $0.kind == .score }.map(\.code)).sorted()
    var result = ExpertJudgements()
    for name in content.sorted() where name.hasSuffix(".csv") {
      let path = "\(reference.path)/\(name)"
      guard name == bestWorst || name == budget || name.hasPrefix(comparisonPrefix) else {
        log.add(DataProblem(file: path, expected: .expertFile))
        continue
      }
      guard let file = files.open(path, log: &log) else { continue }
      if name.hasPrefix(comparisonPrefix) {
        let expert = String(name.dropFirst(comparisonPrefix.count).dropLast(".csv".count))
        if let matrix = ComparisonFile(file, criteria: criteria).read(expert: expert, files: files, log: &log) {
          result.comparisons.append(matrix)
        }
      } else {
        let table = ExpertTable(file, criteria: criteria)
        if name == bestWorst {
          result.bestWorst = table.bestWorst(files: files, log: &log)
        } else {
          result.budgets = table.budgets(files: files, log: &log)
        }
      }
    }
    return result
  }
}
