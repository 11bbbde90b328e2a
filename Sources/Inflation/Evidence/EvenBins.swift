/// Bins of equal width, known by their middles; the outermost take all beyond them too.
struct EvenBins: Sendable {
  /// The middle of the first.
  let first: Double
  let width: Double
  let count: Int

  /// The bin in which x lies.
  func bin(of x: Double) -> Int { Int(place(of: x).rounded()) }

  /// The value at x of one known at the middles and between them in proportion.
  func value(_ ofBins: [Double], at x: Double) -> Double {
    let place = place(of: x)
    let low = min(Int(place), count - 2)
    return ofBins[low] + (place - Double(low)) * (ofBins[low + 1] - ofBins[low])
  }

  /// Where x lies among the middles, kept to them.
  private func place(of x: Double) -> Double { min(max((x - first) / width, 0), Double(count - 1)) }
}
