import Evaluation
import Testing

/// Every condition of Decree 335/2025/NĐ-CP, Article 8, one by one.
@Suite struct Decree335Tests {
  @Test(arguments: [
    (100.0, "HTXS"), (90, "HTXS"), (89.99, "HTT"), (70, "HTT"), (69.99, "HT"), (50, "HT"), (49.99, "KHT"),
  ])
  func pointsAloneWhereEveryConditionHolds(total: Double, level: String) {
    #expect(Decree335.level(total) == level)
  }

  @Test func excellentNeedsThirtyPerCentBeyondRequirement() {
    #expect(Decree335.level(95, ["beyond": 30]) == "HTXS")
    #expect(Decree335.level(95, ["beyond": 29.9]) == "HTT")
  }

  @Test func excellentNeedsEveryDirectSubordinateToComplete() {
    #expect(Decree335.level(95, ["subordinate_failed": 1]) == "HTT")
  }

  @Test func excellentNeedsAllFindingsRemedied() {
    #expect(Decree335.level(95, ["findings_open": 1]) == "HTT")
  }

  @Test func excellentAndGoodNeedEveryTaskDone() {
    #expect(Decree335.level(95, ["tasks": 99]) == "HT")
    #expect(Decree335.level(75, ["tasks": 99]) == "HT")
  }

  @Test func goodNeedsEveryTaskOnTime() {
    #expect(Decree335.level(75, ["on_time": 99, "late": 1]) == "HT")
    #expect(Decree335.level(95, ["on_time": 99, "late": 1]) == "HT")
  }

  @Test func completionAllowsAFifthOfTasksLate() {
    #expect(Decree335.level(60, ["late": 20]) == "HT")
    #expect(Decree335.level(60, ["late": 20.1]) == "KHT")
  }

  @Test func underSeventyPerCentOfTasksIsNonCompletionWhateverThePoints() {
    #expect(Decree335.level(95, ["tasks": 69.9]) == "KHT")
    #expect(Decree335.level(95, ["tasks": 70]) == "HT")
  }

  @Test func wrongdoingInPersonnelWorkIsNonCompletion() {
    #expect(Decree335.level(95, ["personnel_wrongdoing": 1]) == "KHT")
  }

  /// Article 8.5: at most 20 per cent of those rated good by the deciding authority.
  @Test func theQuotaIsCountedOnThoseRatedGood() throws {
    let quota = try #require(Decree335.framework.levels[0].quota)
    let count = quota.count(ofLevel: 0, in: [12, 50, 5, 0])
    #expect(count == QuotaCount(base: 50, count: 12, permitted: 10))
    #expect(count.excess == 2)
  }

  /// Article 20.6: the head's level is at most the organisation's.
  @Test func theHeadIsBoundByTheOrganisation() {
    let study = SmallClassification.study(totals: ["O": 75, "head": 95, "deputy": 60])
    let levels = SmallClassification.levels(study)
    #expect(levels["O"] == "HTT")
    #expect(levels["head"] == "HTT")
    #expect(levels["deputy"] == "HT")
  }

  @Test(arguments: zip(FailedCondition.allCases, ["HTT", "HTT", "KHT", "HTXS"]))
  func whatFollowsAFailedConditionIsASetting(setting: FailedCondition, level: String) {
    #expect(Decree335.level(95, ["beyond": 0], failing: setting) == level)
  }

  @Test func oneLevelDownDoesNotAskForTheConditionsOfThatLevel() {
    #expect(Decree335.level(95, ["on_time": 90, "late": 10], failing: .oneLevelDown) == "HTT")
    #expect(Decree335.level(95, ["on_time": 90, "late": 10], failing: .next) == "HT")
  }
}
