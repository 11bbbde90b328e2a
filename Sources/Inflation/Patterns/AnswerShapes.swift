internal import Calibration
internal import Evaluation
internal import Statistics

/// Similar and straight answers of all rows of a panel, each year by itself.
struct AnswerShapes: Sendable {
  /// The p-values of agreement with another unit of the same appraiser, by row of the panel.
  private(set) var similar: [Double]
  /// The best partner of each row; its row is one of the panel.
  private(set) var partners: [SimilarAnswers.Partner?]
  /// The p-values of little difference between criteria.
  private(set) var straight: [Double]
  /// How seldom full marks everywhere are, of the rows that have them; NaN for the others.
  private(set) var fullMarks: [Double]
  /// What is seen of it.
  private(set) var straightRows: [StraightAnswers.Row?]

  /// - Parameter totals: the total of each row, NaN for none.
  init(_ panel: Panel, totals: [Double], seed: UInt64, threads: Int) {
    similar = [Double](repeating: .nan, count: panel.count)
    straight = similar
    fullMarks = similar
    partners = [SimilarAnswers.Partner?](repeating: nil, count: panel.count)
    straightRows = [StraightAnswers.Row?](repeating: nil, count: panel.count)
    let steps = panel.criteria.enumerated().map { LogitScale(criterion: $1, shares: panel.shares[$0]).step }
    // Two searches a year, none of which needs another.
    let found = concurrentMap(2 * panel.years.count, threads: threads) { task -> Found in
      let year = YearAnswers(panel, year: panel.years[task / 2], totals: totals, seed: seed)
      let isSimilar = task.isMultiple(of: 2)
      return Found(
        rows: year.rows, similar: isSimilar ? year.similar(threads: threads) : nil,
        straight: isSimilar ? nil : year.straight(steps: steps))
    }
    for part in found { note(part.rows, part.similar, part.straight) }
  }

  private struct Found: Sendable {
    let rows: [Int]
    let similar: SimilarAnswers?
    let straight: StraightAnswers?
  }

  private mutating func note(_ rows: [Int], _ similar: SimilarAnswers?, _ straight: StraightAnswers?) {
    for (i, row) in rows.enumerated() {
      if let similar {
        self.similar[row] = similar.pValues[i]
        partners[row] = similar.partners[i].map {
          SimilarAnswers.Partner(row: rows[$0.row], same: $0.same, compared: $0.compared)
        }
      }
      if let straight {
        self.straight[row] = straight.pValues[i]
        fullMarks[row] = straight.fullMarks[i]
        straightRows[row] = straight.rows[i]
      }
    }
  }

  /// How much more the agreement of a row with another speaks for a common origin than for chance; 0 where nothing was
  /// compared, or where both rate everything alike anyway.
  func similarRatio(_ row: Int) -> Double {
    similar[row].isFinite && !agreesByStraightness(row) ? patternLikelihoodRatio(pValue: similar[row]) : 0
  }

  /// How much more the evenness of a row speaks for one answer to everything than for chance; 0 where nothing is known.
  func straightRatio(_ row: Int) -> Double {
    straight[row].isFinite ? patternLikelihoodRatio(pValue: straight[row]) : 0
  }

  /// Whether a row and its partner both rate everything nearly alike, and so agree with each other without any other
  /// reason.
  func agreesByStraightness(_ row: Int) -> Bool {
    guard let partner = partners[row] else { return false }
    return [row, partner.row].allSatisfy { straight[$0] <= 0.01 }
  }
}

/// The answers of one year.
private struct YearAnswers {
  /// The rows of the panel, in the order of the units, so that what is drawn does not depend on the order of the ratings.
  let rows: [Int]
  private let panel: Panel
  private let totals: [Double]
  private let type: [Int]
  private let seed: UInt64

  init(_ panel: Panel, year: Int, totals: [Double], seed: UInt64) {
    rows = (0..<panel.count).filter { panel.year[$0] == year && totals[$0].isFinite }
      .sorted { panel.unit[$0] < panel.unit[$1] }
    self.panel = panel
    self.totals = rows.map { totals[$0] }
    type = rows.map { panel.type[$0] }
    self.seed = seed &+ UInt64(bitPattern: Int64(year))
  }

  func similar(threads: Int) -> SimilarAnswers {
    SimilarAnswers(
      CellCodes(panel.shares, rows: rows), appraiser: rows.map { panel.appraiser[$0] },
      appraiserCount: panel.appraisers.count,
      order: TotalOrder(totals: totals, type: type, typeCount: panel.types.count), seed: seed, threads: threads)
  }

  func straight(steps: [Double]) -> StraightAnswers {
    StraightAnswers(
      shares: panel.shares.map { column in rows.map { column[$0] } }, steps: steps, totals: totals, type: type,
      typeCount: panel.types.count, seed: seed)
  }
}
