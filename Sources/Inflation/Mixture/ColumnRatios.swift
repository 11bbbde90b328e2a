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
  private let parts: [[Eight]]

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

  /// One value a chunk of rows, of the rows and their ratios, one row after the other.
  func map<Value: Sendable>(_ value: @Sendable (Range<Int>, [Eight]) -> Value) -> [Value] {
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
