public import Evaluation
public import LinearAlgebra
internal import Statistics

/// The units of one type, ready to be scored under other points, on other scales, with other cut-offs and ratings.
///
/// T_i = 100 Σ_j w_j x_ij/Σ_j w_j over the criteria that were rated. On another scale the composite of the normalised criteria is
/// put on mean and standard deviation of the T of the same points, so that cut-offs mean the same:
/// T*_i = T̄ + s_T (c_i − c̄)/s_c. The level is that of T*_i + e_i − shift, with the bonus, penalty and vetoes of the rating.
public struct ScoringModel: Sendable {
  /// How the units are scored; nothing chosen is the points as they are, shares, the cut-offs in force and no error.
  public struct Setting: Sendable {
    /// The points of each criterion.
    public var points: [Double]
    /// The scale of the criteria; nil for shares.
    public var scale: Normalisation?
    /// By how many points of 100 levels start higher.
    public var cutoffShift = 0.0
    /// The stream of the rating errors; nil for none.
    public var errors: UInt64?
  }

  /// The rating of a unit beside its shares.
  public struct Rating: Sendable {
    /// The standard error of the total, in points of 100.
    public var error: Double
    /// What conditions and vetoes make of its levels.
    public var ladder: LevelLadder
    /// What bonus, penalty and vetoes add to the total that levels are read on.
    public var levelOffset: Double

    /// A rating with its error and its levels.
    public init(error: Double, ladder: LevelLadder, levelOffset: Double = 0) {
      self.error = error
      self.ladder = ladder
      self.levelOffset = levelOffset
    }
  }

  /// The scales that are tried beside shares of the points.
  public static let scales: [Normalisation?] = [nil, .standardScore, .leastToLargest, .percentile]
  /// Cut-offs move by at most so many points of 100, half of the five in which frameworks state them.
  public static let cutoffReach = 2.5

  private let points: [Double]
  private let draws: Matrix
  /// The standard error of each unit's total, and what levels are read on beside it.
  private let errors: [Double]
  private let levelOffsets: [Double]
  private let ladders: LevelLadders
  private let seed: UInt64
  /// The criteria on each of `scales` (units × criteria), 0 where nothing was rated.
  private let columns: [Matrix]
  private let isRated: Matrix

  /// A model of units with at least one rated criterion.
  ///
  /// - Parameters:
  ///   - shares: units × criteria, in 0…1; not finite where there is no rating.
  ///   - points: the points of each criterion, with a positive sum.
  ///   - draws: points that other samples would have given (draws × criteria); without rows the points are known.
  ///   - ratings: what else each unit's level rests on.
  ///   - seed: of the errors.
  /// - Complexity: O(units × criteria × log units).
  public init(shares: Matrix, points: [Double], draws: Matrix, ratings: [Rating], seed: UInt64) {
    precondition(shares.rows == ratings.count && shares.columns == points.count, "a rating a unit, points a criterion")
    precondition(draws.rows == 0 || draws.columns == points.count, "a draw has points for every criterion")
    self.points = points
    self.draws = draws
    errors = ratings.map(\.error)
    levelOffsets = ratings.map(\.levelOffset)
    ladders = LevelLadders(ratings.map(\.ladder))
    self.seed = seed
    isRated = Matrix(
      rows: shares.rows, columns: shares.columns, elements: shares.elements.map { $0.isFinite ? 1 : 0 })
    columns = Self.scales.map { scale in
      Matrix(columnsOf: (0..<shares.columns).map { Self.scaled(shares.column($0), scale) })
    }
  }

  /// The number of units.
  public var units: Int { ladders.count }
  /// Nothing chosen.
  public var base: Setting { Setting(points: points) }

  /// The setting at a place of the unit cube, one coordinate in 0..<1 a choice; a choice without a coordinate is not made.
  public func setting(at place: [RobustnessChoice: Double]) -> Setting {
    var setting = base
    if let u = place[.weights], draws.rows > 0 { setting.points = draws.row(Int(u * Double(draws.rows))) }
    if let u = place[.normalisation] { setting.scale = Self.scales[Int(u * Double(Self.scales.count))] }
    if let u = place[.cutoffs] { setting.cutoffShift = Self.cutoffReach * (2 * u - 1) }
    if let u = place[.ratingError] { setting.errors = u.bitPattern }
    return setting
  }

  /// The totals of the units, in 0…100, and the place of the level of each.
  ///
  /// - Complexity: O(units × criteria).
  public func scores(_ setting: Setting) -> (totals: [Double], places: [Int]) {
    var totals = totals(setting.points, setting.scale)
    if let stream = setting.errors {
      var random = RandomStream(seed: seed, 0x65_72_72, stream)
      for i in totals.indices { totals[i] += errors[i] * random.normal() }
    }
    let places = ladders.places(forTotals: zip(totals, levelOffsets).map { $0 + $1 - setting.cutoffShift })
    return (totals, places)
  }

  private func totals(_ points: [Double], _ scale: Normalisation?) -> [Double] {
    let most = isRated * points
    func composite(_ values: Matrix) -> [Double] {
      zip(values * points, most).map { $1 > 0 ? 100 * $0 / $1 : 0 }
    }
    let plain = composite(columns[0])
    guard let scale, let place = Self.scales.firstIndex(of: scale) else { return plain }
    let other = composite(columns[place])
    let (target, source) = (Self.centreAndSpread(plain), Self.centreAndSpread(other))
    guard source.spread > 0 else { return plain }
    return other.map { target.centre + target.spread / source.spread * ($0 - source.centre) }
  }

  /// The mean and the standard deviation, divisor n.
  private static func centreAndSpread(_ values: [Double]) -> (centre: Double, spread: Double) {
    let count = Double(max(values.count, 1))
    let mean = values.reduce(0, +) / count
    return (mean, (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot())
  }

  /// A column on a scale, 0 where there is no number.
  private static func scaled(_ column: [Double], _ scale: Normalisation?) -> [Double] {
    let rated = column.indices.filter { column[$0].isFinite }
    let values = rated.map { column[$0] }
    var result = [Double](repeating: 0, count: column.count)
    for (place, value) in zip(rated, scale?.applied(to: values) ?? values) { result[place] = value }
    return result
  }
}
