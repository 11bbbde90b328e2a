internal import Evaluation
internal import Foundation
internal import Statistics

/// Units whose answers repeat their own of the year before in more cells than other units' do.
///
/// A unit repeats k of n cells. Honest units repeat many, for they change slowly: the share that is usual in the study
/// is the median over all units, its spread the larger of their median absolute deviation and of a binomial number's,
/// and the p-value the upper normal tail of a unit's share. Where repeating everything is what most units do, nobody
/// stands out.
///
/// Source: METHODS section 5.6.
struct RepeatedAnswers: Sendable {
  /// What is seen of one row.
  struct Row: Sendable, Equatable {
    let year: Int
    let same: Int
    let compared: Int
  }

  /// The p-value of each row of the panel; NaN where there is no year before.
  let pValues: [Double]
  /// What is seen of each row.
  let rows: [Row?]

  private static let leastCells = 5
  private static let leastRows = 30

  /// - Complexity: O(rows × criteria).
  init(_ panel: Panel, years: UnitYears) {
    var rows = [Row?](repeating: nil, count: panel.count)
    for history in years.rowsOfUnit {
      for (before, row) in zip(history, history.dropFirst()) where panel.year[row] == panel.year[before] + 1 {
        rows[row] = Self.row(panel, before, row)
      }
    }
    let shares = rows.map { $0.map { Double($0.same) / Double($0.compared) } ?? .nan }
    var pValues = [Double](repeating: .nan, count: panel.count)
    for year in panel.years {
      let known = rows.indices.filter { panel.year[$0] == year && shares[$0].isFinite }
      guard known.count >= Self.leastRows else { continue }
      let usual = median(known.map { shares[$0] })
      let spread = medianAbsoluteDeviation(known.map { shares[$0] })
      for row in known {
        let compared = Double(rows[row]?.compared ?? 1)
        let deviation = max(spread, (usual * (1 - usual) / compared).squareRoot())
        guard deviation > 0 else { continue }
        // Half a cell less, for shares come in steps of a cell.
        pValues[row] = NormalDistribution.standard.upperTail((shares[row] - 0.5 / compared - usual) / deviation)
      }
    }
    self.rows = rows
    self.pValues = pValues
  }

  private static func row(_ panel: Panel, _ before: Int, _ row: Int) -> Row? {
    let maxima = [before, row].map { panel.maxima[panel.year[$0]] ?? panel.criteria.map(\.maxPoints) }
    var same = 0
    var compared = 0
    for (j, column) in panel.shares.enumerated() where maxima[0][j] == maxima[1][j] {
      guard column[before].isFinite, column[row].isFinite else { continue }
      compared += 1
      if abs(column[before] - column[row]) < 1e-9 { same += 1 }
    }
    return compared >= leastCells ? Row(year: panel.year[before], same: same, compared: compared) : nil
  }
}
