internal import Evaluation
internal import Statistics

/// The distribution of a target's value at a date, on its scale: Student's t about a middle.
struct TargetForecast: Sendable {
  let series: TargetSeries
  /// The middle, on the scale.
  let mean: Double
  /// On the scale.
  let standardDeviation: Double
  let degreesOfFreedom: Double

  /// The probability that the goal is reached.
  var probability: Double {
    let target = series.target
    guard standardDeviation > 0 else { return target.isReached(series.scale.value(mean)) ? 1 : 0 }
    func below(_ value: Double) -> Double { cumulative(series.scale.scaled(value)) }
    switch target.kind {
    case .atLeast, .eachAtLeast: return 1 - below(target.goal)
    case .atMost: return below(target.goal)
    case .about:
      let tolerance = target.tolerance ?? 0
      let (low, high) = (target.goal - tolerance, target.goal + tolerance)
      let isLow = target.measure == .number || low > 0
      let isHigh = target.measure == .percent && high >= 100
      return max(0, (isHigh ? 1 : below(high)) - (isLow ? below(low) : 0))
    case .noneLeft: return cumulative(TargetScale.none)
    }
  }

  private func cumulative(_ x: Double) -> Double {
    StudentT(degreesOfFreedom: degreesOfFreedom).cumulative((x - mean) / standardDeviation)
  }

  /// The middle and the ends of the interval as values.
  func values(confidence: Double) -> (middle: Double, lower: Double, upper: Double) {
    let half = StudentT(degreesOfFreedom: degreesOfFreedom).quantile(0.5 + confidence / 2) * standardDeviation
    return (series.scale.value(mean), series.scale.value(mean - half), series.scale.value(mean + half))
  }
}

/// The forecasts of the targets of a programme.
///
/// Targets with a way to go share a ``ProgrammePace``, those that move at congresses one and the others one, for their times
/// differ. A goal for every year, and a target that starts at its goal, has no pace: its value is a random walk without
/// drift, x_{t+1} = x_t + η, Var η the mean square of its own changes a year, and a yearly goal is forecast for the next year.
/// What moves between congresses adds its variance a year.
///
/// - Complexity: O(values).
func targetForecasts(_ series: [TargetSeries], until year: (TargetSeries) -> Int) -> [TargetForecast?] {
  var forecasts = [TargetForecast?](repeating: nil, count: series.count)
  for inSteps in [false, true] {
    let members = series.indices.filter {
      !series[$0].target.stepYears.isEmpty == inSteps && !series[$0].points.isEmpty
    }
    let paced = members.filter { series[$0].plannedPace != nil }
    let between = varianceBetweenSteps(paced.map { series[$0] })
    let pace = ProgrammePace(
      paced.map { place in
        let unit = series[place].plannedPace ?? 1
        return ProgrammePace.Target(
          changes: series[place].changes.filter { $0.elapsed > 0 }.map { ($0.size / unit, $0.elapsed) })
      })
    for (number, place) in paced.enumerated() {
      guard let pace, let last = series[place].points.last, let unit = series[place].plannedPace else { continue }
      let end = year(series[place])
      let change = pace.forecast(number, time: max(0, series[place].elapsed(from: last.year, to: end)))
      let drifting = inSteps ? between * Double(max(0, end - last.year)) : 0
      let deviation = (change.standardDeviation * change.standardDeviation + drifting).squareRoot()
      forecasts[place] = TargetForecast(
        series: series[place], mean: series[place].scale.scaled(last.value) + unit * change.mean,
        standardDeviation: abs(unit) * deviation, degreesOfFreedom: change.degreesOfFreedom)
    }
    for place in members where !paced.contains(place) {
      forecasts[place] = driftless(series[place], until: year(series[place]))
    }
  }
  return forecasts
}

/// A random walk without drift from the last value; nil with fewer than two changes.
private func driftless(_ series: TargetSeries, until year: Int) -> TargetForecast? {
  let changes = series.changes.filter { $0.elapsed > 0 }
  guard changes.count > 1, let last = series.points.last else { return nil }
  let variance = changes.reduce(0) { $0 + $1.size * $1.size / $1.elapsed } / Double(changes.count)
  let time = max(0, series.elapsed(from: last.year, to: year))
  return TargetForecast(
    series: series, mean: series.scale.scaled(last.value), standardDeviation: (time * variance).squareRoot(),
    degreesOfFreedom: Double(changes.count))
}

/// The mean square a year of what moves between congresses, in planned paces; 0 where nothing was seen.
private func varianceBetweenSteps(_ series: [TargetSeries]) -> Double {
  let squares = series.flatMap { one in
    one.changes.filter { $0.elapsed == 0 && $0.years > 0 }.map { change in
      let size = change.size / (one.plannedPace ?? 1)
      return size * size / change.years
    }
  }
  return squares.isEmpty ? 0 : squares.reduce(0, +) / Double(squares.count)
}
