internal import Evaluation
internal import Tables

/// What a reader expected, in English.
enum EnglishExpectations {
  static func clause(_ expected: Expectation) -> String {
    file(expected) ?? workbook(expected) ?? table(expected) ?? cell(expected) ?? expert(expected)
      ?? UndertakingExpectations.clause(expected, .english) ?? yaml(expected)
  }

  private static func file(_ expected: Expectation) -> String? {
    switch expected {
    case .existingFile: "there is no such file"
    case .existingFolder: "there is no such folder"
    case .fileInsteadOfFolder: "this is a folder, expected a file"
    case .readableFile: "the file cannot be opened for reading"
    case .content: "there is nothing in it"
    case .text: "this is not a text file"
    case .utf8: "the letters are not UTF-8; save it again as CSV UTF-8"
    case .byteOrderMark: "this seems to be UTF-16 without a byte order mark; save it again as CSV UTF-8"
    case .xlsxInsteadOfODS: "an .ods file of LibreOffice; save it as .xlsx"
    case .csvInsteadOfWorkbook: "this is a workbook of Excel; give its name the ending .xlsx"
    case .xlsxInsteadOfXLS: "a workbook of the old .xls format or with a password; save it as .xlsx without a password"
    default: nil
    }
  }

  private static func workbook(_ expected: Expectation) -> String? {
    switch expected {
    case .intactWorkbook: "the workbook is damaged or cut off; open and save it in Excel or LibreOffice"
    case .workbookWithoutEntities: "it declares XML entities, which no ordinary workbook does; not read"
    case .unpackedSize(let most): "it unpacks to more than \(most / 1_048_576) MB; not read"
    case .packingRatio(let most): "it unpacks to more than \(most) times its size, as no ordinary sheet does; not read"
    case .columnCount(let most): "the table has more than \(most) columns; not read"
    case .rowCount(let most): "the sheet has more than \(most) rows; not read"
    case .cellCount(let most): "the sheet has more than \(most) cells; not read"
    case .textLength(let most): "the text of a cell is longer than \(most) letters; not read"
    case .sheet(let names): "there is no such sheet; the workbook has: \(names.joined(separator: ", "))"
    case .storedFormulaValue: "the formula has no stored value; open and save the workbook in Excel or LibreOffice"
    case .separateCells:
      "cells are merged; separate them, or use --flatten-headings, which joins headings of several rows and fills merged cells down"
    case .separateDataCells: "cells are merged over several columns beside other figures; separate them and fill each"
    case .headingsInFirstRow(let column):
      "column \(column) has its heading in this row; expected one row of headings at the top, or use --flatten-headings"
    case .headingsInFirstLine(let column):
      "column \(column) has its heading in this line; take the lines above it out"
    case .numberInsteadOfText: "expected a number, but the cell holds text; turn it into a number"
    default: nil
    }
  }

  private static func table(_ expected: Expectation) -> String? {
    switch expected {
    case .closingQuote: "a quote is opened and not closed"
    case .separatorAfterQuote: "expected a separator or the end of the line after the closing quote"
    case .fields(let count, let found): "the row has \(found) fields, expected \(count) as in the heading"
    case .fieldsWithoutDecimalComma(let count, let found):
      "the row has \(found) fields, expected \(count) as in the heading; if numbers have a decimal comma, separate the fields by ; or tab"
    case .separatorOtherThanComma:
      "a decimal comma in a file separated by commas; separate by ; or write a decimal point"
    case .oneDecimalMark: "the file has both decimal points and decimal commas; expected one of them throughout"
    case .noThousandsSeparators:
      "it is unclear whether the mark separates thousands or decimals; expected numbers without thousands separators"
    case .column(let name): "the column \(name) is missing"
    case .distinctColumns: "expected each heading once"
    case .knownColumn(let nearest): "this is no criterion and no other known column\(hint(nearest))"
    default: nil
    }
  }

