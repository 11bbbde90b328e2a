internal import Evaluation

/// The values of one target in the order of years, on its scale and by its own clock.
///
/// The clock counts years, or the years among `stepYears` that were passed: a committee's composition changes at congresses
/// only, and a line through the years between them would extrapolate nothing.
struct TargetSeries: Sendable {
  /// A change from one value to the next.
  struct Change: Sendable {
    /// On the scale.
    let size: Double
    /// On the clock; 0 between two congresses.
    let elapsed: Double
    /// In years.
    let years: Double
  }

  let target: TargetProgramme.Target
  let scale: TargetScale
  /// The values in the order of years; the baseline stands in its year where no value does.
  let points: [(year: Int, value: Double)]

  /// - Parameter points: year and value, one a year.
  init(_ target: TargetProgramme.Target, points: [(year: Int, value: Double)]) {
    self.target = target
    scale = TargetScale(measure: target.measure)
    var all = points
    if let baseline = target.baseline, let year = target.baselineYear, !points.contains(where: { $0.year == year }) {
      all.append((year, baseline))
    }
    self.points = all.sorted { $0.year < $1.year }
  }

  /// The time from the end of one year to the end of another, by the target's clock.
  func elapsed(from first: Int, to last: Int) -> Double {
    target.stepYears.isEmpty ? Double(last - first) : Double(target.stepYears.count { $0 > first && $0 <= last })
  }

  /// The changes between values.
  var changes: [Change] {
    zip(points, points.dropFirst()).map { before, after in
      Change(
        size: scale.scaled(after.value) - scale.scaled(before.value),
        elapsed: elapsed(from: before.year, to: after.year), years: Double(after.year - before.year))
    }
  }

  /// Where the plan starts: the baseline, else the first value.
  var start: (year: Int, value: Double)? {
    if let baseline = target.baseline, let year = target.baselineYear { return (year, baseline) }
    return points.first
  }

  /// The pace on the scale that leads from the start to the goal; nil where it is reached already or there is no
  /// time for it.
  var plannedPace: Double? {
    guard !target.isYearly, let start, !target.isReached(start.value) else { return nil }
    let time = elapsed(from: start.year, to: target.goalYear)
    let way = goalOnScale - scale.scaled(start.value)
    guard time > 0, abs(way) > 1e-9 else { return nil }
    return way / time
  }

  /// The goal on the scale.
  var goalOnScale: Double { target.kind == .noneLeft ? TargetScale.none : scale.scaled(target.goal) }
}
