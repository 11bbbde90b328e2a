internal import Statistics

/// Whether the members of a collective differ less than chance would have it: nobody dares to be different.
///
/// The members' totals T of a collective have s² = Σ (T − T̄)²/(n − 1). Under the null its members differ as those of the other
/// collectives of the year do: n deviations √(m/(m − 1)) (T − T̄), drawn with replacement from the others, m their own size,
/// have a variance as small as s² with probability p. Draws go on until 20 are as small, or 20,000 are done, so that small
/// probabilities are known as well as large ones.
///
/// Source: Besag and Clifford (1991), Sequential Monte Carlo p-values, for the rule of stopping.
struct SpreadTest {
  /// The result for a collective.
  struct Result {
    let pValue: Double
    /// The median standard deviation of the draws, in points.
    let expected: Double
  }

  /// Collectives with fewer members than this are not tested.
  static let fewestMembers = 4
  /// With fewer deviations of others there is no chance to compare with.
  private static let fewestOthers = 20
  private static let wantedSmaller = 20
  private static let mostDraws = 20_000
  private static let drawsOfMedian = 500

  /// The result of each collective; nil where it cannot be tested.
  let results: [Result?]

  /// Tests collectives by the totals of their members, in points of 100.
  init(_ totals: [[Double]], seed: UInt64, year: Int) {
    let deviations = totals.map(Self.deviations)
    results = totals.indices.map { place in
      guard totals[place].count >= Self.fewestMembers, let spread = Self.spread(totals[place]) else { return nil }
      let others = deviations.indices.filter { $0 != place }.flatMap { deviations[$0] }
      guard others.count >= Self.fewestOthers else { return nil }
      var stream = RandomStream(seed: seed, 0x5052_4541, UInt64(bitPattern: Int64(year)), UInt64(place))
      return Self.test(spread, count: totals[place].count, others, &stream)
    }
  }

  private static func test(_ spread: Double, count: Int, _ others: [Double], _ stream: inout RandomStream) -> Result {
    var smaller = 0
    var pValue: Double?
    var draws: [Double] = []
    while draws.count < drawsOfMedian || (pValue == nil && draws.count < mostDraws) {
      let drawn = Self.spread((0..<count).map { _ in others[stream.index(below: others.count)] }) ?? 0
      draws.append(drawn)
      if drawn <= spread + 1e-9 { smaller += 1 }
      if pValue == nil, smaller == wantedSmaller { pValue = Double(smaller) / Double(draws.count) }
    }
    return Result(
      pValue: pValue ?? Double(smaller + 1) / Double(draws.count + 1), expected: quantiles(draws, at: [0.5])[0])
  }

  /// The standard deviation; nil with fewer than two numbers.
  static func spread(_ values: [Double]) -> Double? {
    guard values.count > 1 else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot()
  }

  /// Deviations from the mean, widened by what the mean takes away.
  private static func deviations(_ values: [Double]) -> [Double] {
    guard values.count > 1 else { return [] }
    let mean = values.reduce(0, +) / Double(values.count)
    let factor = (Double(values.count) / Double(values.count - 1)).squareRoot()
    return values.map { ($0 - mean) * factor }
  }
}
