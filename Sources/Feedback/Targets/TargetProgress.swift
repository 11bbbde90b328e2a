internal import Evaluation

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

extension TargetProgramme {
  /// The goal of a target as a share of all units, 0…100, where it is a share of a share.
  fileprivate func goalOfAll(_ target: Int) -> Double? {
    guard let within = targets[target].within, targets[within].measure == .percent else { return nil }
    return targets[target].goal * (goalOfAll(within) ?? targets[within].goal) / 100
  }
}

extension TargetFindings.Row {
  /// What the programme says of a target.
  init(_ place: Int, in programme: TargetProgramme) {
    let target = programme.targets[place]
    self.init(
      target: target.code, name: target.name, kind: target.kind, measure: target.measure, baseline: target.baseline,
      baselineYear: target.baselineYear, goal: target.goal, goalYear: target.goalYear, tolerance: target.tolerance,
      within: target.within.map { programme.targets[$0].code }, goalOfAll: programme.goalOfAll(place),
      isYearly: target.isYearly, isQuota: target.isQuota, movesInSteps: !target.stepYears.isEmpty)
  }

  /// Takes in the last value, the way that lies behind it and the rates.
  mutating func fillProgress(
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
