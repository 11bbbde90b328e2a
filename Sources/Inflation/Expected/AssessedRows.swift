internal import Calibration
internal import Evaluation

/// The rows of one year that can be assessed, with what the detector needs of each: criteria on the logit scale and
/// the quality that the outcomes measured.
struct AssessedRows: Sendable {
  /// The panel's row of each.
  let rows: [Int]
  /// The type of each, an index into the panel's types.
  let type: [Int]
  /// The number of types in the panel.
  let typeCount: Int
  /// The appraiser of each, an index into the panel's appraisers; −1 for none.
  let appraiser: [Int]
  /// The number of appraisers in the panel.
  let appraiserCount: Int
  /// The posterior mean of quality, in standard deviations within type and year.
  let quality: [Double]
  /// Its posterior variance.
  let qualityVariance: [Double]
  /// The logit shares of the judged rating: criterion first, then row; NaN where there is no number.
  let logits: [[Double]]
  /// The logit scale of each criterion.
  let scales: [LogitScale]
  /// The most points of each criterion in this year.
  let maxima: [Double]
  /// Columns that enter the expected rating beside quality, centred.
  let covariates: [[Double]]
  /// The unit of each row, an index into the study's units.
  let unit: [Int]
  /// The year of the rows.
  let year: Int
  /// What the units' own earlier ratings let expect; nil where they say nothing.
  var history: RatingHistory?
  /// What the last year that knows each row's unit said of it, under each reading of low ratings.
  var precedents: [LowRatings: Precedents] = [:]

  /// The number of rows.
  var count: Int { rows.count }

  /// The indices of the rows of each type.
  var byType: [[Int]] {
    var lists = [[Int]](repeating: [], count: typeCount)
    for i in 0..<count { lists[type[i]].append(i) }
    return lists
  }

  /// The indices of the rows of each appraiser.
  var byAppraiser: [[Int]] {
    var lists = [[Int]](repeating: [], count: appraiserCount)
    for i in 0..<count where appraiser[i] >= 0 { lists[appraiser[i]].append(i) }
    return lists
  }

  /// The total, a share 0…100, that a row would have if every logit were lower by `shift`; the logits of a row are
  /// those of the criteria that it has.
  ///
  /// T(shift) = 100 Σ M_j share(ℓ_j − shift_j) / Σ M_j
  func total(row i: Int, loweredBy shift: Double) -> Double {
    total(row: i, loweredByEach: { _ in shift })
  }

  /// The total of a row with each criterion's logit lowered by an amount of its own.
  func total(row i: Int, loweredByEach shift: (Int) -> Double) -> Double {
    var earned = 0.0
    var most = 0.0
    for j in logits.indices where logits[j][i].isFinite && maxima[j] > 0 {
      earned += maxima[j] * scales[j].share(logits[j][i] - shift(j))
      most += maxima[j]
    }
    return 100 * earned / most
  }

  /// By how much the logit of a total, 0…100, falls where that falls to `rest`, `halfStep` of its share added on either side.
  static func fall(ofTotal total: Double, to rest: Double, halfStep: Double) -> Double {
    logitShare(max(total, 0) / 100, halfStep: halfStep) - logitShare(max(rest, 0) / 100, halfStep: halfStep)
  }

  /// Half of what a step on one criterion moves the share of the total.
  var halfStepOfTotal: Double {
    let steps = logits.indices.filter { maxima[$0] > 0 }.map { scales[$0].step }
    let count = Double(max(steps.count, 1))
    return steps.reduce(0, +) / count / count / 2
  }

  /// What each criterion's logit, lowered by `base` already, loses of the total when it is lowered by an amount of its
  /// own; 0 for a criterion that does not count.
  func points(row i: Int, loweredByEach shift: (Int) -> Double, from base: Double) -> [Double] {
    let counted = logits.indices.map { logits[$0][i].isFinite && maxima[$0] > 0 }
    let most = logits.indices.reduce(0) { $0 + (counted[$1] ? maxima[$1] : 0) }
    return logits.indices.map { j in
      guard counted[j] else { return 0 }
      let start = logits[j][i] - base
      return 100 * maxima[j] / most * (scales[j].share(start) - scales[j].share(start - shift(j)))
    }
  }
}

extension AssessedRows {
  /// The rows of one year of a panel.
  ///
  /// - Complexity: O(rows × criteria).
  init(_ panel: Panel, outcomes: OutcomeModel, units: Units, rows: [Int], year: Int) {
    self.rows = rows
    type = rows.map { panel.type[$0] }
    typeCount = panel.types.count
    appraiser = rows.map { panel.appraiser[$0] }
    appraiserCount = panel.appraisers.count
    quality = rows.map { outcomes.posteriorMean[$0] }
    qualityVariance = rows.map { outcomes.posteriorVariance[$0] }
    let scales = panel.criteria.enumerated().map { LogitScale(criterion: $1, shares: panel.shares[$0]) }
    self.scales = scales
    let maxima = panel.maxima[year] ?? panel.criteria.map(\.maxPoints)
    self.maxima = maxima
    logits = panel.shares.enumerated().map { j, column in
      maxima[j] > 0 ? rows.map { scales[j].logit(column[$0]) } : rows.map { _ in .nan }
    }
    covariates = CovariateColumns(units, of: rows.map { panel.unit[$0] }).columns
    unit = rows.map { panel.unit[$0] }
    self.year = year
  }
}
