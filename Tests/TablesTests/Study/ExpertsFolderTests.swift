import Evaluation
import Foundation
import Tables
import Testing

/// Files of experts, in good order and in bad.
@Suite struct ExpertsFolderTests {
  private static let framework = """
    framework: small
    version: "1"
    types: [{code: commune}, {code: ward}]
    criteria:
      - {code: C1, max_points: 10, step: 1}
      - {code: C2, max_points: 20, step: 0.5}
      - {code: C3, max_points: 20, step: 0.5}
    levels: [{code: low, at_least: 0}]
    """

  private func folder(_ files: [String: String]) throws -> StudyFolder {
    let folder = try StudyFolder([
      "study.yml": "study: small\nframework: framework.yml\nunits: units.csv\nratings: ratings.csv\nexperts: experts\n",
      "framework.yml": Self.framework, "ratings.csv": "unit,year,rater,C1,C2,C3\nA,2024,self,8,15.5,3\n",
    ])
    let experts = folder.url.appendingPathComponent("experts")
    try FileManager.default.createDirectory(at: experts, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: experts.appendingPathComponent(name)) }
    return folder
  }

  @Test func matricesAreReadInEveryForm() throws {
    let folder = try folder([
      "ahp-an.csv": "C1,C2,C3\n1,3,1/2\n1/3,1,\n2,,1\n",
      "ahp-binh.csv": "criterion;C1;C2;C3\nC3;2;;1\nC1;1;3;0,5\nC2;0,33;1;\n",
      "ahp-chi.csv": "C1,C2\n1,\n0.25,1\n",
    ])
    let experts = try folder.read().study.experts
    #expect(experts.comparisons.map(\.expert) == ["an", "binh", "chi"])
    #expect(experts.comparisons[0].upperTriangle == [3, 0.5, nil])
    #expect(experts.comparisons[1].upperTriangle == [3, 0.5, nil])
    #expect(experts.comparisons[2].criteria == ["C1", "C2"])
    #expect(experts.comparisons[2].upperTriangle == [4])
  }

  @Test func tablesOfSeveralExpertsAreRead() throws {
    let folder = try folder([
      "bestworst.csv": "expert,criterion,best_to,to_worst\nan,C1,1,8\nan,C2,2,4\nan,C3,8,1\n",
      "budget.csv": "expert;criterion;points\nan;C1;50\nbinh;C2;7,5\nan;C3;50\nbinh;C1;2,5\n",
    ])
    let study = try folder.read()
    #expect(
      study.study.experts.bestWorst == [
        .init(expert: "an", criteria: ["C1", "C2", "C3"], bestTo: [1, 2, 8], toWorst: [8, 4, 1])
      ])
    #expect(
      study.study.experts.budgets == [
        .init(expert: "an", criteria: ["C1", "C3"], points: [50, 50]),
        .init(expert: "binh", criteria: ["C2", "C1"], points: [7.5, 2.5]),
      ])
    #expect(study.inputs.map(\.name).filter { $0.hasPrefix("experts/") }.count == 2)
  }

  private static let bad: [BadInput] = [
    BadInput("experts/notes.csv", "a,b\n1,2\n", nil, nil, nil, .expertFile),
    BadInput("experts/ahp-x.csv", "C1,C9\n1,2\n,1\n", 1, .column("C9"), "C9", .known(.criterion, nearest: "C1")),
    BadInput("experts/ahp-x.csv", "C1,C2\n1,2\n", nil, nil, nil, .rowsOfCriteria(2, found: 1)),
    BadInput("experts/ahp-x.csv", "C1,C2\n1,-2\n,1\n", 2, .column("C2"), "-2", .comparison),
    BadInput("experts/ahp-x.csv", "C1,C2\n1,1e3\n,1\n", 2, .column("C2"), "1e3", .comparison),
    BadInput("experts/ahp-x.csv", "C1,C2\n1,1/0\n,1\n", 2, .column("C2"), "1/0", .comparison),
    BadInput("experts/ahp-x.csv", "C1,C2\n2,3\n,1\n", 2, .column("C1"), "2", .comparison),
    BadInput("experts/ahp-x.csv", "C1,C2\n1,3\n3,1\n", 3, .column("C1"), "3", .reciprocal(of: "3")),
    BadInput("experts/ahp-x.csv", "C1,C2,C3\n1,3,\n,1,\n,,1\n", nil, nil, nil, .connectedComparisons),
    BadInput(
      "experts/ahp-x.csv", "criterion,C1,C2\nC1,1,3\nC1,,1\n", 3, .column("criterion"), "C1",
      .single(firstLine: 2, file: nil)),
    BadInput(
      "experts/budget.csv", "expert,criterion,points\nan,C1,-1\n", 2, .column("points"), "-1",
      .numberWithin(.nonNegative)),
    BadInput(
      "experts/budget.csv", "expert,criterion,points\nan,C1,0\n", 2, .column("points"), "0", .numberWithin(.positive)),
    BadInput("experts/budget.csv", "expert,criterion\nan,C1\n", 1, nil, nil, .column("points")),
    BadInput(
      "experts/budget.csv", "expert,criterion,points\nan,C1,2\nan,C1,3\n", 3, .column("criterion"), "C1",
      .single(firstLine: 2, file: nil)),
    BadInput(
      "experts/bestworst.csv", "expert,criterion,best_to,to_worst\nan,C1,2,4\nan,C2,4,1\n", 2, .column("expert"), "an",
      .bestAndWorst),
    BadInput(
      "experts/bestworst.csv", "expert,criterion,best_to,to_worst\nan,C1,0.5,4\nan,C2,1,1\n", 2, .column("best_to"),
      "0.5", .numberWithin(NumberRange(from: 1))),
  ]

  @Test(arguments: bad) func oneProblemEach(input: BadInput) throws {
    let folder = try folder([String(input.name.dropFirst("experts/".count)): input.text])
    #expect(folder.problems() == [input.problem])
  }

  @Test func aMissingFolderIsAProblem() throws {
    let folder = try StudyFolder([
      "study.yml": "study: small\nframework: framework.yml\nunits: units.csv\nratings: ratings.csv\nexperts: nowhere\n"
    ])
    #expect(folder.problems() == [DataProblem(file: "nowhere", expected: .existingFolder)])
  }
}
