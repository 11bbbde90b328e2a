import Evaluation
import Foundation
import Testing

@testable import Pipeline
@testable import Reports

struct ResultFileTests {
  @Test func everyFileIsMadeAndTheSameTwice() throws {
    for file in ResultFile.allCases {
      let data = try file.data(SampleFindings.make())
      #expect(!data.isEmpty)
      #expect(try file.data(SampleFindings.make()) == data)
    }
  }

  @Test func emptyFindingsGiveHeadingsAlone() throws {
    let findings = Findings(empty: "s")
    for file in ResultFile.allCases {
      guard let table = file.table(findings, language: .vietnamese) else { continue }
      let text = String(decoding: try file.data(findings), as: UTF8.self)
      #expect(text == "\u{FEFF}" + table.columns.joined(separator: ",") + "\n")
    }
  }
}
