internal import Evaluation
internal import Statistics

/// A unit beside those in a like position.
public struct PositionRow: Sendable, Codable, Equatable {
  /// The code of the unit.
  public var unit: String
  /// Its name.
  public var name: String
  /// Its superior.
  public var parent: String
  /// The year.
  public var year: Int
  /// The type that units of the peer group share.
  public var type: String
  /// The tier that they share, 1 on top; nil for individuals.
  public var tier: Int?
  /// The units of the peer group with a total, this one included.
  public var peers: Int
  /// The unit's total as whoever decides sees it, as a share 0…100.
  public var total: Double
  /// The unit's level.
  public var level: String?
  /// The median of the peer group.
  public var median: Double
  /// Its lower quartile.
  public var lowerQuartile: Double
  /// Its upper quartile.
  public var upperQuartile: Double
  /// The rank in the peer group, 1 the highest; ties share the better one.
  public var rank: Int
  /// The share of the peer group, in 0…100, that holds the unit's level.
  public var shareAtLevel: Double?
}

/// Compares like with like: the peer group is the units of one type and tier in a year.
struct PeerComparison {
  private(set) var rows: [PositionRow] = []

  init(_ context: RoundContext) {
    var groups: [Group: [(unit: Int, row: ClassificationRow, total: Double)]] = [:]
    for key in context.keys {
      guard let row = context.decided[key], let total = row.total else { continue }
      let group = Group(year: key.year, tier: context.tiers.tier[key.unit], type: row.type)
      groups[group, default: []].append((key.unit, row, total))
    }
    for group in groups.keys.sorted() {
      let peers = groups[group] ?? []
      let totals = peers.map(\.total)
      let middle = quantiles(totals, at: [0.25, 0.5, 0.75])
      let levels = Dictionary(peers.compactMap { $0.row.level }.map { ($0, 1) }, uniquingKeysWith: +)
      rows += peers.map { unit, row, total in
        PositionRow(
          unit: row.unit, name: row.name, parent: row.parent, year: group.year, type: group.type,
          tier: group.tier == 0 ? nil : group.tier, peers: peers.count, total: total, level: row.level,
          median: middle[1], lowerQuartile: middle[0], upperQuartile: middle[2],
          rank: 1 + totals.count { $0 > total + 1e-9 },
          shareAtLevel: row.level.map { 100 * Double(levels[$0] ?? 0) / Double(peers.count) })
      }
    }
  }

  private struct Group: Hashable, Comparable {
    let year: Int
    let tier: Int
    let type: String

    static func < (a: Self, b: Self) -> Bool { (a.year, a.tier, a.type) < (b.year, b.tier, b.type) }
  }
}
