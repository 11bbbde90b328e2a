import Foundation

/// Two programmes rated on 200 criteria, among them what no method may stumble over.
///
/// C002 repeats C001; C003 is the mean of C004 and C005; C010 never varies; C020 is never rated; C030 applies to programme B
/// alone; a third of C040 is missing.
struct WideStudy {
  var units = 60
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static let codes = (1...200).map { "C" + String("00\($0)".suffix(3)) }

  init(units: Int = 60) {
    self.units = units
  }

  /// Makes the study in a folder `study`.
  mutating func make() throws -> Workspace {
    let work = try Workspace()
    let criteria = Self.codes.map { code in
      "  - {code: \(code), max_points: 5, step: 0.01\(code == "C030" ? ", types: [B]" : "")}"
    }
    try work.write(
      """
      framework: wide
      version: "1"
      types: [{code: A}, {code: B}]
      criteria:
      \(criteria.joined(separator: "\n"))
      indicators: [{code: Y1}, {code: Y2}, {code: Y3}, {code: Y4}]
      levels: [{code: high, at_least: 70}, {code: low, at_least: 0}]

      """, to: "study/framework.yml")
    try work.write(
      """
      study: wide
      framework: framework.yml
      units: units.csv
      ratings: ratings.csv
      indicators: indicators.csv

      """, to: "study/study.yml")
    var (rows, ratings, outcomes) = (
      ["unit,type,parent"], ["unit,year,rater," + Self.codes.joined(separator: ",")], ["unit,year,Y1,Y2,Y3,Y4"]
    )
    for unit in 0..<units {
      let quality = normal()
      rows.append("U\(unit),\(unit % 2 == 0 ? "A" : "B"),D\(unit % 6)")
      ratings.append("U\(unit),2024,self," + points(quality, isB: unit % 2 == 1).joined(separator: ","))
      outcomes.append("U\(unit),2024," + (0..<4).map { _ in "\(quality + 0.6 * normal())" }.joined(separator: ","))
    }
    for (name, lines) in [("units", rows), ("ratings", ratings), ("indicators", outcomes)] {
      try work.write(lines.joined(separator: "\n") + "\n", to: "study/\(name).csv")
    }
    return work
  }

  /// The points of one rating on every criterion.
  private mutating func points(_ quality: Double, isB: Bool) -> [String] {
    var values = Self.codes.map { _ -> Double in
      let share = 0.6 + 0.1 * quality + 0.15 * normal()
      return (500 * min(1, max(0, share))).rounded() / 100
    }
    values[1] = values[0]
    values[2] = (values[3] + values[4]) / 2
    values[9] = 4
    var cells = values.map { "\($0)" }
    cells[19] = ""
    if !isB { cells[29] = "NA" }
    if uniform() < 1 / 3.0 { cells[39] = "" }
    return cells
  }

  /// A number in 0..<1 (xorshift, apart from the tool's own generator).
  private mutating func uniform() -> Double {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Double(state >> 11) / 9_007_199_254_740_992
  }

  /// Nearly normal: the sum of twelve uniform numbers less 6.
  private mutating func normal() -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + uniform() }
  }
}
