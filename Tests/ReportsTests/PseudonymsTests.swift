import Evaluation
import Foundation
import Inflation
import Statistics
import Tables
import Testing

@testable import Feedback
@testable import Pipeline
@testable import Reports

@Suite struct PseudonymsTests {
  /// Findings whose units have codes and names that stand nowhere else.
  private func findings() -> Findings {
    var findings = SampleFindings.make()
    for index in findings.flags.indices {
      findings.flags[index].unit = "secret-\(index)"
      findings.flags[index].name = "Xã Kín \(index)"
      findings.flags[index].parent = "secret-parent"
    }
    findings.flags[0].evidence.patterns.similar = .init(unit: "secret-1", same: 3, compared: 4)
    findings.flags[0].evidence.patterns.aboveCollective = .init(collective: "secret-2", points: 3)
    for index in findings.appraisers.indices { findings.appraisers[index].parent = "secret-parent" }
    for index in findings.transitions.indices { findings.transitions[index].unit = "secret-\(index)" }
    findings.ranks = (0..<4).map { index in
      RankRow(
        unit: "secret-\(index)", type: "xa", year: 2024, totalNow: 80, totalProposed: 81, rankNow: 1, rankProposed: 1,
        rankLower: 1, rankUpper: 2, levelKept: 0.9, criteria: [])
    }
    findings.classification = (0..<3).map { index in
      var row = ClassificationRow(
        unit: "secret-\(index)", name: "Xã Kín \(index)", type: "xa", parent: "secret-parent",
        subject: .organisation, year: 2024, rater: "self")
      row.vetoes = ["secret-3 at_most HT", "Y7 > 0 at_most HTT"]
      return row
    }
    findings.answers = [.init(unit: "secret-0", year: 2024, answer: "Xã Kín 0 gửi minh chứng", isAccepted: true)]
    findings.notes = [Note("data.tonesMatched", ["file": "ratings.csv", "count": "1", "example": "Xã Kín 1"])]
    return findings
  }

  private func pseudonyms(_ findings: Findings, seed: UInt64 = 1, _ known: [Pseudonyms.Entry] = []) -> Pseudonyms {
    var pseudonyms = Pseudonyms(known)
    var random = Seeded(stream: RandomStream(seed: seed))
    pseudonyms.complete(for: findings, using: &random)
    return pseudonyms
  }

  @Test(arguments: ResultFile.allCases)
  func noFileTellsAUnit(file: ResultFile) throws {
    let findings = findings()
    let hidden = pseudonyms(findings).applied(to: findings)
    let options = ReportOptions(isPseudonymous: true)
    let text = file == .reportWorkbook ? "" : String(decoding: try file.data(hidden, options: options), as: UTF8.self)
    #expect(!text.contains("secret") && !text.contains("Kín"))
    let sheets = WorkbookReport.sheets(
      ReportContext(hidden, options: options), Document(hidden, options: options))
    #expect(!"\(sheets)".contains("secret") && !"\(sheets)".contains("Kín"))
  }

  @Test func theKeyLeadsBackAndIsKept() {
    let findings = findings()
    let first = pseudonyms(findings)
    #expect(Set(first.entries.map(\.unit)) == ["secret-0", "secret-1", "secret-2", "secret-3", "secret-parent"])
    #expect(Set(first.entries.map(\.code)).count == 5)
    #expect(first.entries.map(\.code) == first.entries.map(\.code).sorted(), "the order of units tells nothing")
    var later = findings
    later.flags[0].unit = "secret-new"
    let second = pseudonyms(later, seed: 2, first.entries)
    #expect(Set(second.entries.map(\.code)).isSuperset(of: first.entries.map(\.code)))
    #expect(second.entries.count == 6)
  }

  @Test func aMembersBoundNamesItsCollectiveByItsCode() throws {
    let findings = findings()
    let pseudonyms = pseudonyms(findings)
    let collective = try #require(pseudonyms.entries.first { $0.unit == "secret-3" }).code
    let rows = pseudonyms.applied(to: findings).classification
    #expect(rows.allSatisfy { $0.vetoes == ["\(collective) at_most HT", "Y7 > 0 at_most HTT"] })
  }

  @Test func figuresStayAndTheReportSaysWhatTheyCanTell() throws {
    let findings = findings()
    let hidden = pseudonyms(findings).applied(to: findings)
    #expect(hidden.flags.map(\.selfTotal) == findings.flags.sorted { $0.rank < $1.rank }.map(\.selfTotal))
    #expect(hidden.weights == findings.weights)
    let report = MarkdownReport.render(hidden, options: ReportOptions(isPseudonymous: true))
    #expect(report.contains("mã ngẫu nhiên"))
  }

  /// A stream as the library's generators are.
  private struct Seeded: RandomNumberGenerator {
    var stream: RandomStream
    mutating func next() -> UInt64 { UInt64(stream.index(below: 1 << 32)) << 32 | UInt64(stream.index(below: 1 << 32)) }
  }
}
