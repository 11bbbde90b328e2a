/// The scores of every row on its quality, in standard deviations of quality within type and year.
public struct OutcomeScores: Sendable {
  /// E[θ_i | y_i, ȳ_d] with the appraiser's group; NaN for a row without outcomes.
  public let posteriorMean: [Double]
  /// The variance of θ_i given the same.
  public let posteriorVariance: [Double]
  /// E[θ_i | y_i] from the row's own outcomes alone, shrunken to its type.
  public let ownMean: [Double]
  /// The variance of θ_i given the same.
  public let ownVariance: [Double]
  /// θ̂_i = ∫θ p(y_i | θ)dθ / ∫p(y_i | θ)dθ, which for normal errors is Bartlett's λ'Ψ⁻¹y/λ'Ψ⁻¹λ.
  public let bartlett: [Double]
  /// Its variance given the quality, for normal errors 1/λ'Ψ⁻¹λ.
  public let bartlettVariance: [Double]
  /// The number of outcomes of each row.
  public let measured: [Int]
  /// The share of the quality's variance that lies between appraisers, by year.
  public let appraiserShare: [Int: Double]

  /// Scores every row under the factor of its group; nil for a group without one.
  init(cells: OutcomeCells, factors: [TCellFactor?], group: [Int], appraiser: [Int], year: [Int]) {
    let count = group.count
    var own = [FactorQuadrature.Posterior?](repeating: nil, count: count)
    var bartlett = [Double](repeating: .nan, count: count)
    var bartlettVariance = bartlett
    var measured = [Int](repeating: 0, count: count)
    let quadratures = factors.map { $0.map { FactorQuadrature($0, .fine) } }
    for row in 0..<count {
      guard let factor = factors[group[row]], let quadrature = quadratures[group[row]] else { continue }
      measured[row] = factor.used.count { cells.values[$0][row].isFinite }
      guard measured[row] > 0 else { continue }
      let posterior = quadrature.posterior(of: row, in: cells)
      own[row] = posterior
      let score = LikelihoodScore(row, cells: cells, factor: factor, posterior: posterior)
      bartlett[row] = score.value
      bartlettVariance[row] = score.variance
    }
    let levels = AppraiserLevel(own: own, appraiser: appraiser, year: year)
    posteriorMean = levels.mean
    posteriorVariance = levels.variance
    appraiserShare = levels.share
    ownMean = own.map { $0?.mean ?? .nan }
    ownVariance = own.map { $0?.variance ?? .nan }
    self.bartlett = bartlett
    self.bartlettVariance = bartlettVariance
    self.measured = measured
  }
}
