import Foundation
import Testing

/// A simulated study with everything taken out of it that a method may lean on.
struct DegenerateStudy: Sendable, CustomTestStringConvertible {
  let fault: String
  /// Further options of `simulate`.
  var options: [String] = []
  /// Changes the rows of a file; nil takes a row away.
  var edits: [(file: String, change: @Sendable (CSVText, [String]) -> [String]?)] = []
  /// A file that is rewritten as a whole.
  var files: [String: @Sendable (String) -> String] = [:]
  /// Whether flags would be a mistake.
  var mayFlag = false

  var testDescription: String { fault }

  /// Makes the study in a folder `study`.
  func make() throws -> Workspace {
    let work = try Workspace()
    let size = options.contains("--units") ? [] : ["--units", "60", "--appraisers", "6"]
    let simulated = try Tool.run(
      ["simulate", work.path("study"), "--criteria", "5", "--indicators", "3"] + size + options)
    try #require(simulated.status == 0, "\(simulated.errors)")
    for edit in edits {
      let table = CSVText(try work.read("study/\(edit.file)"))
      try work.write(table.edited { edit.change(table, $0) }, to: "study/\(edit.file)")
    }
    for (name, change) in files { try work.write(change(work.read("study/\(name)")), to: "study/\(name)") }
    return work
  }

  static let all: [DegenerateStudy] = [
    DegenerateStudy(fault: "one unit", options: ["--units", "1", "--appraisers", "1"]),
    DegenerateStudy(
      fault: "a type with five units",
      edits: [
        ("units.csv", { table, row in row.with("type", of: table, (Int(row[0].dropFirst()) ?? 9) <= 5 ? "A" : "B") })
      ]),
    DegenerateStudy(fault: "all ratings equal", edits: [("ratings.csv", criteria { _, _ in "1" })]),
    DegenerateStudy(
      fault: "all ratings at the maximum",
      edits: [("ratings.csv", criteria { _, _ in "1" })],
      files: [
        "framework.yml": {
          $0.replacing(/max_points: [0-9.]+/, with: "max_points: 1").replacing(/step: [0-9.]+/, with: "step: 0.5")
        }
      ]),
    DegenerateStudy(
      fault: "outcomes constant",
      edits: [("indicators.csv", { _, row in Array(row[..<2]) + row[2...].map { _ in "7" } })]),
    DegenerateStudy(
      fault: "no outcomes", options: ["--indicators", "0"],
      files: ["study.yml": { $0.replacing("indicators: indicators.csv\n", with: "") }]),
    DegenerateStudy(
      fault: "outcomes missing", edits: [("indicators.csv", { _, row in Array(row[..<2]) + row[2...].map { _ in "" } })]
    ),
    DegenerateStudy(fault: "one indicator", options: ["--indicators", "1"], mayFlag: true),
    DegenerateStudy(fault: "one criterion", options: ["--criteria", "1"], mayFlag: true),
    DegenerateStudy(
      fault: "an appraiser with one unit",
      edits: [("units.csv", { table, row in row[0] == "U01" ? row.with("parent", of: table, "D99") : row })],
      mayFlag: true),
    DegenerateStudy(
      fault: "a gap in the years", options: ["--years", "4"],
      edits: [
        ("ratings.csv", { _, row in row[1] == "2025" ? nil : row }),
        ("indicators.csv", { _, row in row[1] == "2025" ? nil : row }),
      ], mayFlag: true),
    DegenerateStudy(
      fault: "every appraiser with one unit",
      edits: [("units.csv", { table, row in row.with("parent", of: table, "D" + row[0].dropFirst()) })], mayFlag: true),
    DegenerateStudy(
      fault: "empty ratings", edits: [("ratings.csv", criteria { _, _ in "" })]),
    DegenerateStudy(
      fault: "nothing applies", edits: [("ratings.csv", criteria { _, _ in "NA" })]),
    DegenerateStudy(
      fault: "only superiors rate", edits: [("ratings.csv", { _, row in row[2] == "superior" ? row : nil })],
      mayFlag: true),
    DegenerateStudy(
      fault: "only the public rates",
      edits: [("ratings.csv", { table, row in row[2] == "superior" ? row.with("rater", of: table, "public") : nil })],
      mayFlag: true),
    DegenerateStudy(
      fault: "no parents", edits: [("units.csv", { table, row in row.with("parent", of: table, "") })], mayFlag: true),
    DegenerateStudy(
      fault: "one unit is its own tier",
      edits: [("units.csv", { table, row in row[0] == "U01" ? row : row.with("parent", of: table, "U01") })],
      mayFlag: true),
    DegenerateStudy(
      fault: "ratings of no year have outcomes",
      edits: [("indicators.csv", { _, row in [row[0], "1999"] + row[2...] })]),
  ]

  /// An edit of every criterion of every rating.
  private static func criteria(
    _ change: @escaping @Sendable (Int, String) -> String
  ) -> @Sendable (CSVText, [String]) -> [String]? {
    { _, row in Array(row[..<3]) + row[3...].enumerated().map { change($0.offset, $0.element) } }
  }
}

extension [String] {
  /// The record with another text in a column.
  func with(_ column: String, of table: CSVText, _ text: some StringProtocol) -> [String] {
    guard let place = table.place(column) else { return self }
    var copy = self
    copy[place] = String(text)
    return copy
  }
}
