import Foundation

/// A study of two units without indicators in a folder that goes with the value.
final class TwoUnits {
  private let work: Workspace
  var url: URL { work.url }

  init(_ replaced: [String: String] = [:]) throws {
    work = try Workspace()
    let files = [
      "study.yml": "study: small\nframework: framework.yml\nunits: units.csv\nratings: ratings.csv\n",
      "framework.yml": """
      framework: small
      version: 1
      criteria: [{code: C1, max_points: 10}, {code: C2, max_points: 20}]
      levels: [{code: high, at_least: 80}, {code: low, at_least: 0}]
      """,
      "units.csv": "unit,type\nA,commune\nB,ward\n",
      "ratings.csv": "unit,year,rater,C1,C2\nA,2024,self,8,15.5\nB,2024,self,9,\n",
    ]
    for (name, text) in files.merging(replaced, uniquingKeysWith: { $1 }) {
      try work.write(text, to: name)
    }
  }

  func path(_ name: String = "") -> String { url.appendingPathComponent(name).path }
}
