internal import Statistics

/// A stratified sample without replacement, and what it says of means and shares of the whole.
struct StratifiedSample: Sendable {
  /// A stratum: its size, and the values seen in it.
  struct Stratum: Sendable {
    var size: Int
    var values: [Double]
    /// The variance of the values that is expected beforehand; 0 where nothing is.
    var expectedVariance = 0.0
  }

  private let strata: [Stratum]
  private let size: Double

  /// Strata of which nothing was seen are taken to be like the others: their size goes to those in proportion. Nil when
  /// nothing was seen at all.
  init?(_ strata: [Stratum]) {
    let seen = strata.filter { !$0.values.isEmpty }
    guard !seen.isEmpty else { return nil }
    self.strata = seen
    size = Double(seen.reduce(0) { $0 + $1.size })
  }

  private func share(_ stratum: Stratum) -> Double { Double(stratum.size) / size }

  /// The share of a stratum that was not seen, 1 − n/N.
  private func unseen(_ stratum: Stratum) -> Double {
    max(0, 1 - Double(stratum.values.count) / Double(stratum.size))
  }

  /// Σ W_h ȳ_h.
  var mean: Double {
    strata.reduce(0) { $0 + share($1) * average($1.values) }
  }

  /// The mean with its interval: variance Σ W_h² (1 − n_h/N_h) s_h²/n_h, Student's t with Satterthwaite's degrees of
  /// freedom; a stratum of which one value was seen takes the variance pooled over the others. s_h² is at least what was
  /// expected of the stratum: a few values seldom hold one of the large ones that make most of a skewed variance. Nil where
  /// no stratum has two values.
  ///
  /// Source: Cochran (1977), Sampling techniques, sections 5.4 and 5.5.
  func meanInterval(confidence: Double) -> ClosedRange<Double>? {
    let several = strata.filter { $0.values.count > 1 }
    guard !several.isEmpty else { return nil }
    let freedom = several.reduce(0) { $0 + $1.values.count - 1 }
    let pooled = several.reduce(0) { $0 + sumOfSquares($1.values) } / Double(freedom)
    var variance = 0.0
    var squares = 0.0
    for stratum in strata {
      let n = Double(stratum.values.count)
      let own = max(n > 1 ? sumOfSquares(stratum.values) / (n - 1) : pooled, stratum.expectedVariance)
      let part = share(stratum) * share(stratum) * unseen(stratum) * own / n
      variance += part
      squares += part * part / max(n - 1, 1)
    }
    guard variance > 0 else { return mean...mean }
    let half = StudentT(degreesOfFreedom: variance * variance / squares).quantile(0.5 + confidence / 2)
    return (mean - half * variance.squareRoot())...(mean + half * variance.squareRoot())
  }

  /// As many units drawn at random would say as much of a share, for values 0 and 1.
  ///
  /// p̃(1 − p̃) over the variance of the estimate, both at the shares (x_h + ½)/(n_h + 1): a stratum in which nothing was
  /// found is not known to hold none.
  var effectiveUnits: Double {
    var share = 0.0
    var variance = 0.0
    for stratum in strata {
      let n = Double(stratum.values.count)
      let smooth = (stratum.values.reduce(0, +) + 0.5) / (n + 1)
      let weight = self.share(stratum)
      share += weight * smooth
      variance += weight * weight * unseen(stratum) * smooth * (1 - smooth) / max(n - 1, 1)
    }
    return variance > 0 ? share * (1 - share) / variance : .infinity
  }

  /// Wilson's interval of the mean of values 0 and 1, at the effective number of units.
  func shareInterval(confidence: Double) -> ClosedRange<Double> {
    let trials = effectiveUnits
    guard trials.isFinite else { return mean...mean }
    return wilsonInterval(successes: mean * trials, trials: trials, confidence: confidence)
  }

  private func average(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  private func sumOfSquares(_ values: [Double]) -> Double {
    let center = average(values)
    return values.reduce(0) { $0 + ($1 - center) * ($1 - center) }
  }
}
