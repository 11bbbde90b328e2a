/// How the share of true null hypotheses is estimated from the p-values above a threshold λ.
public enum NullProportionMethod: Sendable, Equatable {
  /// A smoothing spline with 3 degrees of freedom through the estimates over a grid of λ, read at the largest.
  case smoother
  /// The λ of the grid with the smallest estimated mean squared error.
  case bootstrap
  /// One threshold, in 0..<1.
  case threshold(Double)
}

/// The estimated share π₀ of true null hypotheses among the tests.
///
/// π₀(λ) = #{p ≥ λ} / (m(1 − λ)), over λ = 0.05, 0.10 … 0.95 unless one threshold is named; the result lies in 1/m…1.
/// NaN (a test that was not made) is left out; with no tests π₀ is 1.
/// - Complexity: O(m).
/// - Source: Storey (2002), A direct approach to false discovery rates; Storey and Tibshirani (2003), remark B (the
///   smoother); Storey, Taylor and Siegmund (2004), section 6, in the closed form of R's qvalue (the bootstrap).
public func storeyNullProportion(_ pValues: [Double], by method: NullProportionMethod = .smoother) -> Double {
  let tests = pValues.filter { !$0.isNaN }
  guard !tests.isEmpty else { return 1 }
  let grid = (1...19).map { Double($0) * 0.05 }
  let estimate: Double
  switch method {
  case .threshold(let threshold):
    estimate = nullShare(tests, above: threshold)
  case .smoother:
    let raw = grid.map { nullShare(tests, above: $0) }
    let smooth = (try? smoothed(raw, at: grid, degreesOfFreedom: 3)) ?? raw
    estimate = smooth.last ?? 1
  case .bootstrap:
    estimate = smallestErrorShare(tests, grid: grid)
  }
  return min(1, max(1 / Double(tests.count), estimate))
}

/// Storey's q-values: the smallest false discovery rate at which each test would be called.
///
/// q₍ᵢ₎ = min over j ≥ i of π₀·m·p₍ⱼ₎/j, at most π₀, in the order of the input; NaN stays NaN.
/// - Complexity: O(m log m).
/// - Source: Storey and Tibshirani (2003), Statistical significance for genomewide studies.
public func storeyQValues(_ pValues: [Double], nullProportion: Double) -> [Double] {
  benjaminiHochberg(pValues).map { nullProportion * $0 }
}

/// π₀(λ) = #{p ≥ λ} / (m(1 − λ)).
private func nullShare(_ tests: [Double], above threshold: Double) -> Double {
  Double(tests.count { $0 >= threshold }) / (Double(tests.count) * (1 - threshold))
}

/// The π₀(λ) whose variance plus squared distance from the tenth percentile of all is smallest.
///
/// The variance of π₀(λ) is W(1 − W/m) / (m²(1 − λ)²) with W = #{p ≥ λ}.
private func smallestErrorShare(_ tests: [Double], grid: [Double]) -> Double {
  let count = Double(tests.count)
  let shares = grid.map { nullShare(tests, above: $0) }
  let target = quantile(shares, at: 0.1)
  let errors = zip(grid, shares).map { threshold, share in
    let above = share * (1 - threshold)
    return above * (1 - above) / (count * (1 - threshold) * (1 - threshold)) + (share - target) * (share - target)
  }
  let best = errors.indices.min { errors[$0] < errors[$1] }
  return best.map { shares[$0] } ?? 1
}
