internal import Inflation
internal import Pipeline
internal import Statistics
internal import Tables

extension ReportContext {
  /// The limits that 95 and 99.8 of 100 groups keep by chance (Spiegelhalter 2005), in standard errors, with their dashes.
  private static let limits: [(z: Double, dash: [Double])] = [(1.96, [5, 4]), (3.09, [])]
  /// The widths at which a limit is drawn.
  private static let steps = 60

  /// The units of each superior against their number, between the limits of chance: small groups scatter more.
  func appraiserChart() -> Document.Chart? {
    let groups = appraiserGroups()
    guard !groups.isEmpty else { return nil }
    let caption = texts.chartCaption(.appraisers, subject: "")
    let marks = groups.map { group in
      ChartValues.GroupMark(
        name: names.unit(group.row.parent), status: texts.chartStatus(group.row.isFlagged ? .above : .notListed),
        year: group.row.year, units: group.row.units,
        difference: DecimalText.rounded(median(group.differences), decimals: 2), leniency: group.row.leniencyPoints)
    }
    let lines = FunnelLimits(groups.map(\.differences)).map { funnel($0, members: groups.map { $0.differences.count }) }
    return chart(
      id: "chart-appraisers", caption: caption,
      ChartSpecification(description: caption, height: 340, layer: (lines ?? []) + [groupDots(marks)]))
  }

  /// The superiors of the table with the differences of their units: rating less the usual one, to which the part that
  /// the group has in common is added back, for what is usual holds it.
  private func appraiserGroups() -> [(row: AppraiserRow, differences: [Double])] {
    struct Group: Hashable {
      let parent: String
      let year: Int
    }
    let units = Dictionary(grouping: findings.flags) { Group(parent: $0.parent, year: $0.year) }
    return findings.appraisers.compactMap { row in
      let common = row.leniencyPoints ?? 0
      let members = units[Group(parent: row.parent, year: row.year)] ?? []
      let differences = members.sorted { $0.unit < $1.unit }.compactMap { unit -> Double? in
        guard let rating = unit.selfTotal, let usual = unit.expectedTotal else { return nil }
        let difference = rating - usual + common
        return difference.isFinite ? difference : nil
      }
      return differences.isEmpty ? nil : (row, differences)
    }
  }

  private func funnel(_ limits: FunnelLimits, members: [Int]) -> [ChartLayer] {
    let (least, most) = (Double(max(members.min() ?? 1, 2)), Double(max(members.max() ?? 1, 3)))
    // Even steps of 1/√n, so that the narrow end has as many corners as the wide one.
    let sizes = (0...Self.steps).map { step in
      let share = Double(step) / Double(Self.steps)
      let root = (1 - share) / least.squareRoot() + share / most.squareRoot()
      return 1 / (root * root)
    }
    func line(_ height: (Double) -> Double, dash: [Double]) -> ChartLayer {
      let points = sizes.map { ChartValues.PointMark(x: $0, y: height($0)) }
      return ChartLayer(
        data: .points(points),
        mark: ChartMark(type: .line, color: .soft, strokeWidth: 1.2, strokeDash: dash.isEmpty ? nil : dash),
        encoding: ChartEncodings(
          x: .number("x", texts.column(.unitCount)), y: .number("y", texts.chartAxis(.difference))))
    }
    let sides = Self.limits.flatMap { limit in
      [-1.0, 1].map { sign in
        line({ limits.center + sign * limits.distance(members: $0, z: limit.z) }, dash: limit.dash)
      }
    }
    return [line({ _ in limits.center }, dash: [])] + sides
  }

  private func groupDots(_ marks: [ChartValues.GroupMark]) -> ChartLayer {
    let statuses = [ChartStatus.above, .notListed].map(texts.chartStatus)
    var color = ChartEncoding.name("status", "")
    color.hasLegend = true
    var shape = color
    color.scale = ChartScale(domain: statuses, range: [.color(.mark), .color(.accent)])
    shape.scale = ChartScale(domain: statuses, range: [.shape("triangle-up"), .shape("circle")])
    let units = ChartEncoding.number("units", texts.column(.unitCount), format: ",d")
    let difference = ChartEncoding.number("difference", texts.chartAxis(.difference), format: "+.1f")
    return ChartLayer(
      data: .groups(marks), mark: ChartMark(type: .point, size: 40, filled: true),
      encoding: ChartEncodings(
        x: units, y: difference, color: color, shape: shape,
        tooltip: [
          .name("name", texts.column(.parent)), .name("year", texts.column(.year)), units, difference,
          .number("leniency", texts.column(.leniency), format: "+.1f"), .name("status", texts.column(.listed)),
        ]))
  }
}
