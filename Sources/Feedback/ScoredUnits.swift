internal import Calibration
internal import Evaluation
internal import LinearAlgebra
internal import Statistics

/// The units of one type in the last year, ready to be scored under any choices.
struct ScoredUnits {
  /// Their places among the judged ratings.
  let places: [Int]
  /// How they are scored.
  let model: ScoringModel

  /// The units of a type that have a total under the points.
  ///
  /// - Parameters:
  ///   - points: the points of each criterion of the panel.
  ///   - draws: points that other samples would have given (draws × criteria of the panel).
  ///   - ladders: the levels of each of the judged ratings.
  ///   - ratingError: σ of each row of the panel, in points of the total 0…100.
  ///   - most: of more units than this, so many are drawn at random.
  init(
    _ judged: JudgedRatings, type: Int, points: [Double], draws: Matrix, ladders: [LevelLadder], ratingError: [Double],
    seed: UInt64, most: Int = .max
  ) {
    let panel = judged.panel
    var places = judged.rows.indices.filter { place in
      panel.type[judged.rows[place]] == type && panel.total(row: judged.rows[place], points: points).isFinite
    }
    if places.count > most {
      var random = RandomStream(seed: seed, 0x70_61_72_74)
      places = places.shuffled(using: &random).prefix(most).sorted()
    }
    let criteria = points.indices.filter { j in points[j] > 0 || (0..<draws.rows).contains { draws[$0, j] > 0 } }
    let totals = judged.totals(points)
    self.places = places
    model = ScoringModel(
      shares: Matrix(columnsOf: criteria.map { j in places.map { panel.shares[j][judged.rows[$0]] } }),
      points: criteria.map { points[$0] },
      draws: draws.submatrix(rows: Array(0..<draws.rows), columns: criteria),
      ratings: places.map { place in
        let row = judged.rows[place]
        return ScoringModel.Rating(
          error: ratingError[row], ladder: ladders[place],
          levelOffset: totals[place] - panel.total(row: row, points: points))
      }, seed: seed)
  }
}
