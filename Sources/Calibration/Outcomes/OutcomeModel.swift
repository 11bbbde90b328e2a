public import Evaluation

/// What the outcomes say of each row's quality: a one-factor model with heavy-tailed cells for each type and year.
///
/// y_ik = λ_k θ_i + e_ik, e_ik ~ √ψ_k · t_ν, λ_k ≥ 0, θ_i = δ_d + u_i with variance 1 within type and year. Outcomes
/// are oriented, freed of the context columns, centred at the median and scaled by the median absolute deviation of
/// their type and year. Every row uses the outcomes that it has; a row without any has NaN scores.
///
/// Source: Lange, Little and Taylor (1989), Robust statistical modeling using the t distribution; Bartlett (1937).
public struct OutcomeModel: Sendable {
  /// The types and years with at least one row, by year and then by type.
  public let groups: [OutcomeGroup]
  /// The index into `groups` of each row.
  public let group: [Int]
  /// The standardised outcomes z_ik, in robust standard deviations: indicator first, then row; NaN where missing.
  public let standardised: [[Double]]
  /// The variance of z_ik that the denominator implies, likewise; 0 where none is named.
  public let samplingVariance: [[Double]]
  /// The scores on all outcomes.
  public let scores: OutcomeScores
  /// What was assumed or could not be done.
  public let notes: [Note]

  let appraiserOfRow: [Int]
  let yearOfRow: [Int]

  /// E[θ | y_i, ȳ_d], the quality expected of each row, in standard deviations of quality; NaN without outcomes.
  public var posteriorMean: [Double] { scores.posteriorMean }
  /// The variance of the quality given the outcomes.
  public var posteriorVariance: [Double] { scores.posteriorVariance }
  /// Bartlett's score θ̂_i, unbiased given the quality; see ``OutcomeScores/bartlett``.
  public var bartlett: [Double] { scores.bartlett }
  /// Its variance given the quality.
  public var bartlettVariance: [Double] { scores.bartlettVariance }
  /// The number of outcomes measured on each row.
  public var measured: [Int] { scores.measured }

  /// Fits the outcome factor of every type and year of a panel.
  ///
  /// Types with fewer rows than `minimumTypeSize` use the loadings of all types of the year. One or two outcomes do not
  /// identify a factor: those without a declared reliability are given 0.6, and a note says so. Nothing in the data
  /// makes it fail: what cannot be scored is NaN, with a note.
  ///
  /// - Parameter threads: how many compute; no figure depends on it.
  /// - Complexity: O(rows × outcomes × nodes) a pass, some fifty passes.
  public static func fit(_ panel: Panel, minimumTypeSize: Int = 30, threads: Int = 1) -> OutcomeModel {
    let keys = GroupKeys(panel)
    let standardisation = OutcomeStandardisation(panel, keys: keys, minimumSize: minimumTypeSize)
    var fits = FactorFits(
      panel: panel, keys: keys, cells: standardisation.cells, minimumSize: minimumTypeSize)
    let factors = fits.factors(threads: threads)
    let scores = OutcomeScores(
      cells: standardisation.cells, factors: factors, group: keys.group, appraiser: panel.appraiser,
      year: panel.year, unit: panel.unit, threads: threads)
    let groups = keys.rows.indices.map { index in
      OutcomeGroup(
        type: panel.types[keys.type[index]], year: keys.year[index], factor: factors[index], rows: keys.rows[index],
        cells: standardisation.cells, scores: scores)
    }
    return OutcomeModel(
      groups: groups, group: keys.group, standardised: standardisation.cells.values,
      samplingVariance: standardisation.cells.samplingVariance, scores: scores,
      notes: standardisation.notes + fits.notes, appraiserOfRow: panel.appraiser, yearOfRow: panel.year)
  }

  /// The scores with some outcomes left out, under the loadings fitted on all; by index into the panel's outcomes.
  ///
  /// - Complexity: O(rows × outcomes × nodes).
  public func scores(leavingOut indicators: Set<Int>) -> OutcomeScores {
    guard !indicators.isEmpty else { return scores }
    let cells = OutcomeCells(values: standardised, samplingVariance: samplingVariance)
    let factors = groups.map { $0.factor.map { $0.leavingOut(indicators) } }
    return OutcomeScores(
      cells: cells, factors: factors, group: group, appraiser: appraiserOfRow, year: yearOfRow, unit: nil)
  }
}

/// The standardised outcomes and the part of their error that is known.
struct OutcomeCells {
  /// z_ik: indicator first, then row; NaN where missing.
  var values: [[Double]]
  /// The known sampling variance of z_ik, likewise.
  var samplingVariance: [[Double]]
}

/// The rows of a panel by type and year.
struct GroupKeys {
  /// The type of each group.
  private(set) var type: [Int] = []
  /// The year of each group.
  private(set) var year: [Int] = []
  /// The rows of each group.
  private(set) var rows: [[Int]] = []
  /// The group of each row.
  let group: [Int]

  /// Numbers the groups by year, then by type.
  init(_ panel: Panel) {
    var place: [Int: [Int]] = [:]
    for year in panel.years { place[year] = [Int](repeating: -1, count: panel.types.count) }
    for row in 0..<panel.count { place[panel.year[row]]?[panel.type[row]] = 0 }
    for year in panel.years {
      for type in panel.types.indices where place[year]?[type] == 0 {
        place[year]?[type] = self.type.count
        self.type.append(type)
        self.year.append(year)
        rows.append([])
      }
    }
    var group = [Int](repeating: 0, count: panel.count)
    for row in 0..<panel.count {
      group[row] = place[panel.year[row]]?[panel.type[row]] ?? 0
      rows[group[row]].append(row)
    }
    self.group = group
  }

  /// The groups of one year.
  func groups(of year: Int) -> [Int] {
    self.year.indices.filter { self.year[$0] == year }
  }
}
