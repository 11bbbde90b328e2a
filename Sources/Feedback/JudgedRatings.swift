public import Evaluation
internal import LinearAlgebra

/// The judged ratings of the last year: their totals under any points, and the level that each total comes to.
///
/// total = 100 Σ x_j m_j/Σ m_j + 100 (bonus − penalty)/Σ M_j, at least 0
///
/// over the criteria that were rated and, in the last sum, all that apply; what a veto leaves without points has x_j = 0. This
/// is the total that `classify` reads levels on, with its conditions, vetoes and bounds by collectives.
public struct JudgedRatings: Sendable {
  /// The framework in force.
  public let framework: Framework
  /// The framework proposed.
  public let next: Framework
  /// The year.
  public let year: Int
  let panel: Panel
  private let units: [String]
  /// The rows of the panel with a total.
  let rows: [Int]
  /// The levels of each row under the points in force.
  let laddersNow: [LevelLadder]
  /// The levels of each row under the points proposed; another only where a collective's level changes.
  let laddersThen: [LevelLadder]
  /// The criteria of the panel that each row counts with 0.
  private let zeroed: [[Int]]
  /// Bonus less penalty of each row, as far as it counts, in points.
  private let extraPoints: [Double]

  /// The ratings of the last year of a panel; nil when it has no year.
  ///
  /// - Complexity: O(ratings × criteria).
  public init?(_ panel: Panel, study: Study, next: Framework) {
    guard let year = panel.years.last else { return nil }
    let ladders = YearLadders(study, year: year, rater: panel.rater)
    let framework = ladders.framework
    let points = panel.points(of: framework)
    let rows = (0..<panel.count).filter { row in
      panel.year[row] == year && ladders[panel.unit[row]] != nil && panel.total(row: row, points: points).isFinite
    }
    let bounds = CollectiveBounds(study, year: year, rater: panel.rater, next: next)
    let own = rows.map { ladders[panel.unit[$0]] ?? LevelLadder(of: framework) }
    self.panel = panel
    units = study.units.codes
    self.framework = framework
    self.next = next
    self.year = year
    self.rows = rows
    laddersNow = zip(rows, own).map { bounds.bounded($1, unit: study.units.codes[panel.unit[$0]], isProposed: false) }
    laddersThen = zip(rows, own).map { bounds.bounded($1, unit: study.units.codes[panel.unit[$0]], isProposed: true) }
    let place = Dictionary(
      panel.criteria.enumerated().map { ($0.element.code, $0.offset) }, uniquingKeysWith: { first, _ in first })
    zeroed = own.map { $0.zeroed.compactMap { place[framework.criteria[$0].code] } }
    extraPoints = own.map(\.extraPoints)
  }

  /// The code of the unit of a row.
  func unitCode(_ place: Int) -> String { units[panel.unit[rows[place]]] }

  /// The totals of some of the rows under sets of points (criteria of the panel × sets): rows × sets, in points of 100; NaN
  /// where a set has no points for anything rated.
  ///
  /// - Complexity: O(rows × criteria × sets), three matrix products.
  func totals(_ points: Matrix, of part: Range<Int>) -> Matrix {
    var earned = [Double](repeating: 0, count: part.count * panel.criteria.count)
    var (rated, applying) = (earned, earned)
    for (j, column) in panel.shares.enumerated() {
      var cell = j * part.count
      for place in part {
        let share = column[rows[place]]
        if share != Points.notApplicable { applying[cell] = 1 }
        if share.isFinite { (earned[cell], rated[cell]) = (share, 1) }
        cell += 1
      }
    }
    for (i, place) in part.enumerated() {
      for j in zeroed[place] { earned[i + j * part.count] = 0 }
    }
    func sums(_ cells: [Double]) -> [Double] {
      (Matrix(rows: part.count, columns: panel.criteria.count, elements: cells) * points).elements
    }
    let (gained, most, all) = (sums(earned), sums(rated), sums(applying))
    var result = [Double](repeating: .nan, count: gained.count)
    for set in 0..<points.columns {
      for (i, place) in part.enumerated() {
        let cell = i + set * part.count
        guard most[cell] > 0 else { continue }
        result[cell] = max(0, 100 * gained[cell] / most[cell] + 100 * extraPoints[place] / all[cell])
      }
    }
    return Matrix(rows: part.count, columns: points.columns, elements: result)
  }

  /// The totals of all rows under one set of points.
  func totals(_ points: [Double]) -> [Double] {
    rows.isEmpty ? [] : totals(Matrix(columnsOf: [points]), of: rows.indices).column(0)
  }

  /// Draws of points over the criteria of the panel (draws × criteria of the panel); 0 for a criterion that they lack.
  ///
  /// - Parameter draws: draws × score criteria of the framework in force, in their order.
  func panelDraws(_ draws: Matrix) -> Matrix {
    let scored = framework.criteria.filter { $0.kind == .score }
    precondition(draws.rows == 0 || draws.columns == scored.count, "a draw has one number a score criterion")
    let place = Dictionary(
      scored.enumerated().map { ($0.element.code, $0.offset) }, uniquingKeysWith: { first, _ in first })
    return spread(draws, over: panel.criteria.map { place[$0.code] })
  }

  /// Columns put where a place names them, 0 elsewhere.
  func spread(_ draws: Matrix, over places: [Int?]) -> Matrix {
    var result = Matrix(rows: draws.rows, columns: places.count)
    for (j, place) in places.enumerated() {
      guard let place else { continue }
      for draw in 0..<draws.rows { result[draw, j] = draws[draw, place] }
    }
    return result
  }
}

/// How far collectives bound the levels of their members under the points in force and proposed.
private struct CollectiveBounds {
  private let year: Int
  private let rater: String
  /// The classification under the points in force, then under those proposed; none without collectives.
  private let classifications: [Classification]

  init(_ study: Study, year: Int, rater: Rater, next: Framework) {
    self.year = year
    self.rater = rater.rawValue
    guard study.units.collectives.contains(where: { !$0.isEmpty }) else {
      classifications = []
      return
    }
    let own = study.keepingRatings { study.ratings.year[$0] == year }
    classifications = [Classification(own), Classification(own, proposed: next)]
  }

  /// A ladder no higher than the unit's collective.
  func bounded(_ ladder: LevelLadder, unit: String, isProposed: Bool) -> LevelLadder {
    guard !classifications.isEmpty else { return ladder }
    var result = ladder
    result.highestPlace = classifications[isProposed ? 1 : 0].highestPlace(unit: unit, year: year, rater: rater)
    return result
  }
}

extension Panel {
  /// The points of a framework for each criterion of the panel; 0 where the framework lacks it.
  func points(of framework: Framework) -> [Double] {
    let points = Dictionary(
      framework.criteria.filter { $0.kind == .score }.map { ($0.code, $0.maxPoints) }, uniquingKeysWith: { a, _ in a })
    return criteria.map { points[$0.code] ?? 0 }
  }

  /// The total of a row under points, in 0…100; NaN where nothing is rated.
  func total(row: Int, points: [Double]) -> Double {
    var (earned, most) = (0.0, 0.0)
    for (j, column) in shares.enumerated() where column[row].isFinite {
      earned += column[row] * points[j]
      most += points[j]
    }
    return most > 0 ? 100 * earned / most : .nan
  }
}
