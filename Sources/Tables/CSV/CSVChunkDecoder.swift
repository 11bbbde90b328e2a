internal import Evaluation
internal import Foundation

/// Decodes the records of a part of a file into columns.
struct CSVChunkDecoder {
  private let file: CSVFile
  private let roles: [ColumnRole]
  private let isSheet: Bool
  private let textColumns: [Int]
  private let numberColumns: [Int]
  private var interners: [ByteInterner]
  private var chunk = CSVChunk()

  private init(_ file: CSVFile, _ roles: [ColumnRole]) {
    self.file = file
    self.roles = roles
    isSheet = file.text.sheet != nil
    textColumns = roles.indices.filter { roles[$0] == .text }
    numberColumns = roles.indices.filter { roles[$0].isNumeric }
    interners = textColumns.map { _ in ByteInterner() }
    chunk.numbersOfTexts = textColumns.map { _ in [] }
    chunk.values = numberColumns.map { _ in [] }
    chunk.shapes = numberColumns.map { _ in MarkShape() }
  }

  /// The columns of the records in a range of bytes, which starts and ends between records.
  ///
  /// - Complexity: O(bytes).
  static func decode(_ file: CSVFile, _ range: Range<Int>, roles: [ColumnRole]) -> CSVChunk {
    var decoder = CSVChunkDecoder(file, roles)
    return file.text.bytes.withUnsafeBytes { buffer in
      decoder.decode(Span<UInt8>(_bytes: buffer.bytes.extracting(range)))
      return decoder.chunk
    }
  }

  private mutating func decode(_ bytes: Span<UInt8>) {
    reserve(for: bytes)
    var record = CSVRecord()
    var (position, lines) = (0, 0)
    while position < bytes.count {
      record.scan(bytes, at: &position, lines: &lines, separator: file.separator)
      if record.isBlank { continue }
      if isSheet { record.pad(to: roles.count) }
      if let problem = record.quoteProblem {
        report(problem.line, expected: problem.expected)
      } else if record.fields.count != roles.count {
        reportFieldCount(of: record, in: bytes)
      } else {
        append(record, from: bytes)
      }
    }
    chunk.lineCount = lines
    for interner in interners { chunk.texts.append(interner.texts(in: bytes)) }
  }

  /// Makes room for the records once: a line each, and two bytes a cell at the least.
  private mutating func reserve(for bytes: Span<UInt8>) {
    var lines = 1
    for position in 0..<bytes.count where bytes[position] == Byte.newline { lines += 1 }
    let records = min(lines, bytes.count / (2 * max(roles.count, 1)) + 1)
    chunk.lines.reserveCapacity(records)
    for slot in chunk.numbersOfTexts.indices { chunk.numbersOfTexts[slot].reserveCapacity(records) }
    for slot in chunk.values.indices { chunk.values[slot].reserveCapacity(records) }
  }

  private mutating func append(_ record: CSVRecord, from bytes: Span<UInt8>) {
    chunk.lines.append(record.line)
    for (slot, column) in textColumns.enumerated() {
      chunk.numbersOfTexts[slot].append(interners[slot].number(of: record.fields[column], in: bytes))
    }
    for (slot, column) in numberColumns.enumerated() {
      chunk.values[slot].append(number(record, column, slot, bytes))
    }
  }

  private mutating func number(_ record: CSVRecord, _ column: Int, _ slot: Int, _ bytes: Span<UInt8>) -> Double {
    let field = record.fields[column]
    switch NumberCell.read(bytes, field) {
    case .empty: return Points.missing
    case .notApplicable: return Points.notApplicable
    case .value(let value, let mark):
      if let mark {
        note(mark, field, record.line, column, slot, bytes)
      } else if abs(value) >= 1_000 {
        chunk.shapes[slot].unmarkedLarge += 1
      } else if value != 0 {
        chunk.shapes[slot].unmarkedSmall += 1
      }
      return value
    case .thousands: report(record.line, column, CellText.decode(bytes, field), expected: .noThousandsSeparators)
    case .invalid:
      let expected: Expectation = file.headings[column] == "year" ? .year : .number
      report(record.line, column, CellText.decode(bytes, field), expected: expected)
    }
    return CSVTable.invalid
  }

  private mutating func note(
    _ mark: DecimalMark, _ field: CSVField, _ line: Int, _ column: Int, _ slot: Int, _ bytes: Span<UInt8>
  ) {
    let isThousandsLike = Self.isThousandsLike(bytes, field)
    let isFirstOfShape = isThousandsLike && chunk.shapes[slot].first == nil
    if isThousandsLike { chunk.shapes[slot].thousandsLike += 1 } else { chunk.shapes[slot].otherMarked += 1 }
    let isFirstOfMark = mark == .point ? chunk.firstPoint == nil : chunk.firstComma == nil
    guard isFirstOfShape || isFirstOfMark else { return }
    let cell = MarkedCell(line: line, column: column, text: CellText.decode(bytes, field))
    if isFirstOfShape { chunk.shapes[slot].first = cell }
    guard isFirstOfMark else { return }
    if mark == .point { chunk.firstPoint = cell } else { chunk.firstComma = cell }
  }

  private static func isThousandsLike(_ bytes: Span<UInt8>, _ field: CSVField) -> Bool {
    let length = field.end - field.start
    guard length >= 5, length <= 7, bytes[field.start] > Byte.zero, bytes[field.start] <= Byte.nine else {
      return false
    }
    let mark = bytes[field.end - 4]
    return mark == Byte.dot || mark == Byte.comma
  }

  private mutating func reportFieldCount(of record: CSVRecord, in bytes: Span<UInt8>) {
    let count = record.fields.count
    let surplus = count - roles.count
    var wholePairs = 0
    for index in 1..<max(1, count)
    where Self.isWhole(bytes, record.fields[index - 1]) && Self.isWhole(bytes, record.fields[index]) {
      wholePairs += 1
    }
    let mayBeDecimals = file.separator == Byte.comma && surplus > 0 && wholePairs >= surplus
    report(
      record.line,
      expected: mayBeDecimals
        ? .fieldsWithoutDecimalComma(roles.count, found: count) : .fields(roles.count, found: count))
  }

  private static func isWhole(_ bytes: Span<UInt8>, _ field: CSVField) -> Bool {
    guard !field.isEmpty else { return false }
    for position in field.start..<field.end where bytes[position] < Byte.zero || bytes[position] > Byte.nine {
      return false
    }
    return true
  }

  private mutating func report(
    _ line: Int, _ column: Int? = nil, _ found: String? = nil, expected: Expectation
  ) {
    chunk.problems.append(
      DataProblem(
        file: file.name, line: line, place: column.map { .column(file.headings[$0]) }, found: found,
        expected: expected))
  }
}
