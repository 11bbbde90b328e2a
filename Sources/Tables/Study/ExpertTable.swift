internal import Evaluation

/// A table of several experts, one row an expert and criterion: `bestworst.csv` or `budget.csv`.
struct ExpertTable {
  private let file: CSVFile
  private let known: [String]
  private let checks: TableChecks

  init(_ file: CSVFile, criteria: [String]) {
    self.file = file
    known = criteria
    checks = TableChecks(file: file)
  }

  /// `expert,criterion,best_to,to_worst`: a best and a worst criterion an expert, each compared with all.
  func bestWorst(files: StudyFiles, log: inout ProblemLog) -> [ExpertJudgements.BestWorst] {
    let range = NumberRange(from: 1)
    guard let rows = rows(["best_to", "to_worst"], within: range, files: files, log: &log) else { return [] }
    var result: [ExpertJudgements.BestWorst] = []
    for expert in rows {
      let (best, worst) = (expert.values[0], expert.values[1])
      if expert.criteria.count < 2 || !best.contains(1) || !worst.contains(1) {
        checks.report(expert.line, "expert", found: expert.name, expected: .bestAndWorst, log: &log)
      } else {
        result.append(.init(expert: expert.name, criteria: expert.criteria, bestTo: best, toWorst: worst))
      }
    }
    return result
  }

  /// `expert,criterion,points`: points on a scale of each expert's own, not all of them 0.
  func budgets(files: StudyFiles, log: inout ProblemLog) -> [ExpertJudgements.Budget] {
    guard let rows = rows(["points"], within: .nonNegative, files: files, log: &log) else { return [] }
    var result: [ExpertJudgements.Budget] = []
    for expert in rows {
      if expert.values[0].contains(where: { $0 > 0 }) {
        result.append(.init(expert: expert.name, criteria: expert.criteria, points: expert.values[0]))
      } else {
        checks.report(expert.line, "points", found: "0", expected: .numberWithin(.positive), log: &log)
      }
    }
    return result
  }

  private struct Expert {
    let name: String
    let line: Int
    var criteria: [String] = []
    var values: [[Double]]
  }

  /// The rows by expert, in the order in which experts first occur; nil with problems.
  private func rows(
    _ numbers: [String], within range: NumberRange, files: StudyFiles, log: inout ProblemLog
  ) -> [Expert]? {
    guard checks.require(["expert", "criterion"] + numbers, log: &log) else { return nil }
    let roles = file.headings.map { heading -> ColumnRole in
      heading == "expert" || heading == "criterion" ? .text : numbers.contains(heading) ? .number : .ignored
    }
    let table = files.decode(file, roles, log: &log)
    let names = checks.filled("expert", of: table, log: &log)
    let criteria = checks.filled("criterion", of: table, log: &log)
    let values = numbers.map { checks.numbers($0, of: table, within: range, log: &log) }
    var experts: [Expert] = []
    var firstLine: [String: Int] = [:]
    for row in names.indices where !criteria[row].isEmpty {
      let (name, criterion) = (names[row], criteria[row])
      if !known.contains(criterion) {
        checks.report(
          table.lines[row], "criterion", found: criterion,
          expected: .known(.criterion, nearest: nearest(to: criterion, among: known)), log: &log)
      }
      if let line = firstLine["\(name)\u{0}\(criterion)"] {
        checks.report(
          table.lines[row], "criterion", found: criterion, expected: .single(firstLine: line, file: nil), log: &log)
      }
      firstLine["\(name)\u{0}\(criterion)"] = table.lines[row]
      let place = experts.firstIndex { $0.name == name } ?? experts.count
      if place == experts.count {
        experts.append(Expert(name: name, line: table.lines[row], values: numbers.map { _ in [] }))
      }
      experts[place].criteria.append(criterion)
      for (column, list) in values.enumerated() { experts[place].values[column].append(list[row]) }
    }
    return log.hasProblems(in: file.name) ? nil : experts
  }
}
