import Foundation

/// The M-estimate of the scale of residuals with breakdown point one half.
///
/// The s that solves Σρ(rᵢ/s) = ½(n − p), ρ the bisquare of breakdown one half; it estimates the standard deviation of
/// normal residuals. 0 when at least half of the n − p degrees of freedom are taken by residuals of 0.
/// - Complexity: O(n) a step; five to ten steps of Newton's method on log s, kept within a bracket.
/// - Source: Huber (1981), section 5.2; n − p in place of n as in R's robustbase.
func mScale(of residuals: [Double], parameters: Int, from start: Double? = nil) -> Double {
  let freedom = Double(residuals.count - parameters)
  let away = residuals.count { $0 != 0 }
  guard freedom > 0, Double(away) > freedom / 2 else { return 0 }
  var logScale = log(startingScale(start, residuals))
  var bracket = (low: -Double.infinity, high: Double.infinity)
  for _ in 0..<200 {
    let (excess, slope) = excessLoss(of: residuals, at: exp(logScale), freedom: freedom)
    if excess > 0 { bracket.low = logScale } else { bracket.high = logScale }
    let step = slope > 0 ? max(-1, min(1, excess / slope)) : (excess > 0 ? 1 : -1)
    if abs(step) < 1e-12 || bracket.high - bracket.low < 1e-12 { return exp(logScale + step) }
    let next = logScale + step
    logScale = next > bracket.low && next < bracket.high ? next : (bracket.low + bracket.high) / 2
  }
  return exp(logScale)
}

/// A positive number of the residuals' size to start from.
private func startingScale(_ start: Double?, _ residuals: [Double]) -> Double {
  if let start, start > 0 { return start }
  let spread = medianAbsoluteDeviation(residuals, center: 0)
  return spread > 0 ? spread : (residuals.map { abs($0) }.max() ?? 1)
}

/// Mean loss less one half at a scale, and minus its derivative with respect to log s.
private func excessLoss(of residuals: [Double], at scale: Double, freedom: Double) -> (excess: Double, slope: Double) {
  let bisquare = Bisquare.highBreakdown
  var loss = 0.0
  var slope = 0.0
  for residual in residuals {
    let u = residual / scale
    loss += bisquare.loss(u)
    slope += u * bisquare.lossDerivative(u)
  }
  return (loss / freedom - 0.5, slope / freedom)
}
