internal import Statistics

/// What the years together say of an appraiser: a lenient one mostly stays so, and five years of a few units each show
/// what none of them shows alone.
///
/// The mean residual l_d is taken over the rows of all years, and so is the mean gap; τ², estimated between appraisers
/// as in one year, then holds what honest appraisers have in common with themselves over the years, units that come
/// back included. Half of the lenient are taken to be so in all years and half in one alone, so that the odds of a year
/// are the mean of its own and of those of all years.
///
/// Source: METHODS section 5.4, over years.
struct PooledLeniency: Sendable {
  /// P(lenient in all years) of each appraiser of the panel.
  private let probability: [Double]

  private static let surest = 1 - 1e-9

  /// Appraisers that are lenient in all years with these probabilities.
  init(probability: [Double]) { self.probability = probability }

  /// The appraisers of these years; nil for a single year.
  ///
  /// - Complexity: O(rows + appraisers × iterations).
  init?(_ models: [YearModel]) {
    guard models.count > 1, let last = models.last else { return nil }
    var members = [[Int]](repeating: [], count: last.data.appraiserCount)
    var (residuals, scales, weights): ([Double], [Double], [Double]) = ([], [], [])
    for model in models {
      for i in 0..<model.data.count {
        if model.data.appraiser[i] >= 0 { members[model.data.appraiser[i]].append(residuals.count) }
        let scale = model.expected.scale(row: i)
        let z = (model.residuals[i] - model.appraiserEffect[i]) / scale
        residuals.append(model.residuals[i])
        scales.append(scale)
        weights.append(model.unitHonesty[i] * model.expected.density.weight(z))
      }
    }
    let known = members.count { !$0.isEmpty }
    let pooled = AppraiserLeniency(
      members: members, residuals: residuals, scale: scales, weights: weights, gaps: Self.gapSides(models),
      leastShift: last.leastLeniency, leastShare: 0.5 / Double(max(known, 1)))
    probability = pooled.probabilityLenient
  }

  /// P(lenient) in a year, given what that year says by itself.
  func probability(_ d: Int, ofYear own: Double) -> Double {
    func odds(_ p: Double) -> Double { min(p, Self.surest) / (1 - min(p, Self.surest)) }
    let mean = (odds(own) + odds(probability[d])) / 2
    return mean / (1 + mean)
  }

  /// The mean gaps of the years to each kind of rater by their precision, with the shares of the last year that has any.
  private static func gapSides(_ models: [YearModel]) -> [AppraiserLeniency.GapSide] {
    let raters = Set(models.flatMap { $0.gapModels.map(\.rater) }).sorted()
    return raters.compactMap { rater in
      gapSide(
        models.compactMap { model in
          model.gapModels.first { $0.rater == rater }.map { (gap: $0, model: model) }
        })
    }
  }

  private static func gapSide(_ years: [(gap: GapModel, model: YearModel)]) -> AppraiserLeniency.GapSide? {
    guard let last = years.last else { return nil }
    let model = last.model
    guard let place = model.gapModels.firstIndex(where: { $0.rater == last.gap.rater }) else { return nil }
    let count = model.data.appraiserCount
    var (sums, precisions) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count))
    for (gap, _) in years {
      for d in 0..<count where gap.meanGap[d].isFinite && gap.meanGapVariance[d].isFinite {
        sums[d] += gap.meanGap[d] / gap.meanGapVariance[d]
        precisions[d] += 1 / gap.meanGapVariance[d]
      }
    }
    return AppraiserLeniency.GapSide(
      last.gap, mean: zip(sums, precisions).map { $1 > 0 ? $0 / $1 : .nan },
      variance: precisions.map { $0 > 0 ? 1 / $0 : .infinity },
      severity: years.reduce(0) { $0 + $1.gap.severityVariance } / Double(years.count),
      components: model.mixture.components, reach: model.observations.map { $0.gapReach[place] },
      members: model.data.byAppraiser)
  }
}
