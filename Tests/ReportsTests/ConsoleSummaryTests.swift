import Evaluation
import Foundation
import Inflation
import Testing

@testable import Pipeline
@testable import Reports

struct ConsoleSummaryTests {
  @Test(arguments: Language.allCases)
  func summaryFitsAScreen(_ language: Language) {
    var findings = SampleFindings.make()
    findings.flags = (0..<500).map { index in
      var row = SampleFindings.flagged()
      row.name = String(repeating: "Xã Đông ", count: index)
      row.rank = index + 1
      return row
    }
    let lines = ConsoleSummary.text(findings, results: "results", language: language)
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 26)
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test func columnsStandUnderEachOtherHoweverLettersAreEncoded() {
    var table = TextTable()
    table.append(["Đơn vị".decomposedStringWithCanonicalMapping, "1"])
    table.append(["Chưa đủ căn cứ", "2"])
    table.append(["Năm", "3"])
    let places = table.lines(width: 80).map { line in Array(line).firstIndex { $0.isNumber } }
    #expect(Set(places) == [16])
  }

  @Test func sentencesAreBrokenAndNotCut() {
    let text = "Chênh lệch nhỏ không phát hiện được"
    #expect(TextTable.wrapped(text, to: 16) == ["Chênh lệch nhỏ", "không phát hiện", "được"])
    #expect(TextTable.wrapped("rấtdàiquá a", to: 5) == ["rấtd…", "a"])
    #expect(TextTable.wrapped("", to: 5).isEmpty)
    let banner = ConsoleSummary.text(SampleFindings.make(), results: "x").split(separator: "\n").prefix(2)
    #expect(banner.joined(separator: " ") == Vietnamese().simulated)
  }

  @Test func namesCannotCommandTheTerminal() {
    var findings = SampleFindings.make()
    findings.flags[0].name = "A\u{1B}[31mB\u{7}\r\nC\u{202E}D\u{9B}"
    let text = ConsoleSummary.text(findings, results: "x")
    #expect(!text.unicodeScalars.contains { ["\u{1B}", "\u{7}", "\r", "\u{202E}", "\u{9B}"].contains($0) })
    #expect(text.contains("A [31mB   CD"))
  }

  @Test func machinesReadTheSameCounts() throws {
    let data = try ConsoleSummary.json(SampleFindings.make())
    #expect(
      String(decoding: data, as: UTF8.self)
        == #"{"appraisers_flagged":1,"assessed":3,"criteria":4,"criteria_moved":4,"flagged":1,"flagged_under":1,"#
        + #""level_changes":1,"notes":[],"simulated":true,"study":"xa-2024","unit_years":4,"units":1204,"#
        + #""version":"0.1.0","years":[2022,2023,2024]}"# + "\n")
  }

  /// What was said of the weights comes in sentences, in either language, and what was said of other things does not.
  @Test(arguments: Language.allCases)
  func notesOnWeightsAreSaid(_ language: Language) {
    var findings = SampleFindings.make()
    findings.notes = [
      Note("outcomes.none", ["type": "xa", "year": "2024"]),
      Note("weights.smallStudy", ["types": "xa", "units": "60"]),
      Note("comparison.tooManyCriteria", ["type": "xa", "method": "benefit_of_the_doubt", "most": "100"]),
    ]
    let lines = NoteSummary.text(findings, language: language).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.hasPrefix("- ") && !$0.contains("[") && !$0.contains("weights.") })
    #expect(lines[0].contains("60") && lines[1].contains("100"))
    findings.notes = []
    #expect(NoteSummary.text(findings, language: language).isEmpty)
  }
}
