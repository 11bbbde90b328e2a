import Evaluation
import Foundation
import Statistics
import Tables
import Testing

@Suite struct EncodingTests {
  private static let units =
    "unit,name,type,parent\nXã Đông,Tân Bình,commune,Tỉnh\nB,\"two\nlines, \"\"quoted\"\"\",ward,\n"
  private static let ratings = "unit,year,rater,C1,C2\nXã Đông,2024,self,8.5,NA\nB,2024,self,9,\n"
  private static let indicators = "unit,year,Y1,Y2,Y2_n\nXã Đông,2024,1.25,3,40\n"

  private func folder(_ transform: (String) -> [UInt8]) throws -> StudyFolder {
    let folder = try StudyFolder()
    try folder.write(transform(Self.units), to: "units.csv")
    try folder.write(transform(Self.ratings), to: "ratings.csv")
    try folder.write(transform(Self.indicators), to: "indicators.csv")
    return folder
  }

  private func decimalCommas(_ text: String, separator: Character) -> String {
    String(text.map { $0 == "," ? separator : $0 == "." ? "," : $0 })
      .replacing("lines\(separator)", with: "lines,")
  }

  static let forms: [String] = ["utf8", "mark", "utf16le", "utf16be", "crlf", "cr", "nfd", "semicolon", "tab"]

  @Test(arguments: forms)
  func everyFormIsReadAsTheSameStudy(form: String) throws {
    let plain = try folder { Array($0.utf8) }.read().study
    let other = try folder { text in
      switch form {
      case "mark": [0xEF, 0xBB, 0xBF] + Array(text.utf8)
      case "utf16le": [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case "utf16be": [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      case "crlf": Array(text.replacing("\n", with: "\r\n").replacing("two\r\n", with: "two\n").utf8)
      case "cr": Array(text.replacing("\n", with: "\r").replacing("two\r", with: "two\n").utf8)
      case "nfd": Array(text.decomposedStringWithCanonicalMapping.utf8)
      case "semicolon": Array(decimalCommas(text, separator: ";").utf8)
      case "tab": Array(decimalCommas(text, separator: "\t").utf8)
      default: Array(text.utf8)
      }
    }.read().study
    let isSame = other.isSame(as: plain)
    #expect(isSame)
    #expect(other.units.codes.map { Array($0.utf8) } == plain.units.codes.map { Array($0.utf8) })
    #expect(plain.units.names == ["Tân Bình", "two\nlines, \"quoted\""])
    #expect(plain.ratings.points[1][0] == Points.notApplicable)
  }

  @Test func blankLinesAndRowsOfSeparatorsArePassedOver() throws {
    let text = "\n" + Self.ratings.replacing("\nB", with: "\n\n,,,,\nB") + "\n,,,,\n"
    let folder = try folder { Array($0.utf8) }
    try folder.write(Array(text.utf8), to: "ratings.csv")
    #expect(try folder.read().study.ratings.count == 2)
    let trailing = Self.ratings.replacing("\n", with: ",,\n")
    try folder.write(Array(trailing.utf8), to: "ratings.csv")
    #expect(try folder.read().study.ratings.count == 2)
    try folder.write(Array(trailing.replacing("9,,,", with: "9,,x,").utf8), to: "ratings.csv")
    #expect(folder.problems().map(\.found) == ["x"])
  }

  /// Rows with quotes and line breaks over many pieces of work, some of them wrong.
  @Test(arguments: [false, true])
  func threadsDoNotChangeAnything(isWrong: Bool) throws {
    var random = RandomStream(seed: 3)
    var text = "unit,year,rater,rater_id,C1,C2,not_rated\n"
    for row in 0..<12_000 {
      let reason = ["", "\"a\n\"\"b\"\", c\"", "late", "'=x"][random.index(below: 4)]
      let points = isWrong && random.index(below: 50) == 0 ? "99" : "\(random.index(below: 11))"
      text += "A,2024,self,r\(row),\(points),\(Double(random.index(below: 41)) / 2),\(reason)\n"
    }
    let folder = try StudyFolder(["ratings.csv": text])
    func outcome(_ threads: Int) -> (Study?, DataError?) {
      do throws(DataError) {
        return (try folder.read(threads: threads).study, nil)
      } catch {
        return (nil, error)
      }
    }
    let one = outcome(1)
    #expect((one.1 == nil) == !isWrong)
    for threads in [2, 5] {
      let other = outcome(threads)
      var isSame = one.1 == other.1
      if let study = one.0, let second = other.0 { isSame = isSame && study.isSame(as: second) }
      #expect(isSame)
    }
  }
}
