internal import Evaluation
internal import LinearAlgebra
internal import Statistics

/// How scores change from one step of the chain to the next, over the units of a tier or of one superior.
public struct ChainRow: Sendable, Codable, Equatable {
  /// The year.
  public var year: Int
  /// The tier of the units, 1 on top; nil for individuals.
  public var tier: Int?
  /// The superior of the units; empty for the whole tier.
  public var parent: String
  /// The step before: `self`, `collective`, `superior` or, counted from the unit upward, `superior_2` and so on.
  public var from: String
  /// The step after.
  public var to: String
  /// The units with a score at both steps.
  public var units: Int
  /// The mean change, in points of 100.
  public var change: Double
  /// The lower end of its interval.
  public var lower: Double?
  /// The upper end.
  public var upper: Double?
  /// The share of units whose score rose, in 0…100.
  public var shareRaised: Double
  /// The chance of a change like this or larger where scores do not rise.
  public var pValue: Double?
  /// The same, adjusted by Holm over the rows of the year.
  public var adjustedPValue: Double?
  /// Whether scores rise here: adjusted chance below 1 − confidence and the change above the material points.
  public var rises: Bool
}

/// Finds where along the chain of raters scores rise.
///
/// The change of unit i from step a to step b is T_b − T_a, T its total as a share 0…100. Over a tier the mean has a standard
/// error that allows for what units of one superior have in common (t with as many degrees of freedom as superiors less
/// one); over the units of one superior it is the plain one. Each row is tested one-sidedly against no change, and Holm's
/// adjustment holds the chance of any false finding of a year at 1 − confidence.
struct ScoreChain {
  private(set) var rows: [ChainRow] = []
  private(set) var findings: [RollUpFinding] = []

  /// Superiors with fewer units than this are not tested alone: a mean of few differences has hardly an error of its own.
  private static let leastUnits = 5

  init(_ context: RoundContext) {
    let changes = ChainChanges(context).changes
    let confidence = context.study.settings.confidence
    for year in Set(changes.map(\.year)).sorted() {
      var ofYear = Self.rows(changes.filter { $0.year == year }, context, confidence)
      let adjusted = holm(ofYear.map { $0.pValue ?? .nan })
      for place in ofYear.indices where !adjusted[place].isNaN {
        ofYear[place].adjustedPValue = adjusted[place]
        ofYear[place].rises =
          adjusted[place] < 1 - confidence && ofYear[place].change > context.study.settings.materialPoints
      }
      rows += ofYear
    }
    findings = rows.filter(\.rises).map { Self.finding($0, context) }
  }

  private static func rows(_ changes: [ChainChanges.Change], _ context: RoundContext, _ confidence: Double)
    -> [ChainRow]
  {
    let groups = Dictionary(grouping: changes) { Group(tier: context.tiers.tier[$0.unit], from: $0.from, to: $0.to) }
    return groups.keys.sorted().flatMap { group -> [ChainRow] in
      let all = groups[group] ?? []
      let whole = row(all, group, parent: "", year: all[0].year, confidence: confidence) {
        context.study.units.parent[$0]
      }
      let byParent = Dictionary(grouping: all) { context.parent($0.unit) }
      let parts = byParent.keys.sorted().filter { !$0.isEmpty && (byParent[$0]?.count ?? 0) >= leastUnits }
      return [whole]
        + parts.map { parent in
          row(byParent[parent] ?? [], group, parent: parent, year: all[0].year, confidence: confidence) { $0 }
        }
    }
  }

  /// The row of some changes, with units that share a number taken as one cluster.
  private static func row(
    _ changes: [ChainChanges.Change], _ group: Group, parent: String, year: Int, confidence: Double,
    cluster: (Int) -> Int
  ) -> ChainRow {
    let points = changes.map(\.points)
    var row = ChainRow(
      year: year, tier: group.tier == 0 ? nil : group.tier, parent: parent, from: ChainStep.name(group.from),
      to: ChainStep.name(group.to), units: points.count, change: points.reduce(0, +) / Double(points.count),
      shareRaised: 100 * Double(points.count { $0 > 0 }) / Double(points.count), rises: false)
    let ones = [Double](repeating: 1, count: points.count)
    guard points.count > 1,
      let mean = try? ClusteredRegression(points, on: [ones], cluster: changes.map { cluster($0.unit) }),
      let interval = mean.interval(0, confidence: confidence)
    else { return row }
    row.change = mean.slopes[0]
    row.lower = interval.lowerBound
    row.upper = interval.upperBound
    let error = mean.standardErrors[0]
    // Changes that are all alike have no error: a rise is then a rise of each.
    row.pValue =
      error > 1e-9
      ? StudentT(degreesOfFreedom: Double(mean.clusters - 1)).upperTail(row.change / error) : row.change > 1e-9 ? 0 : 1
    return row
  }

  private static func finding(_ row: ChainRow, _ context: RoundContext) -> RollUpFinding {
    var finding = RollUpFinding(
      kind: .chainRises, unit: row.parent, name: row.parent, type: "", tier: row.tier, parent: "", year: row.year,
      expected: "\(row.from) > \(row.to)", detail: nil)
    finding.found = ChainStep.decimal(row.change)
    guard let unit = context.index[row.parent] else { return finding }
    finding.name = context.study.units.names[unit]
    finding.type = context.study.units.types[context.study.units.type[unit]]
    finding.parent = context.parent(unit)
    return finding
  }

  /// The changes that are summed up together.
  private struct Group: Hashable, Comparable {
    let tier: Int
    let from: Int
    let to: Int

    static func < (a: Self, b: Self) -> Bool { (a.tier, a.from, a.to) < (b.tier, b.from, b.to) }
  }
}

/// The steps of the chain, numbered from the unit upward.
enum ChainStep {
  /// The unit itself.
  static let selfRating = 0
  /// The collective.
  static let collective = 1
  /// The first superior; those above follow.
  static let superior = 2

  /// What tables call a step.
  static func name(_ step: Int) -> String {
    switch step {
    case selfRating: Rater.selfRating.rawValue
    case collective: Rater.collective.rawValue
    case superior: Rater.superior.rawValue
    default: "\(Rater.superior.rawValue)_\(step - superior + 1)"
    }
  }

  /// A change to two decimals.
  static func decimal(_ value: Double) -> String {
    let hundredths = Int((abs(value) * 100).rounded())
    let digits = hundredths % 100
    return "\(value < 0 && hundredths > 0 ? "-" : "")\(hundredths / 100).\(digits < 10 ? "0" : "")\(digits)"
  }
}
