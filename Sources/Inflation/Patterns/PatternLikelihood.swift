internal import Foundation
internal import Statistics

/// How much more a p-value speaks for a pattern than for its absence, where all that is known of the pattern is that it
/// makes p small.
///
/// The mean over a of the densities a p^(a−1) of Beta(a, 1), a in {0.02, 0.05, 0.1}: a density on 0…1, so that its
/// mean under the null is 1.
///
/// Source: Sellke, Bayarri and Berger (2001), Calibration of p values for testing precise null hypotheses, for the
/// class; Pounds and Morris (2003) for its use in mixtures.
func patternLikelihoodRatio(pValue: Double) -> Double {
  let p = max(pValue, 1e-12)
  let shapes = [0.02, 0.05, 0.1]
  return shapes.reduce(0) { $0 + $1 * pow(p, $1 - 1) } / Double(shapes.count)
}

/// p-values of units that are listed for another reason, raised to the power 1/λ that makes their median a half where
/// it lies below: λ = median(−log p) / log 2, at least 1. NaN stays NaN.
///
/// Over-rating by itself changes the shape of the answers a little; what most listed units show is no pattern.
///
/// Source: Devlin and Roeder (1999), Genomic control for association studies.
func withMedianOfAHalf(_ pValues: [Double]) -> [Double] {
  let known = pValues.filter(\.isFinite).map { -log(max($0, 1e-300)) }
  guard !known.isEmpty else { return pValues }
  let inflation = max(median(known) / log(2), 1)
  return pValues.map { $0.isFinite ? exp(log(max($0, 1e-300)) / inflation) : .nan }
}
