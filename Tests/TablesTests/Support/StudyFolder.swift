import Foundation
import Tables

/// A folder of a small study in good order, whose files a test replaces; it is removed with the value.
final class StudyFolder {
  let url: URL

  static let framework = """
    framework: small
    version: "1"
    types: [{code: commune}, {code: ward}]
    criteria:
      - {code: C1, max_points: 10, step: 1}
      - {code: C2, max_points: 20, step: 0.5}
    indicators:
      - {code: Y1}
      - {code: Y2, better: lower, denominator: Y2_n}
    levels:
      - {code: high, at_least: 80}
      - {code: low, at_least: 0}
    """

  static let description = """
    study: small
    framework: framework.yml
    units: units.csv
    ratings: ratings.csv
    indicators: indicators.csv
    """

  static let files = [
    "study.yml": description,
    "framework.yml": framework,
    "units.csv": "unit,name,type,parent\nA,Unit A,commune,P\nB,Unit B,ward,P\n",
    "ratings.csv": "unit,year,rater,C1,C2\nA,2024,self,8,15.5\nA,2024,superior,7,15\nB,2024,self,9,\n",
    "indicators.csv": "unit,year,Y1,Y2,Y2_n\nA,2024,1.25,3,40\nB,2024,2.5,,\n",
  ]

  init(_ replaced: [String: String] = [:]) throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("study-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in Self.files.merging(replaced, uniquingKeysWith: { $1 }) {
      try Data(text.utf8).write(to: url.appendingPathComponent(name))
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: url.appendingPathComponent(name))
  }

  func read(threads: Int = 1) throws(DataError) -> StudyReading {
    try StudyReader.read(url, threads: threads)
  }

  /// The problems of reading; empty when there is none.
  func problems() -> [DataProblem] {
    do throws(DataError) {
      _ = try read()
      return []
    } catch {
      return error.problems
    }
  }
}
