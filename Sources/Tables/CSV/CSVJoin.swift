/// Joins the chunks of a file, in order, to its columns.
struct CSVJoin {
  let file: CSVFile
  private let roles: [ColumnRole]
  private(set) var lines: [Int] = []
  private(set) var texts: [[String]]
  private(set) var numbersOfTexts: [[Int32]]
  private(set) var values: [[Double]]
  private var indexOfText: [[String: Int32]]
  private let isUnbounded: [Bool]
  private var line: Int
  private var firstPoint: MarkedCell?
  private var firstComma: MarkedCell?
  private var shapes: [MarkShape]

  /// Nothing yet of a file with so many records.
  init(file: CSVFile, roles: [ColumnRole], records: Int) {
    self.file = file
    self.roles = roles
    let textCount = roles.filter { $0 == .text }.count
    isUnbounded = roles.filter(\.isNumeric).map { $0 == .unboundedNumber }
    texts = Array(repeating: [], count: textCount)
    numbersOfTexts = Array(repeating: [], count: textCount)
    indexOfText = Array(repeating: [:], count: textCount)
    values = Array(repeating: [], count: isUnbounded.count)
    shapes = Array(repeating: MarkShape(), count: isUnbounded.count)
    line = file.headingLines + 1
    lines.reserveCapacity(records)
    for slot in numbersOfTexts.indices { numbersOfTexts[slot].reserveCapacity(records) }
    for slot in values.indices { values[slot].reserveCapacity(records) }
  }

  /// Adds the chunk that follows.
  mutating func append(_ chunk: CSVChunk, log: inout ProblemLog) {
    lines.append(contentsOf: chunk.lines.map { $0 + line })
    for slot in texts.indices { appendTexts(chunk, slot) }
    for slot in values.indices {
      values[slot].append(contentsOf: chunk.values[slot])
      var shape = chunk.shapes[slot]
      shape.first = shifted(shape.first)
      shapes[slot].merge(shape)
    }
    firstPoint = firstPoint ?? shifted(chunk.firstPoint)
    firstComma = firstComma ?? shifted(chunk.firstComma)
    for var problem in chunk.problems {
      problem.line = problem.line.map { $0 + line }
      log.add(problem)
    }
    line += chunk.lineCount
  }

  private mutating func appendTexts(_ chunk: CSVChunk, _ slot: Int) {
    let translation = chunk.texts[slot].map { text in
      if let known = indexOfText[slot][text] { return known }
      let index = Int32(texts[slot].count)
      indexOfText[slot][text] = index
      texts[slot].append(text)
      return index
    }
    numbersOfTexts[slot].append(contentsOf: chunk.numbersOfTexts[slot].map { translation[Int($0)] })
  }

  private func shifted(_ cell: MarkedCell?) -> MarkedCell? {
    guard var cell else { return nil }
    cell.line += line
    return cell
  }

  /// Says what is wrong with the decimal marks of the file as a whole.
  func reportMarks(to log: inout ProblemLog) {
    if let sheet = file.text.sheet {
      reportMarkedTexts(of: sheet, to: &log)
      return
    }
    if let firstComma, file.separator == Byte.comma {
      log.add(problem(firstComma, .separatorOtherThanComma))
    } else if let firstPoint, let firstComma {
      log.add(problem(max(firstPoint, firstComma), .oneDecimalMark))
    }
    for (shape, isUnbounded) in zip(shapes, isUnbounded) where isUnbounded && shape.isAmbiguous {
      if let first = shape.first { log.add(problem(first, .noThousandsSeparators)) }
    }
  }

  /// The numbers of a sheet are numbers already; only text that looks like one leaves a doubt.
  private func reportMarkedTexts(of sheet: SheetTable, to log: inout ProblemLog) {
    let found = sheet.markedTexts.filter { place, _ in
      roles.indices.contains(place.column) && roles[place.column].isNumeric && place.row >= file.headingLines
    }
    for (place, text) in found.sorted(by: { ($0.key.row, $0.key.column) < ($1.key.row, $1.key.column) }) {
      log.add(problem(MarkedCell(line: place.row, column: place.column, text: text), .numberInsteadOfText))
    }
  }

  private func max(_ a: MarkedCell, _ b: MarkedCell) -> MarkedCell {
    (a.line, a.column) < (b.line, b.column) ? b : a
  }

  private func problem(_ cell: MarkedCell, _ expected: Expectation) -> DataProblem {
    DataProblem(
      file: file.name, line: cell.line, place: .column(file.headings[cell.column]), found: cell.text,
      expected: expected)
  }
}
