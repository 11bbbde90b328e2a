/// A row's outcomes as one normal observation of its quality: the one whose product with the prior N(0, 1) has the
/// posterior's mean and variance.
struct PseudoObservation {
  /// The value observed.
  let value: Double
  /// The variance of its error.
  let variance: Double

  /// Precisions below this share of the prior's say nothing of a row.
  private static let leastPrecision = 1e-6

  /// The observation behind a posterior.
  init(_ posterior: FactorQuadrature.Posterior) {
    let precision = max(Self.leastPrecision, 1 / posterior.variance - 1)
    variance = 1 / precision
    value = posterior.mean / posterior.variance / precision
  }
}
