import Evaluation
import Foundation
import Tables
import Testing

@Suite struct AuditFilesTests {
  private static let description = StudyFolder.description + "\naudit: audit-list.csv\n"
  private static let plan =
    "unit,year,stratum,inclusion,drawn,rank,self_total,unexplained_points,deviation\n"
    + "A,2024,flagged,1,true,1,78.5,4.25,1.5\nB,2024,not_assessable,0.5,false,2,,,\n"

  @Test func linesThatAreNotFilledInAreLeftOut() throws {
    let study = try StudyFolder([
      "study.yml": Self.description,
      "audit-list.csv":
        "unit,year,true_total,verifier,name\nB,2024,,,Unit B\nA,2024,71.5,Lan,Unit A\nA,2024,70,,Unit A\n",
    ]).read().study
    #expect(study.audits.map(\.unit) == [0, 0])
    #expect(study.audits.map(\.trueTotal) == [71.5, 70])
    #expect(study.audits.map(\.verifier) == ["Lan", ""])
    #expect(study.auditPlan.isEmpty)
  }

  @Test func thePlanBesideTheListIsRead() throws {
    let folder = try StudyFolder([
      "study.yml": Self.description, "audit-list.csv": "unit,year,true_total,verifier\nA,2024,70,\n",
      "audit-plan.csv": Self.plan,
    ])
    let reading = try folder.read()
    let plan = reading.study.auditPlan
    #expect(plan.map(\.stratum) == [.flagged, .notAssessable])
    #expect(plan.map(\.inclusion) == [1, 0.5])
    #expect(plan.map(\.isDrawn) == [true, false])
    #expect(plan[0].selfTotal == 78.5 && plan[0].unexplainedPoints == 4.25 && plan[1].unexplainedPoints.isNaN)
    #expect(plan[0].deviation == 1.5 && plan[1].deviation.isNaN)
    #expect(reading.inputs.map(\.name).contains("audit-plan.csv"))
  }

  @Test func everyProblemOfThePlanIsReported() throws {
    let problems = try StudyFolder([
      "study.yml": Self.description, "audit-list.csv": "unit,year,true_total,verifier\nA,2024,170,\n",
      "audit-plan.csv": Self.plan.replacing("flagged,1,", with: "flaged,1.5,").replacing("B,", with: "C,"),
    ]).problems()
    let places = problems.map { "\($0.file) \($0.line ?? 0) \($0.found ?? "")" }.sorted()
    #expect(
      places == [
        "audit-list.csv 2 170", "audit-plan.csv 2 1.5", "audit-plan.csv 2 flaged", "audit-plan.csv 3 C",
      ])
  }

  @Test func theListHoldsNothingThatTellsWhy() throws {
    let study = try StudyFolder().read().study
    let text = String(decoding: AuditTables.list([1, 0, 1], year: 2024, units: study.units), as: UTF8.self)
    #expect(text == "\u{FEFF}unit,year,true_total,verifier,name\nB,2024,,,Unit B\nA,2024,,,Unit A\nB,2024,,,Unit B\n")
  }
}
