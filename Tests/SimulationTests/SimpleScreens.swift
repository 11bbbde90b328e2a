import Evaluation
import Simulation

/// What simple screens see of a study: the total, the mean standardised outcome, and how well two residuals of one on
/// the other set units over-rated by three points and more apart from honest ones.
struct SimpleScreens {
  let truth: [Truth.UnitYear]
  let totals: [Double]
  let outcomes: [Double]

  /// The first year of a study of one year, standardised within type; NaN outcomes are left out of the mean.
  init(_ study: Study, _ truth: Truth) {
    self.truth = truth.units
    let type = truth.units.map { study.units.type[$0.unit] }
    let framework = study.frameworks.latest
    let columns = framework.outcomes.map { indicator -> [Double] in
      let k = study.indicators.codes.firstIndex(of: indicator.code) ?? 0
      let sign = indicator.better == .higher ? 1.0 : -1
      return standardized(study.indicators.values[k].map { sign * $0 }, within: type)
    }
    totals = standardized(truth.units.map(\.selfTotal), within: type)
    outcomes = standardized(
      truth.units.indices.map { row in
        let seen = columns.map { $0[row] }.filter(\.isFinite)
        return seen.isEmpty ? 0 : seen.reduce(0, +) / Double(seen.count)
      }, within: type)
  }

  /// Area under the curve of the difference of z-scores.
  var differenceArea: Double {
    area(zip(totals, outcomes).map { $0 - $1 })
  }

  /// Area under the curve of the residual of a bisquare regression of the total on the outcome score.
  var robustResidualArea: Double {
    area(bisquareResiduals(totals, on: outcomes))
  }

  /// The share of pairs of a unit over-rated by 3 points and more and an honest one that the score puts in order.
  private func area(_ score: [Double]) -> Double {
    let order = score.indices.sorted { score[$0] < score[$1] }
    var honestBelow = 0.0
    var ordered = 0.0
    var raised = 0.0
    for row in order {
      if truth[row].pattern == nil {
        honestBelow += 1
      } else if truth[row].points >= 3 {
        raised += 1
        ordered += honestBelow
      }
    }
    return ordered / (raised * honestBelow)
  }
}

/// Values minus the mean of their group, over its standard deviation; NaN stays.
func standardized(_ values: [Double], within group: [Int]) -> [Double] {
  var result = values
  for g in Set(group).sorted() {
    let rows = group.indices.filter { group[$0] == g && values[$0].isFinite }
    let mean = rows.reduce(0) { $0 + values[$1] } / Double(rows.count)
    let variance = rows.reduce(0) { $0 + (values[$1] - mean) * (values[$1] - mean) } / Double(rows.count)
    for row in rows { result[row] = (values[row] - mean) / variance.squareRoot() }
  }
  return result
}

/// Residuals of a regression with bisquare weights (4.685: 95 % efficiency at the normal), from least squares.
func bisquareResiduals(_ y: [Double], on x: [Double]) -> [Double] {
  var weights = [Double](repeating: 1, count: y.count)
  var residuals = y
  for _ in 0..<20 {
    let sum = weights.reduce(0, +)
    let meanX = zip(weights, x).reduce(0) { $0 + $1.0 * $1.1 } / sum
    let meanY = zip(weights, y).reduce(0) { $0 + $1.0 * $1.1 } / sum
    var xx = 0.0
    var xy = 0.0
    for row in y.indices {
      xx += weights[row] * (x[row] - meanX) * (x[row] - meanX)
      xy += weights[row] * (x[row] - meanX) * (y[row] - meanY)
    }
    residuals = y.indices.map { y[$0] - meanY - xy / xx * (x[$0] - meanX) }
    let scale = 1.4826 * residuals.map(abs).sorted()[residuals.count / 2]
    weights = residuals.map { residual in
      let u = residual / (4.685 * scale)
      return abs(u) < 1 ? (1 - u * u) * (1 - u * u) : 0
    }
  }
  return residuals
}
