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