  private static func cell(_ expected: Expectation) -> String? {
    switch expected {
    case .number: "expected a number"
    case .numberWithin(let range): "expected \(text(range))"
    case .year: "expected a year such as 2024"
    case .day: "expected a day such as 2024-12-31 or 31/12/2024"
    case .filled: "it must not be empty"
    case .oneOf(let words): "expected one of: \(words.joined(separator: ", "))"
    case .known(let reference, let nearest): "there is no such \(reference.rawValue)\(hint(nearest))"
    case .single(let line, let file):
      "it is there already (\(file.map { "\($0):\(line)" } ?? "line \(line)")), expected once"
    case .commonUnit: "no unit of this file is among the units"
    case .unitCode: "the row has no code of a unit; take remarks, totals and signatures out of the table"
    case .yearAndRater:
      "the row has neither a year nor a rater; take it out if it is a total, the name of a group or a remark"
    case .noPointsOutsideFramework(let year): "the framework of \(year) lacks this criterion, expected an empty cell"
    case .ancestorOtherThanItself: "a unit must not be above itself"
    default: nil
    }
  }

  private static func expert(_ expected: Expectation) -> String? {
    switch expected {
    case .expertFile: "a folder of experts holds ahp-*.csv, bestworst.csv and budget.csv only"
    case .comparison: "expected a number above 0 such as 3 or 1/3, and 1 where a criterion meets itself"
    case .reciprocal(let other): "the other half of the table says \(other) for the same pair; expected 1/\(other)"
    case .rowsOfCriteria(let count, let found): "there are \(found) rows, expected \(count), one for each criterion"
    case .connectedComparisons: "some criteria are compared with the rest neither directly nor through others"
    case .bestAndWorst: "expected a best criterion with best_to 1 and a worst one with to_worst 1"
    default: nil
    }
  }

  private static func yaml(_ expected: Expectation) -> String {
    switch expected {
    case .yaml(let detail): "this is not YAML" + (detail.isEmpty ? "" : " (\(DataProblemTexts.shown(detail)))")
    case .spacesInsteadOfTabs: "YAML is indented by spaces, not by tabs"
    case .fewAliases(let most): "expected at most \(most) aliases (*) in a file, and none that explode"
    case .knownKey(let nearest, let keys):
      "there is no such key\(nearest.map { ", is it \($0)?" } ?? "; the keys are \(keys.joined(separator: ", "))")"
    case .key(let key): "the key \(key) is missing"
    case .distinctKeys: "expected each key once"
    case .mapping: "expected keys with values"
    case .list: "expected a list"
    case .scalar: "expected a word or sentence"
    case .wholeNumber: "expected a whole number of 0 or more"
    case .yesOrNo: "expected yes or no"
    case .slug: "expected Latin letters, digits, -, _ and . only"
    case .condition: "expected a code, a comparison and a number, such as Y5 >= 30"
    case .nonEmptyList: "expected at least one entry"
    case .levelAtZero: "expected a level with at_least: 0"
    case .levelOfVeto: "expected the level that the veto names"
    case .measurementByOthers: "an outcome must not be measured by the unit itself"
    case .severalSteps: "expected at least two described levels"
    case .distinctPoints: "every described level needs points of its own"
    case .describedSteps: "expected points, a colon and a text for each level, such as 0: none | 3: a plan"
    default: expected.code
    }
  }

  private static func hint(_ nearest: String?) -> String {
    nearest.map { ", is it \"\(DataProblemTexts.shown($0))\"?" } ?? ""
  }

  private static func text(_ range: NumberRange) -> String {
    let lower = range.lower.map { DataProblemTexts.number($0, .english) }
    let upper = range.upper.map { DataProblemTexts.number($0, .english) }
    switch (lower, upper) {
    case (let lower?, let upper?):
      return range.includesLower ? "a number from \(lower) to \(upper)" : "a number above \(lower), up to \(upper)"
    case (let lower?, nil): return range.includesLower ? "a number of \(lower) or more" : "a number above \(lower)"
    case (nil, let upper?): return "a number of at most \(upper)"
    case (nil, nil): return "a number"
    }
  }
}
