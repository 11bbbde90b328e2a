public import Evaluation

/// What a reader expected where it found something else, with the values that a sentence needs.
public enum Expectation: Sendable, Hashable {
  // The file as a whole.
  case existingFile
  case existingFolder
  case fileInsteadOfFolder
  case readableFile
  case content
  case text
  case utf8
  case byteOrderMark
  case csvInsteadOfWorkbook
  case xlsxInsteadOfODS
  case xlsxInsteadOfXLS

  // A workbook.
  case intactWorkbook
  case workbookWithoutEntities
  case unpackedSize(most: Int)
  case packingRatio(most: Int)
  case columnCount(most: Int)
  case rowCount(most: Int)
  case cellCount(most: Int)
  case textLength(most: Int)
  case sheet(among: [String])
  case storedFormulaValue
  case separateCells
  case separateDataCells
  case headingsInFirstRow(of: String)
  case headingsInFirstLine(of: String)
  case numberInsteadOfText

  // The records of a CSV file.
  case closingQuote
  case separatorAfterQuote
  case fields(Int, found: Int)
  case fieldsWithoutDecimalComma(Int, found: Int)
  case separatorOtherThanComma
  case oneDecimalMark
  case noThousandsSeparators

  // The heading of a CSV file.
  case column(String)
  case distinctColumns
  case knownColumn(nearest: String?)

  // The cells of a CSV file.
  case number
  case numberWithin(NumberRange)
  case year
  case day
  case filled
  case oneOf([String])
  case known(Reference, nearest: String?)
  case single(firstLine: Int, file: String?)
  case commonUnit
  case yearAndRater
  case unitCode
  case noPointsOutsideFramework(year: Int)
  case ancestorOtherThanItself

  // The files of experts.
  case expertFile
  case comparison
  case reciprocal(of: String)
  case rowsOfCriteria(Int, found: Int)
  case connectedComparisons
  case bestAndWorst

  // The tables of trials, surveys and targets.
  case sameAs(line: Int)
  case periodsInOrder(from: String)
  case comparableUnits
  case itemsOfScale(least: Int)
  case answersOfItem
  case atMost(column: String)

  // YAML.
  case yaml(detail: String)
  case spacesInsteadOfTabs
  case fewAliases(most: Int)
  case knownKey(nearest: String?, among: [String])
  case key(String)
  case distinctKeys
  case mapping
  case list
  case scalar
  case wholeNumber
  case yesOrNo
  case slug
  case condition
  case nonEmptyList
  case levelAtZero
  case levelOfVeto
  case measurementByOthers
  case severalSteps
  case distinctPoints
  case describedSteps

  /// What a code stands for.
  public enum Reference: String, Sendable, CaseIterable {
    case unit
    case criterion
    case type
    case level
    case indicator
    case group
    case code
  }
}

extension Expectation {
  /// A short code of the kind, the same for all values; problems of one file and kind are listed together.
  public var code: String {
    String(describing: self).prefix { $0 != "(" }.description
  }

  /// Whether the input is missing or cannot be opened, as against being wrong inside.
  public var isMissingInput: Bool {
    switch self {
    case .existingFile, .existingFolder, .fileInsteadOfFolder, .readableFile: true
    default: false
    }
  }
}
