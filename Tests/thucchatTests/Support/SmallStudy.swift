import Foundation

/// A study of two units in good order, written by hand, whose files a test replaces.
enum SmallStudy {
  static let framework = """
    framework: small
    version: "1"
    types: [{code: commune}, {code: ward}]
    criteria:
      - {code: C1, max_points: 10, step: 1}
      - {code: C2, max_points: 20, step: 0.5}
    indicators:
      - {code: Y1}
      - {code: Y2, better: lower}
    levels:
      - {code: high, at_least: 80}
      - {code: low, at_least: 0}

    """

  static let files = [
    "study.yml": """
    study: small
    framework: framework.yml
    units: units.csv
    ratings: ratings.csv
    indicators: indicators.csv

    """,
    "framework.yml": framework,
    "units.csv": "unit,name,type,parent\nA,Unit A,commune,P\nB,Unit B,ward,P\n",
    "ratings.csv": "unit,year,rater,C1,C2\nA,2024,self,8,15.5\nA,2024,superior,7,15\nB,2024,self,9,10\n",
    "indicators.csv": "unit,year,Y1,Y2\nA,2024,1.25,3\nB,2024,2.5,4\n",
  ]

  /// A folder `study` with the files, some replaced; an empty text leaves an empty file.
  static func make(_ replaced: [String: String] = [:]) throws -> Workspace {
    let work = try Workspace()
    for (name, text) in files.merging(replaced, uniquingKeysWith: { $1 }) { try work.write(text, to: "study/\(name)") }
    return work
  }
}
