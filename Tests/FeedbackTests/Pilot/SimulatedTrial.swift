import Evaluation
import Statistics

/// Trials whose truth is known: branches of unequal size, levels and habits of their own, months that hang together.
struct SimulatedTrial {
  /// The number of treated and of other units in each block.
  var blocks: [(treated: Int, others: Int)] = []
  var before = 6
  var after = 6
  /// The true effect on the treated.
  var effect = 0.0
  /// The standard deviation between treated units of their own effects.
  var effectSpread = 0.0
  /// The correlation of a unit's errors from month to month.
  var persistence = 0.5
  /// The standard deviation of a unit's trend, a month.
  var trendSpread = 0.05
  /// Whether sizes differ and bring part of the variance.
  var hasSizes = false

  /// Whether the treated are the small ones, so that their changes scatter more than the others'.
  var treatedAreSmall = false

  /// Seven of forty in the seven systems of the undertaking, one treated in each.
  static let sevenSystems = SimulatedTrial(
    blocks: [(1, 8), (1, 7), (1, 5), (1, 4), (1, 3), (1, 3), (1, 3)])
  /// Seven of forty without blocks.
  static let oneBlock = SimulatedTrial(blocks: [(7, 33)])

  func draw(seed: UInt64, _ trial: Int) -> PilotTrial {
    var random = RandomStream(seed: seed, UInt64(trial))
    var block: [Int] = []
    var isTreated: [Bool] = []
    for (b, part) in blocks.enumerated() {
      block += [Int](repeating: b, count: part.treated + part.others)
      isTreated +=
        [Bool](repeating: true, count: part.treated) + [Bool](repeating: false, count: part.others)
    }
    let months = before + after
    var values: [[Double]] = []
    var sizes: [[Double]] = []
    for unit in block.indices {
      let level = 70 + 8 * random.normal()
      let trend = trendSpread * random.normal()
      let own = isTreated[unit] ? effect + effectSpread * random.normal() : 0
      var size = hasSizes ? (3 + 40 * random.uniform() * random.uniform()).rounded() : 1
      if treatedAreSmall { size = isTreated[unit] ? 3 + (4 * random.uniform()).rounded() : size + 20 }
      var error = random.normal()
      var row: [Double] = []
      for month in 0..<months {
        error = persistence * error + (1 - persistence * persistence).squareRoot() * random.normal()
        let noise = hasSizes ? 8 * random.normal() / size.squareRoot() : 2 * random.normal()
        row.append(level + trend * Double(month) + 2 * error + noise + (month >= before ? own : 0))
      }
      values.append(row)
      sizes.append([Double](repeating: size, count: months))
    }
    return PilotTrial(
      units: block.indices.map { "u\($0)" }, block: block, blocks: blocks.indices.map { "b\($0)" },
      isTreated: isTreated,
      periods: (1...months).map(Double.init), isAfter: (0..<months).map { $0 >= before }, values: values,
      sizes: hasSizes ? sizes : nil)
  }
}
