import Evaluation
import Feedback
import Foundation
import Statistics
import Testing

@testable import Reports

@Suite struct RollUpReportTests {
  /// A round of six branches of five members each under one ward, with something to say in every part of the report.
  private static let study: Study = {
    let branches = (1...6).map { "K\($0)" }
    let members = branches.flatMap { branch in (1...5).map { "\(branch)-\($0)" } }
    let codes = ["W"] + branches + members
    let parents = ["W"] + branches
    let collectives = [""] + branches.map { _ in "" } + members.map { String($0.prefix(2)) }
    var stream = RandomStream(seed: 8)
    var ratings = Ratings(criteria: ["C"], unit: [], year: [], rater: [], points: [[]])
    func add(_ unit: Int, _ rater: Rater, _ points: Double, id: String = "") {
      ratings.unit.append(unit)
      ratings.year.append(2020)
      ratings.rater.append(rater)
      ratings.raterID.append(id)
      ratings.level.append("")
      ratings.notRated.append(points.isNaN ? "founded in May" : "")
      ratings.points[0].append(points)
    }
    for unit in 1...6 {
      add(unit, .selfRating, 60)
      add(unit, .superior, unit == 6 ? .nan : 62 + Double(unit % 2))
    }
    for unit in codes.indices.dropFirst(7) {
      add(unit, .superior, (unit - 7) / 5 == 1 ? 95 : 60 + 8 * stream.normal())
      for other in codes.indices.dropFirst(7) where other != unit && collectives[other] == collectives[unit] {
        add(unit, .peer, 60 + 8 * stream.normal(), id: codes[other])
      }
    }
    var study = Study(
      slug: "ward",
      frameworks: FrameworkTimeline(
        Framework(
          code: "f", version: "1", criteria: [Criterion(code: "C", maxPoints: 100)],
          levels: [Level(code: "high", atLeast: 90), Level(code: "good", atLeast: 50), Level(code: "low", atLeast: 0)])),
      units: Units(
        codes: codes, names: codes, types: ["branch", "member", "ward"],
        type: [2] + branches.map { _ in 0 } + members.map { _ in 1 }, parents: parents,
        parent: [-1] + branches.map { _ in 0 } + members.map { parents.firstIndex(of: String($0.prefix(2))) ?? -1 },
        collectives: collectives), ratings: ratings)
    study.round = YearlyRound(
      calendar: [YearlyRound.Arrival(unit: 1, year: 2020, reported: CalendarDay("2021-01-04"))],
      reports: [YearlyRound.Count(unit: 0, year: 2020, level: "good", count: 9)],
      commendations: [YearlyRound.Listing(unit: 1, year: 2020, title: "Cờ")],
      discipline: [YearlyRound.Listing(unit: 1, year: 2020), YearlyRound.Listing(unit: 8, year: 2020, level: "low")])
    study.products = [Product(unit: 1, year: 2020, criterion: "C", title: "p")]
    return study
  }()

  @Test(arguments: Language.allCases)
  func everyPartOfARoundIsInTheReport(language: Language) {
    let rollUp = RollUp(Self.study)
    let text = RollUpReport(rollUp, study: Self.study, language: language).text
    let texts = RollUpTexts(language)
    let words = RollUpReportTexts(language)
    for kind in Set(rollUp.findings.map(\.kind)) { #expect(text.contains("### \(texts.heading(kind)) (")) }
    let headings = [
      words.calendarHeading, words.levelsHeading, words.sumsHeading, words.chainHeading, words.coherenceHeading,
      words.relationsHeading, words.productsHeading, words.positionsHeading,
    ]
    for heading in headings { #expect(text.contains("### \(heading)\n"), "\(heading)") }
    var columns = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("|") else {
        columns = 0
        continue
      }
      let own = line.split(separator: "|", omittingEmptySubsequences: false).count
      #expect(columns == 0 || own == columns, "\(line)")
      columns = own
    }
  }

  /// A finding of each kind.
  private static let all = RollUpFinding.Kind.allCases.map { kind in
    var finding = RollUp(study).findings[0]
    finding.kind = kind
    finding.expected = kind == .chainRises ? "self > superior_2" : kind == .late ? "2020-12-31" : "2.50"
    finding.found = kind == .late ? "2021-01-04" : "3.75"
    finding.detail = "7"
    return finding
  }

  @Test(arguments: Language.allCases)
  func everyKindHasItsSentenceAndNoneAccuses(language: Language) {
    let texts = RollUpTexts(language)
    let sentences = Self.all.map(texts.sentence)
    // A missing report reads alike with and without a reason, and so does a missing level.
    #expect(Set(sentences).count == sentences.count - 2)
    #expect(Set(RollUpFinding.Kind.allCases.map(texts.heading)).count == RollUpFinding.Kind.allCases.count)
    let report = RollUpReport(RollUp(Self.study), study: Self.study, language: language).text
    let text = TextsTests.words(
      (sentences + RollUpFinding.Kind.allCases.map(texts.heading) + [report]).joined(separator: "\n"))
    for word in TextsTests.banned[language] ?? [] { #expect(!text.contains(" \(word) "), "\(word)") }
  }
}
