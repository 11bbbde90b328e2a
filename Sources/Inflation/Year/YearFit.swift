internal import Evaluation
internal import LinearAlgebra

/// The alternation that fits a year: what is expected of its rows, the composite of which that is expected, and who departs
/// from it, each with the others held fixed, until the probabilities of being honest settle.
///
/// Source: METHODS sections 5 and 6.
struct YearFit: Sendable {
  /// The year, and what earlier years say of its rows.
  struct Inputs: Sendable {
    let rows: AssessedRows
    let gaps: [RaterGap]
    /// How the same units rated in earlier years.
    let record: RatingRecord
    /// What they were good at.
    let contrasts: ContrastRecord
    /// The totals from which levels begin.
    let cutoffs: [Double]
    /// Similar and straight answers of the panel.
    let shapes: AnswerShapes?
    let settings: Settings
    /// What is known of how low ratings are to be read.
    var lowRatings = MixtureReadings.Known()
    let threads: Int

    /// Types with fewer rows share one slope.
    var smallType: Int { settings.minimumGroup }
  }

  private(set) var data: AssessedRows
  private(set) var composite: CompositeScore
  private(set) var profile: CriterionProfile
  private(set) var expected: ExpectedRating
  private(set) var state: YearState
  let cutoffs: CutoffEvidence
  /// The smallest effect that counts as leniency, in residual standard deviations.
  private(set) var leastLeniency = 0.0
  private let inputs: Inputs
  private var cutoffShifts: CutoffShifts
  /// The likelihood ratio of each sign of each row.
  private let signs: [[Double]]
  /// P(honest) of each row after the round before.
  private var clean: [Double]
  private var progress = YearProgress()

  /// The rounds after which the scale of the composite is learnt; the last are left for the rest to follow it.
  private static let bendingRounds = 1...5
  /// The first round after which it may be one under which raised ratings would be honest: before they are known, the scale
  /// takes them for its own upward lean and keeps them from being found.
  private static let upwardBendingRound = 3
  /// The round after which the composite is learnt from rows that are known to be honest, and histories come in.
  private static let learningRound = 1

  /// Fits the year.
  ///
  /// - Throws: `LinearAlgebraError` when the ratings do not vary enough to fit anything.
  /// - Complexity: O(rows × (criteria² + columns of the mixture)) a round, five, eight or eleven rounds.
  init(_ inputs: Inputs) throws(LinearAlgebraError) {
    self.inputs = inputs
    var data = inputs.rows
    for lowRatings in LowRatings.allCases {
      data.precedents[lowRatings] = inputs.record.precedents(year: data.year, units: data.unit, lowRatings)
    }
    self.data = data
    let all = [Double](repeating: 1, count: data.count)
    composite = try CompositeScore(data, clean: all, smallType: inputs.smallType)
    expected = try ExpectedRating(data, response: composite.values, smallType: inputs.smallType)
    profile = CriterionProfile(
      data, composite: composite, gaps: [], clean: all, smallType: inputs.smallType, threads: inputs.threads)
    let cutoffs = CutoffEvidence(
      totals: (0..<data.count).map { data.total(row: $0, loweredBy: 0) }, cutoffs: inputs.cutoffs)
    self.cutoffs = cutoffs
    cutoffShifts = Self.cutoffShifts(inputs, data, composite, cutoffs)
    signs = data.rows.enumerated().map { i, row in
      [cutoffs.ratios[i], inputs.shapes?.similarRatio(row) ?? 0, inputs.shapes?.straightRatio(row) ?? 0]
    }
    state = YearState(
      data, expected: expected, response: composite.values, honestHalo: inputs.settings.honestHalo,
      lowRatings: inputs.lowRatings)
    let departures = zip(state.residuals, state.deviations).map { $0 / $1 }
    clean =
      TrimmedStart(
        residuals: departures, gaps: inputs.gaps.map(\.gaps), byAppraiser: data.byAppraiser
      ).clean
    var round = 0
    while try advance(round) { round += 1 }
  }

  /// One round; false after the last.
  private mutating func advance(_ round: Int) throws(LinearAlgebraError) -> Bool {
    let isLast = progress.isNextLast
    if round > 0 { try stepExpected() }
    let fixed = YearRound(
      data: data, expected: expected, composite: composite, profile: profile, gaps: inputs.gaps, cutoffs: cutoffs,
      cutoffShifts: cutoffShifts, signs: signs, clean: clean, settings: inputs.settings, isLast: isLast,
      threads: inputs.threads)
    state = try state.advanced(fixed)
    if isLast {
      leastLeniency = fixed.leastLeniency
      return false
    }
    clean = progress.next(
      after: round, honesty: state.probabilityClean(data), share: state.mixture.overShare + state.mixture.underShare)
    if round == Self.learningRound { try learnComposite() }
    if Self.bendingRounds.contains(round), !progress.isNextLast { try bend(after: round) }
    return true
  }

  /// What is expected, under what appraisers add as far as it is known.
  private mutating func stepExpected() throws(LinearAlgebraError) {
    let effects = (0..<data.count).map { state.appraiserPart(data, row: $0) }
    for _ in 0..<3 { try expected.step(response: composite.values, appraiserEffects: effects, clean: clean) }
  }

  /// The composite and the profile of criteria of rows that are known to be honest, beside the rows' own histories.
  private mutating func learnComposite() throws(LinearAlgebraError) {
    data.history = inputs.record.history(
      year: data.year, units: data.unit, departures: state.departures(expected), honesty: state.unitHonesty)
    composite = try CompositeScore(data, clean: clean, smallType: inputs.smallType)
    cutoffShifts = Self.cutoffShifts(inputs, data, composite, cutoffs)
    expected = try ExpectedRating(data, response: composite.values, smallType: inputs.smallType)
    profile = CriterionProfile(
      data, composite: composite, gaps: state.criterionGaps(data, inputs.gaps), clean: clean, record: inputs.contrasts,
      raised: state.profiles, smallType: inputs.smallType, threads: inputs.threads)
  }

  /// The scale of the composite.
  private mutating func bend(after round: Int) throws(LinearAlgebraError) {
    let upward = round >= Self.upwardBendingRound ? clean : nil
    if composite.bend(data, honesty: state.honestyBelow(clean), clean: upward) {
      expected = try ExpectedRating(data, response: composite.values, smallType: inputs.smallType)
    }
  }

  private static func cutoffShifts(
    _ inputs: Inputs, _ data: AssessedRows, _ composite: CompositeScore, _ cutoffs: CutoffEvidence
  ) -> CutoffShifts {
    CutoffShifts(
      data, weights: composite.weights, cutoffs: cutoffs, seed: inputs.settings.seed, threads: inputs.threads)
  }
}
