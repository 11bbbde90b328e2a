internal import Evaluation
internal import Statistics

/// What a round of the alternation that fits a year holds fixed while appraisers, gaps and the mixture take their turns.
struct YearRound: Sendable {
  let data: AssessedRows
  let expected: ExpectedRating
  let composite: CompositeScore
  let profile: CriterionProfile
  let gaps: [RaterGap]
  let cutoffs: CutoffEvidence
  let cutoffShifts: CutoffShifts
  /// The likelihood ratio of each sign of each row.
  let signs: [[Double]]
  /// P(honest) of each row after the round before.
  let clean: [Double]
  let settings: Settings
  /// Whether no other round follows: the shares of the mixture have to be bounded, and nothing is learnt for a next one.
  let isLast: Bool
  let threads: Int

  /// The tails of the residual.
  var density: TDensity { expected.density }

  /// s of each row.
  var scale: [Double] { (0..<data.count).map { expected.scale(row: $0) } }

  /// `material_points` of the total in residual standard deviations, the smallest effect that counts as leniency.
  var leastLeniency: Double { settings.materialPoints / pointsPerDeviation }

  /// How many points of the total a shift by one residual standard deviation is worth, at the median row.
  private var pointsPerDeviation: Double {
    let stride = max(1, data.count / 500)
    let points = Swift.stride(from: 0, to: data.count, by: stride).map { i in
      let fall = composite.logits(ofFall: expected.scale(row: i), row: i)
      return data.total(row: i, loweredBy: 0) - data.total(row: i, loweredBy: fall)
    }
    return max(median(points), 1e-6)
  }
}
