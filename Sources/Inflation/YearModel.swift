internal import Evaluation
internal import Foundation
internal import LinearAlgebra
internal import Statistics

/// The fitted model of one year's ratings: what honest units say, what appraisers add, and who departs from it.
///
/// The expected rating, the appraisers' effects, the gap to the superior and the mixture of distortions are fitted in
/// turn, each with the others held fixed, until the probabilities of being honest settle.
///
/// Source: METHODS sections 5 and 6.
struct YearModel: Sendable {
  let data: AssessedRows
  let composite: CompositeScore
  let profile: CriterionProfile
  let expected: ExpectedRating
  let appraisers: AppraiserLeniency
  let gap: SuperiorGap?
  let gapModel: GapModel?
  let mixture: DistortionMixture
  /// What is seen of each row, standardised under the null.
  let observations: [Observation]
  /// u − x'β of each row, on the logit scale.
  let residuals: [Double]
  /// The part of the residual that is the appraiser's honest effect.
  let appraiserEffect: [Double]
  /// The standard deviation of the residual under the null, estimation included.
  let nullDeviation: [Double]

  /// Rounds of the alternation; the probabilities move by under a thousandth after the fourth on simulated studies.
  private static let rounds = 5

  /// Fits the year.
  ///
  /// - Throws: `LinearAlgebraError` when the ratings do not vary enough to fit anything.
  /// - Complexity: O(rows × (criteria² + columns of the mixture)) a round.
  init(
    _ data: AssessedRows, gap: SuperiorGap?, settings: Settings, smallType: Int
  ) throws(LinearAlgebraError) {
    var clean = [Double](repeating: 1, count: data.count)
    var composite = try CompositeScore(data, clean: clean, smallType: smallType)
    var expected = try ExpectedRating(data, response: composite.values, smallType: smallType)
    var profile = CriterionProfile(data, departures: composite.departures, clean: clean)
    var state = YearState(data, expected: expected, response: composite.values)
    for round in 0..<Self.rounds {
      if round > 0 {
        for _ in 0..<3 {
          try expected.step(response: composite.values, appraiserEffects: state.effects, clean: clean)
        }
      }
      let next = try state.advanced(
        data, expected: expected, response: composite.values, profile: profile, composite: composite, gap: gap,
        clean: clean, settings: settings)
      state = next
      clean = state.probabilityHonest(data)
      if round == 1 {
        composite = try CompositeScore(data, clean: clean, smallType: smallType)
        expected = try ExpectedRating(data, response: composite.values, smallType: smallType)
        profile = CriterionProfile(data, departures: composite.departures, clean: clean)
      }
    }
    self.data = data
    self.composite = composite
    self.profile = profile
    self.expected = expected
    self.gap = gap
    appraisers = state.appraisers
    gapModel = state.gapModel
    mixture = state.mixture
    observations = state.observations
    residuals = state.residuals
    appraiserEffect = state.effects
    nullDeviation = state.deviations
  }

  /// P(lenient) of the row's appraiser; 0 where there is none.
  func probabilityLenient(row i: Int) -> Double {
    data.appraiser[i] < 0 ? 0 : appraisers.probabilityLenient[data.appraiser[i]]
  }
}
