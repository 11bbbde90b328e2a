internal import Foundation

/// What the cells of a column are read as.
enum ColumnRole: Sendable, Equatable {
  /// Not read.
  case ignored
  /// Codes or other text.
  case text
  /// Numbers; an empty cell is `Points.missing`, `NA` and `KAD` are `Points.notApplicable`.
  case number
  /// Numbers that have no upper bound, where `1.234` can mean 1234.
  case unboundedNumber

  /// Whether the cells are numbers.
  var isNumeric: Bool { self == .number || self == .unboundedNumber }
}

/// Where a decimal mark was first seen.
struct MarkedCell: Sendable, Equatable {
  var line: Int
  let column: Int
  let text: String
}

/// The columns of consecutive records of a file.
struct CSVChunk: Sendable {
  /// The line of each record; counted from 0 within the chunk until it is joined.
  var lines: [Int] = []
  /// The texts of the distinct contents of each text column.
  var texts: [[String]] = []
  /// The content of each cell of each text column, an index into `texts`.
  var numbersOfTexts: [[Int32]] = []
  /// The columns of numbers.
  var values: [[Double]] = []
  /// The first cells with a decimal point and a decimal comma.
  var firstPoint: MarkedCell?
  var firstComma: MarkedCell?
  /// How the marked numbers of each column of numbers look.
  var shapes: [MarkShape] = []
  /// The line ends in the bytes of the chunk.
  var lineCount = 0
  /// The problems, lines counted like `lines`.
  var problems: [DataProblem] = []
}

/// Counts by which a column of decimals is told from one whose marks separate thousands.
struct MarkShape: Sendable, Equatable {
  /// Cells like `1.234`: up to three digits not starting with 0, a mark, three digits.
  var thousandsLike = 0
  /// Other cells with a mark.
  var otherMarked = 0
  /// Numbers of up to three digits without a mark, other than 0.
  var unmarkedSmall = 0
  /// Numbers of more than three digits without a mark.
  var unmarkedLarge = 0
  /// The first cell like `1.234`.
  var first: MarkedCell?

  /// Whether nobody can say if `1.234` means 1234: each mark could separate thousands, and smaller numbers have none.
  var isAmbiguous: Bool { thousandsLike > 0 && otherMarked == 0 && unmarkedSmall > 0 && unmarkedLarge == 0 }

  mutating func merge(_ next: MarkShape) {
    thousandsLike += next.thousandsLike
    otherMarked += next.otherMarked
    unmarkedSmall += next.unmarkedSmall
    unmarkedLarge += next.unmarkedLarge
    first = first ?? next.first
  }
}
