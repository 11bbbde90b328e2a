internal import Calibration
internal import Evaluation

/// The models of all years of a panel, each with what the years before it say of its rows.
struct YearModels: Sendable {
  /// One a year that could be fitted, in order.
  private(set) var years: [YearModel] = []
  /// The rows of years whose ratings do not vary enough to fit anything.
  private(set) var withoutVariation: [Int] = []

  /// What every year is fitted to.
  struct Inputs {
    let panel: Panel
    let outcomes: OutcomeModel
    let study: Study
    /// Similar and straight answers of the panel.
    let shapes: AnswerShapes
    /// The rows that can be assessed.
    let assessable: [Int]
    let threads: Int
  }

  /// Fits the years, and has each know what all together say of appraisers and shares.
  ///
  /// Low ratings are read in all years alike. Where under-rating is not borne out by a single year but may be, the year is
  /// fitted once more as if it were, and that is kept where it then is. Not so several years: what the earlier
  /// ones say of each unit tells habit from under-rating, and a second fit of all would take as long again.
  ///
  /// - Complexity: that of `YearFit` a year, at most twice.
  init(_ inputs: Inputs) {
    let panel = inputs.panel
    var (record, contrasts) = (RatingRecord(), ContrastRecord())
    let severities = RaterSeverity.all(panel, inputs.study)
    var lastFitted: YearFit.Inputs?
    for year in panel.years {
      let assessed = inputs.assessable.filter { panel.year[$0] == year }
      guard !assessed.isEmpty else { continue }
      let ofYear = inputs.ofYear(
        year, rows: assessed, severities: severities, record: record, contrasts: contrasts,
        lowRatings: knownOfLowRatings)
      guard let model = try? YearModel(ofYear) else {
        withoutVariation += assessed
        continue
      }
      years.append(model)
      lastFitted = ofYear
      guard year != panel.years.last else { continue }
      let units = model.data.unit
      record.add(
        year: year, units: units, departures: model.departures, honesty: model.unitHonesty,
        shifts: model.distortions(threads: inputs.threads))
      contrasts.add(year: year, units: units, scores: model.profile.scores, honesty: model.unitHonesty)
    }
    if years.count == 1, let only = lastFitted { fitAgainAsUnderRated(only) }
    let lowRatings = evidenceOfLowRatings.lowRatings
    for k in years.indices { years[k].read(lowRatings, threads: inputs.threads) }
    if let pooled = PooledLeniency(years) {
      for k in years.indices { years[k].inform(pooled) }
    }
    YearModel.boundShares(&years, threads: inputs.threads)
  }

  /// What the years so far let expect of low ratings.
  private var knownOfLowRatings: MixtureReadings.Known {
    var known = MixtureReadings.Known(earlier: evidenceOfLowRatings)
    for lowRatings in LowRatings.allCases {
      known.shares[lowRatings] = years.map { $0.shares(lowRatings) }
    }
    return known
  }

  /// What all years together say of low ratings.
  private var evidenceOfLowRatings: LowRatingEvidence {
    years.reduce(LowRatingEvidence()) { $0 + $1.evidenceOfLowRatings }
  }

  /// Fits the only year as if low ratings were under-rating where they may be, and keeps that if they then are.
  private mutating func fitAgainAsUnderRated(_ only: YearFit.Inputs) {
    guard evidenceOfLowRatings.isOpen else { return }
    var assumed = only
    assumed.lowRatings.assumed = .underRating
    guard let model = try? YearModel(assumed), model.evidenceOfLowRatings.lowRatings == .underRating else { return }
    years = [model]
  }
}

extension YearModels.Inputs {
  /// What one year is fitted to.
  ///
  /// - Parameters:
  ///   - rows: those of the panel to be assessed.
  ///   - lowRatings: what the years before it say of low ratings.
  func ofYear(
    _ year: Int, rows: [Int], severities: [Rater: RaterSeverity], record: RatingRecord = .init(),
    contrasts: ContrastRecord = .init(), lowRatings: MixtureReadings.Known = .init()
  ) -> YearFit.Inputs {
    let data = AssessedRows(panel, outcomes: outcomes, units: study.units, rows: rows, year: year)
    return YearFit.Inputs(
      rows: data, gaps: RaterGap.all(data, panel: panel, severities: severities), record: record,
      contrasts: contrasts, cutoffs: study.frameworks[year].cutoffs, shapes: shapes,
      settings: study.settings, lowRatings: lowRatings, threads: threads)
  }
}
