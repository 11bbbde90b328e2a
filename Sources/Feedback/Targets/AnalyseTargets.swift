public import Evaluation
internal import Inflation

/// How far the targets of a programme are, what they still need, and how probable it is that they are reached.
///
/// progress = (value − baseline)/(goal − baseline). A target for every place is forecast by the number of places that lack it,
/// as one of which none is to be left.
///
/// - Complexity: O(values).
///
/// Source: METHODS section 8; ``targetForecasts(_:until:)`` and ``ProgrammePace`` have the formulas.
public func analyseTargets(_ programme: TargetProgramme, confidence: Double = 0.95) -> TargetFindings {
  let series = programme.targets.indices.map { TargetSeries(forecasting: $0, in: programme) }
  let forecasts = targetForecasts(series) { one in
    one.target.isYearly ? (one.points.last?.year ?? one.target.goalYear) + 1 : one.target.goalYear
  }
  let rows = programme.targets.indices.map { place -> TargetFindings.Row in
    var row = TargetFindings.Row(place, in: programme)
    row.fillProgress(programme.targets[place], series[place], places: programme.latestPlaces(place))
    if let forecast = forecasts[place] {
      let ends = forecast.values(confidence: confidence)
      (row.forecast, row.lower, row.upper) = (ends.middle, ends.lower, ends.upper)
      row.probability = forecast.probability
    }
    if programme.targets[place].isQuota, programme.targets[place].measure == .percent {
      let shares = programme.observations.filter { $0.target == place && !$0.place.isEmpty }.map(\.value)
      row.heaping = GoalHeaping(shares: shares, goal: programme.targets[place].goal)
    }
    return row
  }
  let places = programme.targets.indices.filter { programme.targets[$0].kind == .eachAtLeast }.flatMap { place in
    programme.latestPlaces(place).map { seen in
      TargetFindings.Place(
        target: programme.targets[place].code, place: seen.place, year: seen.year, value: seen.value,
        isReached: seen.value >= programme.targets[place].goal)
    }
  }
  return TargetFindings(targets: rows, places: places, confidence: confidence)
}

extension TargetProgramme {
  /// The last value of each place of a target, places in their order.
  func latestPlaces(_ target: Int) -> [Observation] {
    var latest: [String: Observation] = [:]
    for seen in observations where seen.target == target && !seen.place.isEmpty {
      if seen.year > latest[seen.place]?.year ?? Int.min { latest[seen.place] = seen }
    }
    return latest.keys.sorted().compactMap { latest[$0] }
  }

  /// The goal of a target as a share of all units, 0…100, where it is a share of a share.
  func goalOfAll(_ target: Int) -> Double? {
    guard let within = targets[target].within, targets[within].measure == .percent else { return nil }
    return targets[target].goal * (goalOfAll(within) ?? targets[within].goal) / 100
  }
}

extension TargetSeries {
  /// The values that a target is forecast by.
  init(forecasting place: Int, in programme: TargetProgramme) {
    let target = programme.targets[place]
    let own = programme.observations.filter { $0.target == place }
    guard target.kind == .eachAtLeast else {
      self.init(target, points: own.filter { $0.place.isEmpty }.map { ($0.year, $0.value) })
      return
    }
    let places = Set(own.map(\.place))
    var lacking = target
    (lacking.kind, lacking.measure, lacking.goal, lacking.baseline) = (.noneLeft, .count, 0, nil)
    let years = Set(own.map(\.year)).sorted().filter { year in
      Set(own.filter { $0.year == year }.map(\.place)) == places
    }
    self.init(
      lacking,
      points: years.map { year in (year, Double(own.count { $0.year == year && $0.value < target.goal })) })
  }

  /// The value at the goal's year on the least-squares line through all values; nil with fewer than two years.
  var straightLine: Double? {
    guard points.count > 1 else { return nil }
    let count = Double(points.count)
    let (year, value) = (
      points.reduce(0) { $0 + Double($1.year) } / count, points.reduce(0) { $0 + $1.value } / count
    )
    let spread = points.reduce(0) { $0 + (Double($1.year) - year) * (Double($1.year) - year) }
    let slope = points.reduce(0) { $0 + (Double($1.year) - year) * ($1.value - value) } / spread
    return value + slope * (Double(target.goalYear) - year)
  }
}

extension TargetProgramme.Target {
  /// Whether a value reaches the goal.
  func isReached(_ value: Double) -> Bool {
    switch kind {
    case .atLeast, .eachAtLeast: value >= goal - 1e-9
    case .atMost, .noneLeft: value <= goal + 1e-9
    case .about: abs(value - goal) <= (tolerance ?? 0) + 1e-9
    }
  }
}

extension TargetFindings.Row {
  /// What the programme says of a target.
  fileprivate init(_ place: Int, in programme: TargetProgramme) {
    let target = programme.targets[place]
    self.init(
      target: target.code, name: target.name, kind: target.kind, measure: target.measure, baseline: target.baseline,
      baselineYear: target.baselineYear, goal: target.goal, goalYear: target.goalYear, tolerance: target.tolerance,
      within: target.within.map { programme.targets[$0].code }, goalOfAll: programme.goalOfAll(place),
      isYearly: target.isYearly, isQuota: target.isQuota, movesInSteps: !target.stepYears.isEmpty)
  }

  /// Takes in the last value, the way that lies behind it and the rates.
  fileprivate mutating func fillProgress(
    _ target: TargetProgramme.Target, _ series: TargetSeries, places: [TargetProgramme.Observation]
  ) {
    let start = series.start
    if movesInSteps {
      stepsLeft = target.stepYears.count { $0 > (series.points.last?.year ?? Int.min) && $0 <= target.goalYear }
    }
    if let start, !isYearly, kind != .eachAtLeast, !target.isReached(start.value) {
      let time = series.elapsed(from: start.year, to: goalYear)
      if time > 0 { plannedRate = (goal - start.value) / time }
    }
    if kind != .eachAtLeast { straightLine = isYearly ? nil : series.straightLine }
    guard let last = series.points.last else { return }
    if kind == .eachAtLeast {
      latestYear = last.year
      let reached = places.count { $0.value >= goal }
      isReached = reached == places.count
      latest = places.map(\.value).min()
      progress = Double(reached) / Double(places.count)
      return
    }
    (latest, latestYear) = (last.value, last.year)
    isReached = target.isReached(last.value)
    if isYearly {
      progress = Double(series.points.count { target.isReached($0.value) }) / Double(series.points.count)
      return
    }
    if let baseline, abs(goal - baseline) > 1e-9 { progress = (last.value - baseline) / (goal - baseline) }
    let time = series.elapsed(from: last.year, to: goalYear)
    if isReached == true { requiredRate = 0 } else if time > 0 { requiredRate = (goal - last.value) / time }
  }
}
