internal import Evaluation

/// The columns that say how rows were drawn: `stratum`, `cluster`, `weight`, `population`.
///
/// Without `cluster` each row is its own; `population` is the number of clusters of the row's stratum in the population.
struct DesignColumns {
  static let names = ["stratum", "cluster", "weight", "population"]

  /// The role of a column, if it is one of these.
  static func role(_ heading: String) -> ColumnRole? {
    switch heading {
    case "stratum", "cluster": .text
    case "weight", "population": .number
    default: nil
    }
  }

  /// The design of a table's rows.
  static func read(_ table: CSVTable, _ checks: TableChecks, log: inout ProblemLog) -> SampleDesign {
    let strata = table.column("stratum") == nil ? nil : checks.filled("stratum", of: table, log: &log)
    let clusters = table.column("cluster") == nil ? nil : checks.filled("cluster", of: table, log: &log)
    let weights = checks.weights("weight", of: table, log: &log)
    let population = table.column("population") == nil ? nil : checks.weights("population", of: table, log: &log)
    var numbers = (stratum: [String: Int](), cluster: [String: Int]())
    var stratum: [Int] = []
    var cluster: [Int] = []
    for row in 0..<table.count {
      let code = strata?[row] ?? ""
      stratum.append(number(code, &numbers.stratum))
      cluster.append(clusters.map { number("\(code)\u{0}\($0[row])", &numbers.cluster) } ?? row)
    }
    let design = SampleDesign(stratum: stratum, cluster: cluster, weight: weights, population: population)
    check(design, table, checks, log: &log)
    return design
  }

  private static func number(_ code: String, _ numbers: inout [String: Int]) -> Int {
    let next = numbers.count
    if numbers[code] == nil { numbers[code] = next }
    return numbers[code] ?? next
  }

  /// Logs populations that differ within a stratum or are below the number of clusters drawn.
  private static func check(
    _ design: SampleDesign, _ table: CSVTable, _ checks: TableChecks, log: inout ProblemLog
  ) {
    guard let population = design.population, log.isEmpty else { return }
    var first: [Int: Int] = [:]
    var clusters: [Int: Set<Int>] = [:]
    for row in 0..<design.count { clusters[design.stratum[row], default: []].insert(design.cluster[row]) }
    for row in 0..<design.count {
      let found = TableChecks.text(of: population[row])
      if let other = first[design.stratum[row]] {
        guard population[other] != population[row] else { continue }
        checks.report(
          table.lines[row], "population", found: found, expected: .sameAs(line: table.lines[other]), log: &log)
      } else {
        first[design.stratum[row]] = row
        let drawn = Double(clusters[design.stratum[row]]?.count ?? 0)
        if population[row] < drawn {
          checks.report(
            table.lines[row], "population", found: found, expected: .numberWithin(NumberRange(from: drawn)), log: &log)
        }
      }
    }
  }
}
