import Foundation
import Testing

/// A table of figures that lies beside the tests; Fixtures/README.md names the source of each.
struct Fixture {
  let headings: [String]
  let rows: [[String]]

  init(_ name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
    let text = try String(contentsOf: file, encoding: .utf8)
    let lines = text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    headings = lines.first ?? []
    rows = Array(lines.dropFirst())
  }

  /// The entries of a column as they are written.
  func text(_ heading: String) -> [String] {
    guard let column = headings.firstIndex(of: heading) else { return [] }
    return rows.map { $0[column] }
  }

  /// A column of numbers.
  func numbers(_ heading: String) -> [Double] {
    text(heading).compactMap(Double.init)
  }
}

/// The largest absolute difference between two lists, infinite where they differ in length or where only one is NaN.
func largestDifference(_ a: [Double], _ b: [Double]) -> Double {
  guard a.count == b.count else { return .infinity }
  return zip(a, b).reduce(0.0) { largest, pair in
    if pair.0.isNaN && pair.1.isNaN { return largest }
    let difference = abs(pair.0 - pair.1)
    return difference.isNaN ? .infinity : max(largest, difference)
  }
}

/// The largest difference relative to the second list's entries.
func largestRelativeDifference(_ a: [Double], _ b: [Double]) -> Double {
  guard a.count == b.count else { return .infinity }
  return largestDifference(zip(a, b).map { ($0 - $1) / $1 }, a.map { _ in 0 })
}
