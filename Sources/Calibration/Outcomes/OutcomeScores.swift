public import Statistics

/// The scores of every row on its quality, in standard deviations of quality within type and year.
public struct OutcomeScores: Sendable {
  /// E[θ_i | y_i, ȳ_d] with the appraiser's group and, in a panel, the unit's outcomes of earlier years; NaN for a row
  /// without outcomes in its own year.
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
  /// How quality hangs together over the years; nil where there is one year, or too little to learn it from.
  public let qualityOverYears: YearlyCorrelation?

  /// Scores every row under the factor of its group; nil for a group without one.
  ///
  /// - Parameters:
  ///   - unit: the unit of each row, by which years are joined; nil to score each year by itself.
  ///   - threads: how many compute; no figure depends on it.
  init(
    cells: OutcomeCells, factors: [TCellFactor?], group: [Int], appraiser: [Int], year: [Int], unit: [Int]?,
    threads: Int = 1
  ) {
    let quadratures = factors.map { $0.map { FactorQuadrature($0, .fine) } }
    let rows = concurrentRows(group.count, threads: threads) { row -> RowScore in
      guard let factor = factors[group[row]], let quadrature = quadratures[group[row]] else { return RowScore() }
      let measured = factor.used.count { cells.values[$0][row].isFinite }
      guard measured > 0 else { return RowScore() }
      let posterior = quadrature.posterior(of: row, in: cells)
      let score = LikelihoodScore(row, cells: cells, factor: factor, posterior: posterior)
      return RowScore(posterior: posterior, bartlett: score.value, variance: score.variance, measured: measured)
    }
    let own = rows.map(\.posterior)
    let history = unit.flatMap { unit in
      QualityHistory(
        unit: unit, year: year,
        halves: Self.halves(cells: cells, factors: factors, group: group, own: own, threads: threads), own: own)
    }
    qualityOverYears = history?.correlation
    let levels = AppraiserLevel(own: history?.filtered ?? own, appraiser: appraiser, year: year)
    posteriorMean = levels.mean
    posteriorVariance = levels.variance
    appraiserShare = levels.share
    ownMean = own.map { $0?.mean ?? .nan }
    ownVariance = own.map { $0?.variance ?? .nan }
    bartlett = rows.map(\.bartlett)
    bartlettVariance = rows.map(\.variance)
    measured = rows.map(\.measured)
  }

  /// What the outcomes of one row say of it; nothing where none was measured.
  private struct RowScore {
    var posterior: FactorQuadrature.Posterior?
    var bartlett = Double.nan
    var variance = Double.nan
    var measured = 0
  }

  /// Bartlett's scores of two halves of the outcomes: every second one by the size of its loading, so that both halves
  /// know about as much.
  private static func halves(
    cells: OutcomeCells, factors: [TCellFactor?], group: [Int], own: [FactorQuadrature.Posterior?], threads: Int
  ) -> (a: [Double], b: [Double]) {
    let parts = (0...1).map { half in
      factors.map { factor in
        factor.map { factor in
          let order = factor.used.sorted { (factor.loadings[$1], $0) < (factor.loadings[$0], $1) }
          return factor.leavingOut(Set(order.enumerated().filter { $0.offset % 2 != half }.map(\.element)))
        }
      }
    }
    let scores = parts.map { half in
      concurrentRows(own.count, threads: threads) { row -> Double in
        guard let factor = half[group[row]], let posterior = own[row] else { return .nan }
        return LikelihoodScore(row, cells: cells, factor: factor, posterior: posterior).value
      }
    }
    return (scores[0], scores[1])
  }
}
