internal import Calibration
internal import Evaluation
internal import Foundation
internal import Statistics

/// The patterns beside plain over-rating: what is noted of every unit, and which of them a listed unit shows.
///
/// Nothing here lists a unit: similar and straight answers and jumps count for as much over-rating as the total shows.
struct UnitPatterns: Sendable {
  private let panel: Panel
  private let units: Units
  private let traces: RowTraces
  private let totals: [Double]
  private let years: UnitYears
  private let shapes: AnswerShapes
  private let jump: RatingJump
  private let collective: AboveCollective
  private let repeated: RepeatedAnswers

  /// The false discovery rate of the notes of one kind and year.
  static let noteRate = 0.05

  /// Looks at all rows of a panel.
  ///
  /// - Parameters:
  ///   - traces: what the models of the years say of each row.
  ///   - totals: the total of each row, NaN for none.
  ///   - shapes: similar and straight answers of the panel.
  init(_ panel: Panel, units: Units, traces: RowTraces, totals: [Double], shapes: AnswerShapes) {
    self.panel = panel
    self.units = units
    self.traces = traces
    self.totals = totals
    years = UnitYears(panel, units: units.count)
    self.shapes = shapes
    jump = RatingJump(years, traces: traces, count: panel.count)
    collective = AboveCollective(panel, units: units, years: years, traces: traces, totals: totals)
    repeated = RepeatedAnswers(panel, years: years)
  }

  /// Writes what is noted into the rows of the panel.
  func note(_ rows: inout [FlagRow]) {
    let straight = noted(shapes.straight)
    let similar = noted(shapes.similar)
    let jumps = noted(jump.pValues)
    let above = noted(collective.pValues)
    let repeats = noted(repeated.pValues)
    for row in rows.indices {
      if straight[row] { rows[row].evidence.patterns.straight = straightNote(row) }
      if similar[row], !shapes.agreesByStraightness(row) {
        rows[row].evidence.patterns.similar = similarNote(row)
      }
      if jumps[row] { rows[row].evidence.patterns.jump = jumpNote(row, rows) }
      if above[row], let comparison = collective.comparisons[row] {
        rows[row].evidence.patterns.aboveCollective = .init(
          collective: comparison.unit.map { units.codes[$0] } ?? "", points: comparison.points)
      }
      if repeats[row], let seen = repeated.rows[row] {
        rows[row].evidence.patterns.repeated = .init(year: seen.year, same: seen.same, compared: seen.compared)
      }
    }
  }

  /// Names the pattern of every listed row.
  func name(_ rows: inout [FlagRow], cutoffs: CutoffTable, threads: Int) {
    let listed = rows.indices.filter { rows[$0].isFlagged }
    let persistence = JumpPersistence(years, traces: traces)
    let heap = collectiveHeap(listed)
    let repetition = CutoffRepetition(
      years, isInHeap: rows.indices.map { cutoffs.share(of: totals[$0], year: panel.year[$0]) > 0 },
      isListed: rows.map(\.isFlagged))
    let similar = withMedianOfAHalf(listed.map { shapes.similar[$0] })
    let straight = withMedianOfAHalf(listed.map { shapes.straight[$0] })
    let evidence = RowChunks(count: listed.count, threads: threads).map { k -> PatternPosterior.Evidence in
      let row = listed[k]
      var evidence = PatternPosterior.Evidence()
      evidence.lenient = min(traces.probabilityLenient[row] / max(traces.probabilityOver[row], 1e-9), 1)
      if similar[k].isFinite, !shapes.agreesByStraightness(row) {
        evidence.similar = patternLikelihoodRatio(pValue: similar[k])
      }
      let even = straight[k].isFinite ? straight[k] : shapes.fullMarks[row]
      if even.isFinite { evidence.straight = patternLikelihoodRatio(pValue: even) }
      evidence.jump = persistence.likelihoodRatio(of: row, in: years.rowsOfUnit[panel.unit[row]], traces: traces)
      evidence.cutoff = repetition.share(
        cutoffs.share(of: totals[row], year: panel.year[row]), of: row, in: years.rowsOfUnit[panel.unit[row]])
      if let comparison = collective.comparisons[row], comparison.unit != nil {
        evidence.aboveCollective = heap.share(points: comparison.points)
      }
      return evidence
    }
    let posterior = PatternPosterior(evidence)
    for (row, evidence) in zip(listed, evidence) {
      rows[row].pattern = posterior.pattern(of: evidence)
      // Of a unit that is named for its answers has to be told what they are.
      if rows[row].pattern == .similar { rows[row].evidence.patterns.similar = similarNote(row) }
      if rows[row].pattern == .straightlining { rows[row].evidence.patterns.straight = straightNote(row) }
    }
  }

  /// The unit whose answers a row shares most; nil without one.
  private func similarNote(_ row: Int) -> PatternEvidence.Similar? {
    shapes.partners[row].map {
      .init(unit: units.codes[panel.unit[$0.row]], same: $0.same, compared: $0.compared)
    }
  }

  /// How even the answers of a row are; nil where too few criteria have a number.
  private func straightNote(_ row: Int) -> PatternEvidence.Straight? {
    shapes.straightRows[row].map { .init(share: $0.share, near: $0.near, present: $0.present) }
  }

  /// Whether each row is noted: Benjamini and Hochberg's list of its year at `noteRate`.
  private func noted(_ pValues: [Double]) -> [Bool] {
    var noted = [Bool](repeating: false, count: pValues.count)
    for year in panel.years {
      let rows = pValues.indices.filter { panel.year[$0] == year && pValues[$0].isFinite }
      for (row, q) in zip(rows, benjaminiHochberg(rows.map { pValues[$0] })) { noted[row] = q <= Self.noteRate }
    }
    return noted
  }

  /// How much further a row lies above its expected total than in the years before.
  private func jumpNote(_ row: Int, _ rows: [FlagRow]) -> PatternEvidence.Jump? {
    func points(_ row: Int) -> Double? {
      guard let own = rows[row].selfTotal, let expected = rows[row].expectedTotal else { return nil }
      return own - expected
    }
    let earlier = years.rowsOfUnit[panel.unit[row]].filter { panel.year[$0] < panel.year[row] }.compactMap(points)
    guard let now = points(row), !earlier.isEmpty else { return nil }
    return .init(points: now - earlier.reduce(0, +) / Double(earlier.count), years: earlier.count)
  }

  /// Listed units above their own collective and above the other collectives of their appraiser.
  private func collectiveHeap(_ listed: [Int]) -> CollectiveHeap {
    struct Group: Hashable {
      let appraiser: Int
      let year: Int
    }
    let bound = AboveCollective.collectiveRows(panel, units: units, years: years)
    var collectives: [Group: [Int]] = [:]
    for row in Set(bound.compactMap { $0 }).sorted() {
      collectives[Group(appraiser: panel.appraiser[row], year: panel.year[row]), default: []].append(row)
    }
    let known = listed.filter { bound[$0] != nil }
    let own = known.map { row in totals[row] - (bound[row].map { totals[$0] } ?? .nan) }
    let others = known.map { row in
      (collectives[Group(appraiser: panel.appraiser[row], year: panel.year[row])] ?? [])
        .filter { $0 != bound[row] && $0 != row }.map { totals[row] - totals[$0] }
    }
    return CollectiveHeap(own: own, others: others)
  }
}
