import Foundation
import Tables
import Testing

@Suite struct CSVWriterTests {
  private func text(_ cells: [CSVWriter.Cell], _ style: CSVWriter.Style = .plain) -> String {
    var writer = CSVWriter(headings: cells.indices.map { "h\($0)" }, style: style)
    writer.append(cells)
    let lines = String(decoding: writer.data.dropFirst(3), as: UTF8.self).split(separator: "\n", maxSplits: 1)
    return String(lines[1].dropLast())
  }

  @Test func aFileStartsWithTheMarkAndItsHeadings() {
    let writer = CSVWriter(headings: ["a", "b"])
    #expect(Array(writer.data) == [0xEF, 0xBB, 0xBF] + Array("a,b\n".utf8))
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+84", "'+84"), ("-x", "'-x"), ("@a", "'@a"), ("\tx", "'\tx"), ("'=x", "''=x"), ("'x", "'x"),
    ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), (" a", "\" a\""), ("Xã", "Xã"), ("a;b", "a;b"),
  ])
  func textIsQuotedAndProtected(cell: String, written: String) {
    #expect(text([.text(cell)]) == written)
  }

  @Test func numbersStayNumbers() {
    let cells: [CSVWriter.Cell] = [
      .number(-5), .number(0.1), .number(.nan), .fixed(2.345, decimals: 2), .fixed(-0.001, decimals: 2), .integer(-3),
      .flag(true), .empty, .number(1e21), .number(-0.0),
    ]
    #expect(text(cells) == "-5,0.1,,2.35,0.00,-3,true,,1e+21,0")
    #expect(text(cells, .excel) == "-5;0,1;;2,35;0,00;-3;true;;1e+21;0")
  }

  @Test func theOtherStyleQuotesItsOwnSeparator() {
    #expect(text([.text("a;b"), .text("a,b")], .excel) == "\"a;b\";a,b")
  }
}
