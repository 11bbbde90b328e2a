import Foundation
internal import LinearAlgebra
internal import Statistics

/// The choice of λ by cross-validation over whole appraisers.
///
/// With many rows a criterion the λ of least loss; with fewer the largest λ whose loss exceeds the least by no more than
/// the standard error of the paired differences between folds (the unpaired rule returns the points in force even at
/// thousands of units); with very few, no departure at all unless an F test shows one.
struct PenaltyChoice {
  /// The candidates: 0 and 10⁻³…10³ in 25 steps.
  static let candidates = [0] + (0..<25).map { pow(10, -3 + 0.25 * Double($0)) }

  /// Rows a criterion from which the λ of least loss is taken.
  static let manyRows = 50.0
  /// Rows a criterion below which a departure has to pass the test.
  static let fewRows = 20.0
  /// The level of that test.
  static let significance = 0.01

  /// The λ for a study of so many rows a criterion.
  ///
  /// - Parameters:
  ///   - losses: the loss on each held-out fold, candidate first.
  ///   - rowsPerCriterion: N/p.
  static func choose(losses: [[Double]], rowsPerCriterion: Double) -> Double {
    let sums = losses.map { $0.reduce(0, +) }
    guard let least = sums.indices.min(by: { sums[$0] < sums[$1] }) else { return .infinity }
    if rowsPerCriterion >= manyRows { return candidates[least] }
    let count = Double(losses[least].count)
    let within = candidates.indices.last { index in
      let differences = zip(losses[index], losses[least]).map { $0 - $1 }
      let mean = differences.reduce(0, +) / count
      let variance = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(count - 1, 1)
      return mean <= (variance / count).squareRoot()
    }
    return candidates[within ?? least]
  }

  /// The p-value of the F test that the coefficients are proportional to a reference, from sums over rows; `lost` degrees
  /// of freedom are spent on centring.
  ///
  /// F = ((RSS₀ − RSS₁)/(p − 1))/(RSS₁/(N − p − lost))
  static func proportionality(_ parts: [(moments: CalibrationMoments, reference: [Double])], lost: Int) -> Double {
    var restricted = 0.0
    var full = 0.0
    var numerator = 0.0
    var denominator = -Double(lost)
    for (moments, reference) in parts where moments.count > 0 {
      let p = Double(moments.criteria)
      let squared = dot(reference, moments.scatter * reference)
      let slope = squared > 0 ? dot(moments.cross, reference) / squared : 0
      restricted += moments.outcome - slope * dot(moments.cross, reference)
      full += moments.residualVariance * moments.count
      numerator += p - 1
      denominator += moments.count - p
    }
    guard numerator > 0, denominator > 0, full > 0 else { return 1 }
    let statistic = max(0, restricted - full) / numerator / (full / denominator)
    return FisherF(numerator, denominator).upperTail(statistic)
  }
}
