public import Evaluation
internal import Inflation

/// How far the targets of a programme are, what they still need, and how probable it is that they are reached.
///
/// progress = (value − baseline)/(goal − baseline). A target for every place is forecast by the number of places that lack it,
/// as one of which none is to be left.
///
/// - Complexity: O(values log values).
///
/// Source: METHODS section 8; ``targetForecasts(_:until:)`` and ``ProgrammePace`` have the formulas.
public func analyseTargets(_ programme: TargetProgramme, confidence: Double = 0.95) -> TargetFindings {
  let groups = Dictionary(grouping: programme.observations, by: \.target)
  let seen = programme.targets.indices.map { groups[$0] ?? [] }
  let series = zip(programme.targets, seen).map { TargetSeries(forecasting: $0, by: $1) }
  let forecasts = targetForecasts(series) { one in
    one.target.isYearly ? (one.points.last?.year ?? one.target.goalYear) + 1 : one.target.goalYear
  }
  var result = TargetFindings(targets: [], places: [], confidence: confidence)
  for (place, target) in programme.targets.enumerated() {
    let places = latestOfPlaces(seen[place])
    var row = TargetFindings.Row(place, in: programme)
    row.fillProgress(target, series[place], places: places)
    if let forecast = forecasts[place] {
      let ends = forecast.values(confidence: confidence)
      (row.forecast, row.lower, row.upper) = (ends.middle, ends.lower, ends.upper)
      row.probability = forecast.probability
    }
    if target.isQuota, target.measure == .percent {
      row.heaping = GoalHeaping(shares: seen[place].filter { !$0.place.isEmpty }.map(\.value), goal: target.goal)
    }
    result.targets.append(row)
    guard target.kind == .eachAtLeast else { continue }
    result.places += places.map { last in
      TargetFindings.Place(
        target: target.code, place: last.place, year: last.year, value: last.value,
        isReached: target.isReached(last.value))
    }
  }
  return result
}

/// The last value of each place, places in their order.
private func latestOfPlaces(_ seen: [TargetProgramme.Observation]) -> [TargetProgramme.Observation] {
  var latest: [String: TargetProgramme.Observation] = [:]
  for one in seen where !one.place.isEmpty {
    if one.year > latest[one.place]?.year ?? Int.min { latest[one.place] = one }
  }
  return latest.keys.sorted().compactMap { latest[$0] }
}

extension TargetSeries {
  /// The values that a target is forecast by: its own, or the number of places that lack it.
  init(forecasting target: TargetProgramme.Target, by seen: [TargetProgramme.Observation]) {
    guard target.kind == .eachAtLeast else {
      self.init(target, points: seen.filter { $0.place.isEmpty }.map { ($0.year, $0.value) })
      return
    }
    var lacking = target
    (lacking.kind, lacking.measure, lacking.goal, lacking.baseline) = (.noneLeft, .count, 0, nil)
    let ofPlaces = seen.filter { !$0.place.isEmpty }
    let count = Set(ofPlaces.map(\.place)).count
    let years = Dictionary(grouping: ofPlaces, by: \.year).filter { Set($0.value.map(\.place)).count == count }
    self.init(
      lacking,
      points: years.keys.sorted().map { year in
        (year, Double((years[year] ?? []).count { !target.isReached($0.value) }))
      })
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
