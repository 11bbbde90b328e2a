extension SimulationPlan {
  /// Makes outcomes and honest ratings noisier.
  ///
  /// Difficulty is what simple screens achieve on units over-rated by 3 points and more against honest ones. By
  /// default the difference of z-scores has an area under the curve of 0.88–0.93 and the robust residual of the total
  /// on the outcome score 0.92–0.95; here 0.78–0.84 and 0.83–0.88. `scripts/difficulty` shows both.
  ///
  /// Weaker loadings let the mean of six outcomes correlate at about 0.7 instead of 0.9 with quality, and steeper slopes
  /// spread honest totals by 11 points instead of 8, so that the same over-rating is smaller beside them.
  public mutating func makeHard() {
    outcomes.loadings = 0.3...0.5
    quality.remainderShare = 0.3
    quality.slopes = 0.75...2.3
    ratings.halo = 0.08
    ratings.itemNoise = 0.3
    superiors.unitNoise = 0.08
    superiors.itemNoise = 0.3
  }
}
