import Evaluation
import Feedback
import Testing

@Suite struct RevisionNoteTests {
  @Test func everyClashNamesWhatClashes() {
    let floor = RevisionBound(kind: .floor, points: 8)
    let change = RevisionBound(kind: .mostChange, points: 7)
    let group = KeptSum(types: ["A", "B"], group: "g")
    let notes = [
      RevisionError.emptyRange(criterion: "X", lower: floor, upper: change, step: 0.5).note,
      RevisionError.sumOutOfReach(group, wanted: 5, least: 6, most: 9).note,
      RevisionError.sumOffStep(KeptSum(types: ["A"]), left: 5.2, step: 0.5).note,
      RevisionError.conflictingSums([group, KeptSum(types: ["B"])]).note,
    ]
    #expect(
      notes == [
        Note(
          "revision.emptyRange",
          [
            "criterion": "X", "lower": "8.0", "lowerBound": "floor", "upper": "7.0", "upperBound": "mostChange",
            "step": "0.5", "by": "1.0",
          ]),
        Note(
          "revision.sumOutOfReach",
          ["types": "A B", "group": "g", "wanted": "5.0", "least": "6.0", "most": "9.0", "by": "1.0"]),
        Note("revision.sumOffStep", ["types": "A", "left": "5.2", "step": "0.5"]),
        Note("revision.conflictingSums", ["types": "A B"]),
      ])
  }
}
