import Evaluation
import Pipeline
import Tables
import Testing

@testable import Reports

@Suite struct DataProblemTextsTests {
  private static let range = NumberRange(from: 0, to: 7.5)

  /// One value of every case.
  private static let all: [Tables.Expectation] = [
    .existingFile, .existingFolder, .fileInsteadOfFolder, .readableFile, .content, .text, .utf8, .byteOrderMark,
    .csvInsteadOfWorkbook, .xlsxInsteadOfXLS, .intactWorkbook, .workbookWithoutEntities, .unpackedSize(most: 1 << 20),
    .packingRatio(most: 9), .columnCount(most: 9), .rowCount(most: 9), .cellCount(most: 9), .textLength(most: 9),
    .sheet(among: ["a"]), .storedFormulaValue, .separateCells, .separateDataCells, .xlsxInsteadOfODS, .unitCode,
    .headingsInFirstRow(of: "unit"),
    .headingsInFirstLine(of: "unit"), .numberInsteadOfText, .yearAndRater,
    .closingQuote, .separatorAfterQuote, .fields(5, found: 4),
    .fieldsWithoutDecimalComma(5, found: 6),
    .separatorOtherThanComma, .oneDecimalMark, .noThousandsSeparators, .column("C1"), .distinctColumns,
    .knownColumn(nearest: "C1"), .number, .numberWithin(range), .year, .day, .filled, .oneOf(["a", "b"]),
    .known(.unit, nearest: "A"), .single(firstLine: 2, file: nil), .commonUnit, .noPointsOutsideFramework(year: 2024),
    .ancestorOtherThanItself, .yaml(detail: "x"), .spacesInsteadOfTabs, .fewAliases(most: 16),
    .knownKey(nearest: nil, among: ["a"]), .key("a"), .distinctKeys, .mapping, .list, .scalar, .wholeNumber, .yesOrNo,
    .slug, .condition, .nonEmptyList, .levelAtZero, .levelOfVeto, .measurementByOthers, .severalSteps,
    .distinctPoints, .describedSteps, .expertFile, .comparison,
    .reciprocal(of: "3"), .rowsOfCriteria(3, found: 2), .connectedComparisons, .bestAndWorst,
    .sameAs(line: 3), .periodsInOrder(from: "7"), .comparableUnits, .itemsOfScale(least: 2), .answersOfItem,
    .atMost(column: "issued"),
  ]

  @Test(arguments: Language.allCases)
  func everyExpectationHasASentence(language: Language) {
    let texts = DataProblemTexts(language)
    let sentences = Self.all.map(texts.expectation)
    #expect(zip(sentences, Self.all).allSatisfy { $0 != $1.code && $0.count > 5 })
    #expect(Set(sentences).count == sentences.count)
  }

  @Test func aProblemIsOneLine() {
    let problem = DataProblem(
      file: "ratings.csv", line: 3, place: .column("C1"), found: "12", expected: .numberWithin(Self.range),
      furtherAlike: 4)
    let error = DataError(problems: [problem])
    #expect(
      DataProblemTexts(.vietnamese).lines(error) == [
        "ratings.csv:3: cột C1: thấy \"12\", cần số từ 0 đến 7,5", "ratings.csv: … và 4 lỗi cùng loại nữa",
      ])
    #expect(
      DataProblemTexts(.english).lines(error) == [
        "ratings.csv:3: column C1: found \"12\", expected a number from 0 to 7.5",
        "ratings.csv: … and 4 more of this kind",
      ])
  }

  @Test func whatAFileHoldsCannotSpoilTheLine() {
    let found = "two\nlines\u{1B}[31m" + String(repeating: "x", count: 200)
    let line = DataProblemTexts(.english).line(DataProblem(file: "a.csv", line: 2, found: found, expected: .number))
    #expect(!line.contains("\n"))
    #expect(!line.contains("\u{1B}"))
    #expect(line.count < 120)
  }

  @Test(arguments: Language.allCases)
  func notesOnTheDataAreSentencesInTheReport(language: Language) {
    let note = Note("data.ratingsWithoutSelf", ["rater": "peer", "count": "3"])
    #expect(texts(language).sentence(of: note, Names(SampleFindings.make(), language: language)).contains("3"))
    #expect(DataNoteTexts(language).sentence(Note("nothing.known")) == nil)
  }
}
