/// Wilson's interval of a share of which `successes` of `trials` were seen; 0…1 without trials.
///
/// (p̂ + z²/2n ± z √(p̂(1 − p̂)/n + z²/4n²)) / (1 + z²/n)
///
/// - Parameter trials: the number seen, or the effective number of a weighted sample.
/// - Complexity: O(1).
///
/// Source: Wilson (1927), Probable inference, the law of succession, and statistical inference.
public func wilsonInterval(successes: Double, trials: Double, confidence: Double) -> ClosedRange<Double> {
  guard trials > 0 else { return 0...1 }
  let z = NormalDistribution.standard.quantile(0.5 + confidence / 2)
  let share = successes / trials
  let center = share + z * z / (2 * trials)
  let half = z * (share * (1 - share) / trials + z * z / (4 * trials * trials)).squareRoot()
  let scale = 1 + z * z / trials
  return max(0, (center - half) / scale)...min(1, (center + half) / scale)
}
