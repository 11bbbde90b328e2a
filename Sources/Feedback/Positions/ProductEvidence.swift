internal import Evaluation

/// How many concrete products stand beside the ratings of a criterion.
public struct ProductRow: Sendable, Codable, Equatable {
  /// The type of the units.
  public var type: String
  /// The year.
  public var year: Int
  /// The code of the criterion.
  public var criterion: String
  /// The units whose own rating has points for it.
  public var units: Int
  /// The products shown for it.
  public var products: Int
  /// The products that somebody has checked.
  public var checked: Int
  /// The units that show at least one product.
  public var unitsWithProducts: Int
  /// The units that rate it high.
  public var ratedHigh: Int
  /// Those of them that show no product.
  public var ratedHighWithout: Int
}

/// Counts products as evidence beside ratings.
///
/// A rating is high from the points of the level below the highest described one, or from 80 % of the most points where the
/// criterion describes none. Criteria for which nobody of the type and year shows a product are counted and name nobody.
struct ProductEvidence {
  /// The share of the most points from which a rating is high where no levels are described.
  static let highShare = 0.8

  private(set) var rows: [ProductRow] = []
  private(set) var findings: [RollUpFinding] = []

  init(_ context: RoundContext) {
    guard let products = context.study.products else { return }
    var shown: [Cell: [Product]] = [:]
    for product in products {
      shown[Cell(unit: product.unit, year: product.year, criterion: product.criterion), default: []].append(product)
    }
    let years = Set(products.map(\.year))
    let own = OwnPoints(context.study)
    for year in context.study.years where years.contains(year) {
      for (type, code) in context.study.units.types.enumerated() {
        let criteria = context.study.frameworks[year].criteria.filter { $0.kind != .penalty && $0.applies(to: code) }
        for criterion in criteria { add(criterion, type, year, shown, own, context) }
      }
    }
  }

  private struct Cell: Hashable {
    let unit: Int
    let year: Int
    let criterion: String
  }

  private mutating func add(
    _ criterion: Criterion, _ type: Int, _ year: Int, _ shown: [Cell: [Product]], _ own: OwnPoints,
    _ context: RoundContext
  ) {
    let rated = own.points(criterion.code, year: year).filter { context.study.units.type[$0.unit] == type }
    guard !rated.isEmpty else { return }
    var row = ProductRow(
      type: context.study.units.types[type], year: year, criterion: criterion.code, units: rated.count, products: 0,
      checked: 0, unitsWithProducts: 0, ratedHigh: 0, ratedHighWithout: 0)
    let high = Self.high(criterion)
    var without: [(unit: Int, points: Double)] = []
    for (unit, points) in rated {
      let products = shown[Cell(unit: unit, year: year, criterion: criterion.code)] ?? []
      row.products += products.count
      row.checked += products.count { !$0.checkedBy.isEmpty }
      row.unitsWithProducts += products.isEmpty ? 0 : 1
      guard points >= high - 1e-9 else { continue }
      row.ratedHigh += 1
      if products.isEmpty { without.append((unit, points)) }
    }
    row.ratedHighWithout = without.count
    rows.append(row)
    guard row.products > 0 else { return }
    findings += without.map { unit, points in
      context.finding(
        .highWithoutProduct, unit, year, expected: ChainStep.decimal(high), found: ChainStep.decimal(points),
        detail: criterion.code)
    }
  }

  /// The points from which a rating is high.
  static func high(_ criterion: Criterion) -> Double {
    let steps = criterion.steps.map(\.points).sorted()
    return steps.count > 2 ? steps[steps.count - 2] : highShare * criterion.maxPoints
  }
}

/// The points that units give themselves, the mean where there are several ratings.
private struct OwnPoints {
  private let study: Study
  private let rows: [Int: [Int]]

  init(_ study: Study) {
    self.study = study
    rows = Dictionary(
      grouping: (0..<study.ratings.count).filter { study.ratings.rater[$0] == .selfRating },
      by: { study.ratings.year[$0] })
  }

  /// The points of a criterion in a year, by unit.
  func points(_ criterion: String, year: Int) -> [(unit: Int, points: Double)] {
    guard let column = study.ratings.criteria.firstIndex(of: criterion) else { return [] }
    var sums: [Int: (sum: Double, count: Int)] = [:]
    for row in rows[year] ?? [] {
      let value = study.ratings.points[column][row]
      guard value.isFinite else { continue }
      let earlier = sums[study.ratings.unit[row]] ?? (0, 0)
      sums[study.ratings.unit[row]] = (earlier.sum + value, earlier.count + 1)
    }
    return sums.keys.sorted().map { unit in
      let own = sums[unit] ?? (0, 1)
      return (unit, own.sum / Double(own.count))
    }
  }
}
