/// The rows that a layer draws.
enum ChartValues: Encodable, Sendable {
  case weights([WeightMark])
  case units([UnitMark])
  case cells([CellMark])
  case points([PointMark])
  case groups([GroupMark])
  case years([YearMark])

  /// A criterion with its points and their interval.
  struct WeightMark: Encodable, Sendable {
    var criterion: String
    var now: Double
    var calibrated: Double
    var lower: Double
    var upper: Double
    var proposed: Double
  }

  /// A unit: what was rated, what is usual, what is said of it and where it stands on the page.
  struct UnitMark: Encodable, Sendable {
    var name: String
    var parent: String
    var status: String
    var rating: Double
    var expected: Double
    var unexplained: Double?
    var criteria: String?
    var link: String?
  }

  /// The number of units in a cell of a grid.
  struct CellMark: Encodable, Sendable {
    var x: Double
    var x2: Double
    var y: Double
    var y2: Double
    var count: Int
  }

  /// A place.
  struct PointMark: Encodable, Sendable {
    var x: Double
    var y: Double
  }

  /// The units of one superior.
  struct GroupMark: Encodable, Sendable {
    var name: String
    var status: String
    var year: Int
    var units: Int
    /// The median difference between rating and usual rating, the group's own part included.
    var difference: Double
    var leniency: Double?
  }

  /// A type in a year.
  struct YearMark: Encodable, Sendable {
    var type: String
    var year: Int
    var drift: Double
    var lower: Double?
    var upper: Double?
  }

  private enum CodingKeys: String, CodingKey {
    case values
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .weights(let rows): try container.encode(rows, forKey: .values)
    case .units(let rows): try container.encode(rows, forKey: .values)
    case .cells(let rows): try container.encode(rows, forKey: .values)
    case .points(let rows): try container.encode(rows, forKey: .values)
    case .groups(let rows): try container.encode(rows, forKey: .values)
    case .years(let rows): try container.encode(rows, forKey: .values)
    }
  }
}
