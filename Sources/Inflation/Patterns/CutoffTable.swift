internal import Evaluation
internal import Statistics

/// Heaps at the thresholds of the levels: among the units that are listed, and among each appraiser's.
///
/// Years with the same thresholds are looked at together, for listed units at one threshold are few in a year.
struct CutoffTable: Sendable {
  private let listed: [[Double]: CutoffHeaping]
  private let cutoffsOfYear: [Int: [Double]]
  private let smooths: [[Double]: [CutoffSmooth?]]

  /// An appraiser needs this many totals in or beside the windows.
  private static let leastTotals = 5
  private static let level = 0.05

  /// - Parameters:
  ///   - totals: the total of each row of the panel.
  ///   - isListed: whether it is listed.
  /// - Complexity: O(rows × thresholds).
  init(_ panel: Panel, totals: [Double], isListed: [Bool], frameworks: FrameworkTimeline) {
    var cutoffsOfYear: [Int: [Double]] = [:]
    var rows: [[Double]: [Int]] = [:]
    for year in panel.years {
      cutoffsOfYear[year] = frameworks[year].cutoffs.sorted()
    }
    for row in 0..<panel.count { rows[cutoffsOfYear[panel.year[row]] ?? [], default: []].append(row) }
    smooths = rows.reduce(into: [:]) { smooths, group in
      let all = group.value.map { totals[$0] }
      smooths[group.key] = group.key.map { CutoffSmooth(totals: all, cutoff: $0) }
    }
    var listed: [[Double]: CutoffHeaping] = [:]
    for (cutoffs, own) in rows {
      listed[cutoffs] = CutoffHeaping(
        totals: own.filter { isListed[$0] }.map { totals[$0] }, cutoffs: cutoffs, smooths: smooths[cutoffs] ?? [])
    }
    self.listed = listed
    self.cutoffsOfYear = cutoffsOfYear
  }

  /// The share of the listed totals in a total's window that its neighbours do not explain.
  func share(of total: Double, year: Int) -> Double {
    cutoffsOfYear[year].flatMap { listed[$0] }?.share(of: total) ?? 0
  }

  /// The rows of appraisers with their excess at thresholds.
  func filled(_ appraisers: [AppraiserRow], panel: Panel, totals: [Double]) -> [AppraiserRow] {
    let places = Dictionary(panel.appraisers.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var members: [Int: [[Double]]] = [:]
    for year in panel.years { members[year] = [[Double]](repeating: [], count: panel.appraisers.count) }
    for row in 0..<panel.count where panel.appraiser[row] >= 0 && totals[row].isFinite {
      members[panel.year[row]]?[panel.appraiser[row]].append(totals[row])
    }
    return appraisers.map { row in
      var row = row
      row.cutoffExcess = places[row.parent].flatMap { d in
        members[row.year].flatMap { excess($0[d], year: row.year) }
      }
      return row
    }
  }

  /// The share of an appraiser's totals of a year that lies within a point above a threshold beyond what its totals
  /// beside them lead to expect; 0 where chance could do it (one-sided 5 %), nil for too few totals.
  func excess(_ totals: [Double], year: Int) -> Double? {
    guard let cutoffs = cutoffsOfYear[year], let smooths = smooths[cutoffs], !totals.isEmpty else { return nil }
    let windows = zip(cutoffs, smooths).map { CutoffHeaping.window(totals: totals, cutoff: $0, smooth: $1) }
    let count = windows.reduce(0) { $0 + $1.count }
    let expected = windows.reduce(0) { $0 + $1.expected }
    guard count + windows.reduce(0, { $0 + $1.beside }) >= Double(Self.leastTotals) else { return nil }
    guard count > expected, regularizedGammaLower(count, expected) <= Self.level else { return 0 }
    return (count - expected) / Double(totals.count)
  }
}
