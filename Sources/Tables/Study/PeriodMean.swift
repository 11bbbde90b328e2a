internal import Evaluation

/// Joins ratings of months and quarters to one rating a year.
///
/// The points of a criterion are Σ m_k x_k / Σ m_k over the periods k with points for it, m_k the months of the period: the mean
/// of the months that are there. Ratings over fewer months than the study's minimum give no points for the year.
///
/// Source: Nghị định 335/2025/NĐ-CP, articles 14–17 (a year is the mean of its months) and 11 (no level under six months of
/// work, the default minimum).
struct PeriodMean {
  /// The ratings with one row a unit, year, rater and identity of the rater.
  private(set) var ratings: Ratings
  /// What was joined, and what was too short.
  private(set) var notes: [Note] = []

  init(_ all: Ratings, months: [ClosedRange<Int>], minimumMonths: Int) {
    ratings = Ratings(
      criteria: all.criteria, unit: [], year: [], rater: [], points: all.criteria.map { _ in [] })
    var groups: [[Int]] = []
    var place: [Key: Int] = [:]
    for row in 0..<all.count {
      let key = Key(unit: all.unit[row], year: all.year[row], rater: all.rater[row], raterID: all.raterID[row])
      if let group = place[key] {
        groups[group].append(row)
      } else {
        place[key] = groups.count
        groups.append([row])
      }
    }
    var (joined, short, levels) = (0, 0, 0)
    for rows in groups {
      if rows.count == 1, months[rows[0]] == RatingPeriod.year {
        append(all, rows[0], points: all.points.map { $0[rows[0]] })
        continue
      }
      joined += rows.count
      levels += rows.count { !all.level[$0].isEmpty }
      let covered = rows.filter { row in all.points.contains { $0[row].isFinite } }
        .reduce(0) { $0 + months[$1].count }
      guard covered >= minimumMonths else {
        short += 1
        append(all, rows[0], points: all.points.map { _ in Points.missing })
        let reason = rows.lazy.map { all.notRated[$0] }.first { !$0.isEmpty }
        ratings.notRated[ratings.count - 1] = reason ?? ClassificationRow.Missing.months
        ratings.level[ratings.count - 1] = ""
        continue
      }
      append(all, rows[0], points: all.points.map { Self.mean($0, rows, months) })
      ratings.notRated[ratings.count - 1] = ""
      ratings.level[ratings.count - 1] = ""
    }
    notes.append(Note("data.periodsJoined", ["count": "\(joined)"]))
    if short > 0 {
      notes.append(Note("data.tooFewMonths", ["count": "\(short)", "least": "\(minimumMonths)"]))
    }
    if levels > 0 { notes.append(Note("data.levelsOfPeriods", ["count": "\(levels)"])) }
  }

  private struct Key: Hashable {
    let unit: Int
    let year: Int
    let rater: Rater
    let raterID: String
  }

  private static func mean(_ column: [Double], _ rows: [Int], _ months: [ClosedRange<Int>]) -> Double {
    let there = rows.filter { column[$0].isFinite }
    guard !there.isEmpty else {
      return rows.contains { column[$0] == Points.notApplicable } ? Points.notApplicable : Points.missing
    }
    let weights = there.map { Double(months[$0].count) }
    return zip(there, weights).reduce(0) { $0 + column[$1.0] * $1.1 } / weights.reduce(0, +)
  }

  private mutating func append(_ all: Ratings, _ row: Int, points: [Double]) {
    ratings.unit.append(all.unit[row])
    ratings.year.append(all.year[row])
    ratings.rater.append(all.rater[row])
    ratings.raterID.append(all.raterID[row])
    ratings.level.append(all.level[row])
    ratings.notRated.append(all.notRated[row])
    for (column, value) in points.enumerated() { ratings.points[column].append(value) }
  }
}
