import Foundation
import LinearAlgebra
import Testing

/// A table of figures that lies beside the tests; Fixtures/README.md names the source of each.
struct Fixture {
  let headings: [String]
  let rows: [[String]]

  init(_ name: String, hasHeading: Bool = true) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
    let text = try String(contentsOf: file, encoding: .utf8)
    let lines = text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    headings = hasHeading ? lines.first ?? [] : []
    rows = Array(lines.dropFirst(hasHeading ? 1 : 0))
  }

  /// The entries of a column as they are written.
  func text(_ heading: String) -> [String] {
    guard let column = headings.firstIndex(of: heading) else { return [] }
    return rows.map { $0[column] }
  }

  /// A column of numbers, NaN where there is none.
  func numbers(_ heading: String) -> [Double] {
    text(heading).map { Double($0) ?? .nan }
  }

  /// Several columns of numbers (rows × columns).
  func matrix(_ chosen: [String]) -> Matrix {
    Matrix(columnsOf: chosen.map { numbers($0) })
  }
}

/// The largest absolute difference between two lists; infinite where they differ in length or one is NaN.
func largestDifference(_ a: [Double], _ b: [Double]) -> Double {
  guard a.count == b.count else { return .infinity }
  return zip(a, b).reduce(0.0) { largest, pair in
    let difference = abs(pair.0 - pair.1)
    return difference.isNaN ? .infinity : max(largest, difference)
  }
}

/// The technology achievement index of OECD and JRC (2008), Handbook on Constructing Composite Indicators, table A.2.
enum TechnologyIndex {
  static let criteria = [
    "patents", "royalties", "internet", "exports", "telephones", "electricity", "schooling", "university",
  ]
  static func table() throws -> Fixture { try Fixture("tai23.csv") }
}

/// The connectivity index of 51 countries shipped with COINr 1.1.14 (Becker and others 2022).
enum Connectivity {
  static let pillars = ["Physical", "ConEcFin", "Political", "Instit", "P2P", "Environ", "Social", "SusEcFin"]
  static func aggregated() throws -> Fixture { try Fixture("asem_aggregated.csv") }
  static func raw() throws -> Fixture { try Fixture("asem_raw.csv") }
  static func hierarchy() throws -> Fixture { try Fixture("asem_hierarchy.csv") }

  /// The indicators of a pillar, in the order of the raw table.
  static func indicators(of pillar: String) throws -> [String] {
    let hierarchy = try hierarchy()
    let members = zip(hierarchy.text("iCode"), hierarchy.text("Parent")).filter { $0.1 == pillar }.map(\.0)
    return try raw().headings.filter(members.contains)
  }
}
