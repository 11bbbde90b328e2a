import Evaluation
import Feedback
import Inflation
import Statistics
import Testing

@testable import Pipeline
@testable import Reports

struct PublicationTests {
  private func groups(_ sizes: [Int]) -> [Publication.Group] {
    sizes.enumerated().map { Publication.Group("g\($0.offset)", 2024, $0.element) }
  }

  private func withheldSizes(_ sizes: [Int], minimum: Int = 20) -> [Int] {
    Publication.withheld(groups(sizes), minimum).map(\.units).sorted()
  }

  @Test func smallGroupsAreWithheldAndTheNextWhereASubtractionWouldTell() {
    #expect(withheldSizes([40, 30, 25]) == [])
    #expect(withheldSizes([40, 30, 5]) == [5, 30])
    #expect(withheldSizes([40, 30, 12, 11]) == [11, 12])
    #expect(withheldSizes([40, 30, 12, 3]) == [3, 12, 30])
  }

  @Test func whatIsWithheldTogetherIsNeverSmallUnlessItIsAll() {
    var stream = RandomStream(seed: 5)
    for _ in 0..<200 {
      let sizes = (0..<(1 + stream.index(below: 8))).map { _ in 1 + stream.index(below: 45) }
      let withheld = withheldSizes(sizes)
      let sum = withheld.reduce(0, +)
      #expect(sum == 0 || sum >= 20 || withheld.count == sizes.count)
      #expect(sizes.allSatisfy { $0 >= 20 || withheld.contains($0) })
    }
  }

  @Test func publicationWithoutLargeGroupsShowsNoUnit() {
    let findings = SampleFindings.make()
    let open = MarkdownReport.render(findings)
    let published = MarkdownReport.render(findings, options: ReportOptions(isForPublication: true))
    #expect(open.contains("Xã Đông Sơn"))
    #expect(!published.contains("Xã Đông Sơn"))
    #expect(published.contains("Không in 1 nhóm"))
  }

  @Test func groupsThatAreLargeEnoughStay() {
    var findings = SampleFindings.make()
    findings.flags = (0..<25).map { index in
      var row = SampleFindings.flagged()
      row.unit = "u\(index)"
      return row
    }
    let published = Publication(findings, isApplied: true)
    #expect(published.withheldGroups == 0)
    #expect(published.findings == Publication(findings, isApplied: false).findings.keepingTransitions(of: []))
  }
}

extension Findings {
  /// The findings with transitions of the given units only.
  fileprivate func keepingTransitions(of units: Set<String>) -> Findings {
    var findings = self
    findings.transitions.removeAll { !units.contains($0.unit) }
    return findings
  }
}
