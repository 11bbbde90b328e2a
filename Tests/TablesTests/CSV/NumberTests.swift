import Evaluation
import Foundation
import Statistics
import Tables
import Testing

/// Cells of numbers, read through the indicators of a small study.
@Suite struct NumberTests {
  private func read(_ cells: [String], separator: String = ";") throws(DataError) -> [Double] {
    let heading = ["unit", "year", "Y1", "Y2", "Y2_n"].joined(separator: separator)
    let rows = cells.enumerated().map { ["A", "\(1_000 + $0)", $1, "", ""].joined(separator: separator) }
    let text = ([heading] + rows).joined(separator: "\n")
    guard let folder = try? StudyFolder(["indicators.csv": text]) else { return [] }
    return try folder.read().study.indicators.values[0]
  }

  /// The library's correctly rounded conversion is the reference for every notation.
  @Test func numbersAreExact() throws {
    var random = RandomStream(seed: 7)
    var cells = [
      "0", "-0", "+5", ".5", "5.", "1e3", "1E-3", "9007199254740993", "0.1", "1e22", "1e23", "123456789012345678",
    ]
    cells += [
      "12345678901234567890123", "2.2250738585072014e-308", "4.9e-324", "1.7976931348623157e308", "0.000000000001",
    ]
    for _ in 0..<500 {
      let value = Double(bitPattern: random.next())
      if value.isFinite { cells.append("\(value)") }
      cells.append("\(Double(random.index(below: 2_000_000) - 1_000_000) / 1_000)")
      cells.append("\(random.next()).\(random.next())")
    }
    let values = try read(cells)
    #expect(values.map(\.bitPattern) == cells.map { (Double($0) ?? .nan).bitPattern })
  }

  @Test func decimalCommasAreReadWhereTheyAreTheConvention() throws {
    #expect(try read(["1,5", "-0,25", "3", "1,25e2"]) == [1.5, -0.25, 3, 125])
    #expect(try read(["1,5", "2"], separator: "\t") == [1.5, 2])
  }

  @Test func spacesAroundNumbersDoNotMatter() throws {
    #expect(try read([" 1.5", "2 ", "'-3", "'+4"]) == [1.5, 2, -3, 4])
    #expect(try read(["\u{A0}1.5", "2\u{A0} ", " \u{A0}-3\u{A0}\u{A0}"]) == [1.5, 2, -3])
    #expect(try read(["\u{A0}"])[0].isNaN)
  }

  @Test func emptyAndNotAvailableAreMissing() throws {
    #expect(try read(["", " ", "NA", "na", "KAD"]).allSatisfy { $0.isNaN })
  }

  @Test(arguments: [
    "nan", "inf", "-inf", "0x10", "1e400", "-1e400", "1e", "e5", "--1", "1-", "1_000", "١", "½", ".", "-", "1 000",
  ])
  func whatIsNoNumberIsRefused(cell: String) {
    #expect(throws: DataError.self) { try read([cell]) }
  }
}
