/// The ratio of every column of the mixture to the core, for all observations of a year: what expectation–maximisation goes
/// over again and again.
///
/// Columns are held in eights, filled up with zeros, and rows in the chunks in which they were computed, so that nothing is
/// copied and a row is summed eight columns at once.
struct ColumnRatios: Sendable {
  /// Eight columns of one observation.
  typealias Eight = SIMD8<Double>

  /// The eights of an observation.
  static let width = (DistortionComponents.count + 7) / 8

  private let chunks: RowChunks
  private var parts: [[Eight]]

  /// The ratios under the components.
  ///
  /// - Complexity: O(observations × columns × raters × gap shares).
  init(_ observations: [Observation], _ components: DistortionComponents, _ chunks: RowChunks) {
    self.chunks = chunks
    parts = chunks.parts { rows in
      var part: [Eight] = []
      part.reserveCapacity(rows.count * Self.width)
      var ratios: [Double] = []
      for i in rows {
        ratios.removeAll(keepingCapacity: true)
        components.append(observations[i], to: &ratios)
        part += [Eight](packing: ratios)
      }
      return part
    }
  }

  /// The ratios with what earlier years said of each observation taken in, as a reading of low ratings has it.
  ///
  /// - Complexity: O(observations × columns).
  func weighed(_ observations: [Observation], _ lowRatings: LowRatings) -> ColumnRatios {
    func eights(_ isInside: (Int) -> Bool) -> [Eight] {
      [Eight](packing: (0..<DistortionComponents.count).map { isInside($0) ? 1 : 0 })
    }
    let (width, over, low) = (
      Self.width, eights(DistortionComponents.anyOver.contains), eights(lowRatings.columns.contains)
    )
    var copy = self
    copy.parts = map { rows, ratios in
      var ratios = ratios
      for (place, i) in rows.enumerated() {
        let odds = observations[i].persistence[lowRatings]
        for k in 0..<width {
          ratios[place * width + k] *= 1 + over[k] * (odds.over - 1) + low[k] * (odds.low - 1)
        }
      }
      return ratios
    }
    return copy
  }

  /// f_i = π₀ + Σ_c π_c R_c(i) of every observation.
  ///
  /// - Complexity: O(observations × columns).
  func densities(_ shares: MixtureShares) -> [Double] {
    let (width, coreShare, shares) = (Self.width, shares.core, [Eight](packing: shares.columns))
    return map { rows, ratios in
      (0..<rows.count).map { place in coreShare + Self.sum(shares, ratios, from: place * width) }
    }.flatMap { $0 }
  }

  /// Σ_i w_i R_c(i) / f_i of every column under each of several mixtures: mixture first. A chunk is at hand for the second
  /// mixture once the first has gone over it.
  ///
  /// - Complexity: O(observations × columns × mixtures).
  func masses(_ mixtures: [DistortionMixture], weights: [Double]) -> [[Double]] {
    let width = Self.width
    let known = mixtures.map { (coreShare: $0.coreShare, shares: [Eight](packing: $0.shares)) }
    let parts = map { rows, ratios in
      known.map { mixture -> [Eight] in
        var mass = [Eight](repeating: .zero, count: width)
        for (place, i) in rows.enumerated() {
          let first = place * width
          let inverse = weights[i] / (mixture.coreShare + Self.sum(mixture.shares, ratios, from: first))
          for k in 0..<width { mass[k] += ratios[first + k] * inverse }
        }
        return mass
      }
    }
    return known.indices.map { m in Self.columns((0..<width).map { k in parts.reduce(.zero) { $0 + $1[m][k] } }) }
  }

  /// Σ_c π_c R_c of the observation whose ratios begin at a place.
  @inline(__always)
  private static func sum(_ shares: [Eight], _ ratios: [Eight], from first: Int) -> Double {
    var density = Eight.zero
    for k in shares.indices { density += shares[k] * ratios[first + k] }
    return density.sum()
  }

  /// One value a chunk of rows, of the rows and their ratios, one row after the other.
  private func map<Value: Sendable>(_ value: @Sendable (Range<Int>, [Eight]) -> Value) -> [Value] {
    chunks.parts { rows in value(rows, parts[rows.lowerBound / RowChunks.size]) }
  }

  /// The ratios of one row.
  func callAsFunction(row i: Int) -> [Double] {
    let (chunk, place) = i.quotientAndRemainder(dividingBy: RowChunks.size)
    return Self.columns(parts[chunk][place * Self.width..<(place + 1) * Self.width])
  }

  /// The columns that are given in eights.
  static func columns<Eights: RandomAccessCollection<Eight>>(_ eights: Eights) -> [Double] where Eights.Index == Int {
    var columns = eights.numbers
    columns.removeLast(columns.count - DistortionComponents.count)
    return columns
  }
}
