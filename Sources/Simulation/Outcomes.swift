import Foundation
internal import Evaluation
internal import Statistics

/// The indicator values of every unit and year, as somebody other than the unit measures them.
func simulatedOutcomes(_ plan: SimulationPlan, performance: Performance, population: Population) -> IndicatorValues {
  let measurement = Measurement(plan)
  var unit: [Int] = []
  var year: [Int] = []
  var values = [[Double]](repeating: [], count: measurement.codes.count)
  for i in population.type.indices {
    let own = performance.quality[(i * plan.years)..<((i + 1) * plan.years)]
    let rows = measurement.rows(unit: i, quality: Array(own))
    for (t, row) in rows.enumerated() {
      unit.append(i)
      year.append(plan.firstYear + t)
      for (k, value) in row.enumerated() { values[k].append(value) }
    }
  }
  return IndicatorValues(codes: measurement.codes, unit: unit, year: year, values: values)
}

/// How each indicator reads quality.
private struct Measurement {
  let plan: SimulationPlan
  let indicators: [Indicator]
  let loadings: [Double]
  /// The codes of the columns: indicators, then their denominators.
  let codes: [String]

  init(_ plan: SimulationPlan) {
    self.plan = plan
    indicators = plan.design.framework.indicators
    var stream = RandomStream(seed: plan.seed, .outcome)
    let drawn = indicators.map { _ in stream.uniform(in: plan.outcomes.loadings) }
    loadings = zip(drawn, indicators).map { $1.use == .outcome ? $0 : 0 }
    codes = indicators.map(\.code) + indicators.compactMap(\.denominator)
  }

  /// The values of a unit by year; NaN where missing.
  func rows(unit: Int, quality: [Double]) -> [[Double]] {
    var stream = RandomStream(seed: plan.seed, .outcome, 1 + unit)
    let context = contexts(unit: unit)
    let contextSum = context.compactMap { $0 }.reduce(0, +)
    let cases = indicators.map { _ in exp(5 + 0.8 * stream.normal()).rounded() + 10 }
    let columns = indicators.enumerated().map { k, indicator in
      let lasting = stream.normal()
      return quality.map { theta in
        let noise = stream.outcomeNoise(plan.outcomes, lasting: lasting)
        let isMissing = stream.uniform() < plan.outcomes.missingProbability(quality: theta)
        let standard: Double
        if let value = context[k] {
          standard = value
        } else {
          let error = (1 - loadings[k] * loadings[k]).squareRoot() * noise
          standard =
            loadings[k] * theta + error + (indicator.use == .outcome ? plan.outcomes.contextEffect * contextSum : 0)
        }
        let sampling = indicator.denominator == nil ? 0 : stream.normal()
        let value = natural(standard, of: k, sampling: sampling, cases: cases[k])
        return isMissing && indicator.use == .outcome ? Double.nan : value
      }
    }
    let denominators = indicators.indices.filter { indicators[$0].denominator != nil }.map { cases[$0] }
    return quality.indices.map { year in columns.map { $0[year] } + denominators }
  }

  /// The standardised context of a unit: a number for each context column, lasting over the years.
  private func contexts(unit: Int) -> [Double?] {
    var stream = RandomStream(seed: plan.seed, .context, unit)
    return indicators.map { indicator in indicator.use == .context ? stream.normal() : nil }
  }

  /// The value on the natural scale; a percentage of counted cases carries the error √(p(1 − p)/n) as well.
  private func natural(_ standard: Double, of k: Int, sampling: Double, cases: Double) -> Double {
    let scale = plan.design.scales[k]
    let sign = indicators[k].better == .higher ? 1.0 : -1
    var value = scale.center + sign * scale.spread * standard
    if sampling != 0 {
      let share = min(max(value / 100, 0.01), 0.99)
      value += 100 * (share * (1 - share) / cases).squareRoot() * sampling
    }
    let power = pow(10, Double(scale.decimals))
    let bounded = min(max(value, scale.bounds.lowerBound), scale.bounds.upperBound)
    return (bounded * power).rounded() / power
  }
}

extension OutcomeWorld {
  fileprivate func missingProbability(quality: Double) -> Double {
    guard missingShare > 0 else { return 0 }
    return missingSlope == 0 ? missingShare : logistic(logit(missingShare) - missingSlope * quality)
  }
}

extension RandomStream {
  /// Noise of variance 1, before contamination: a lasting part and one of the year.
  fileprivate mutating func outcomeNoise(_ world: OutcomeWorld, lasting: Double) -> Double {
    let varying: Double
    switch world.noise {
    case .normal:
      varying = normal()
    case .heavyTailed:
      varying = studentT(degreesOfFreedom: 3) / 3.0.squareRoot()
    case .contaminated(let share, let factor):
      let isContaminated = uniform() < share
      varying = normal() * (isContaminated ? factor : 1)
    case .contaminatedHeavyTailed:
      let isContaminated = uniform() < 0.05
      varying = studentT(degreesOfFreedom: 3) / 3.0.squareRoot() * (isContaminated ? 5 : 1)
    }
    return world.lastingShare.squareRoot() * lasting + (1 - world.lastingShare).squareRoot() * varying
  }
}
