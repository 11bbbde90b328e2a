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
  /// fitted once more as if it were, and that is kept where it then is. Not so several years: habits are those of the same
  /// units again, and what does not fit them would count once a year.
  ///
  /// - Complexity: that of `YearFit` a year, at most twice.
  init(_ inputs: Inputs) {
    self.init(inputs, assumed: nil)
    if years.count == 1, years[0].mayHaveHabits, evidenceOfLowRatings.isOpen {
      let other = YearModels(inputs, assumed: .underRating)
      if other.evidenceOfLowRatings.lowRatings == .underRating { self = other }
    }
    let lowRatings = evidenceOfLowRatings.lowRatings
    for k in years.indices { years[k].read(lowRatings, threads: inputs.threads) }
    if let pooled = PooledLeniency(years) {
      for k in years.indices { years[k].inform(pooled) }
    }
    YearModel.boundShares(&years, threads: inputs.threads)
  }

  /// What all years together say of low ratings.
  private var evidenceOfLowRatings: LowRatingEvidence {
    years.reduce(LowRatingEvidence()) { $0 + $1.evidenceOfLowRatings }
  }

  private init(_ inputs: Inputs, assumed: LowRatings?) {
    let panel = inputs.panel
    var (record, contrasts) = (RatingRecord(), ContrastRecord())
    let severities = RaterSeverity.all(panel, inputs.study)
    for year in panel.years {
      let assessed = inputs.assessable.filter { panel.year[$0] == year }
      guard !assessed.isEmpty else { continue }
      let data = AssessedRows(panel, outcomes: inputs.outcomes, units: inputs.study.units, rows: assessed, year: year)
      let ofYear = YearFit.Inputs(
        rows: data, gaps: RaterGap.all(data, panel: panel, severities: severities), record: record,
        contrasts: contrasts, cutoffs: inputs.study.frameworks[year].levels.map(\.atLeast).filter { $0 > 0 },
        shapes: inputs.shapes, settings: inputs.study.settings,
        lowRatings: .init(earlier: evidenceOfLowRatings, assumed: assumed), threads: inputs.threads)
      guard let model = try? YearModel(ofYear) else {
        withoutVariation += assessed
        continue
      }
      years.append(model)
      guard year != panel.years.last else { continue }
      record.add(
        year: year, units: data.unit, departures: model.departures, honesty: model.unitHonesty,
        shifts: model.distortions(threads: inputs.threads))
      contrasts.add(year: year, units: data.unit, scores: model.profile.scores, honesty: model.unitHonesty)
    }
  }
}
