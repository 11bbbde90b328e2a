internal import CExpat

/// Reads the cells of a sheet into lines of CSV, one line a row, so that the lines of problems are the rows people see.
final class SheetReader: XMLReader {
  /// A cell by its row and column, the first being 1 and 0.
  struct Place: Hashable {
    var row: Int
    var column: Int
  }

  /// The rows kept as texts, in which headings are looked for.
  static let leadingRows = 30
  /// The marked numbers in cells of text that are remembered.
  private static let mostMarkedTexts = 10_000

  /// The lines of CSV.
  private(set) var bytes: [UInt8] = []
  /// The texts of the first rows.
  private(set) var leading: [[String]] = []
  /// Where the lines of the first rows end.
  private(set) var leadingEnds: [Int] = []
  /// The merged ranges, as the file writes them.
  private(set) var merged: [String] = []
  /// Rows and columns that are hidden and hold something.
  private(set) var hiddenRows: [Int] = []
  private(set) var hiddenColumns: [ClosedRange<Int>] = []
  /// Cells of text that look like numbers with a mark.
  private(set) var markedTexts: [Place: String] = [:]
  /// The columns of the widest row.
  private(set) var width = 0

  private let texts: SharedTexts?
  private let isDate: [Bool]
  private let countsFrom1904: Bool
  private let limits: WorkbookLimits

  private var row = 0
  private var column = -1
  private var isRowHidden = false
  private var cells = 0
  private var kind = Kind.number
  private var style = 0
  private var content = CellContent()
  private var isCollecting = false
  private var hasValue = false
  private var hasFormula = false
  private var field: [UInt8] = []
  /// The fields written of the current row.
  private var fields = 0
  private var rowTexts: [String] = []

  private enum Kind {
    case number, shared, text, flag, other
  }

  init(texts: SharedTexts?, isDate: [Bool], countsFrom1904: Bool, limits: WorkbookLimits) {
    self.texts = texts
    self.isDate = isDate
    self.countsFrom1904 = countsFrom1904
    self.limits = limits
  }

  override func begin(_ name: UnsafePointer<XML_Char>, _ attributes: XMLAttributes) {
    switch UInt8(bitPattern: name.pointee) {
    case UInt8(ascii: "c"):
      if XMLName.matches(name, "c") { beginCell(attributes) } else if XMLName.matches(name, "col") { note(attributes) }
    case UInt8(ascii: "v"):
      if XMLName.matches(name, "v") { beginValue() }
    case UInt8(ascii: "t"):
      if XMLName.matches(name, "t") { beginValue() }
    case UInt8(ascii: "r"):
      if XMLName.matches(name, "row") { beginRow(attributes) }
    case UInt8(ascii: "f"):
      if XMLName.matches(name, "f") { hasFormula = true }
    case UInt8(ascii: "m"):
      if XMLName.matches(name, "mergeCell"), let range = attributes.text("ref") { merged.append(range) }
    default: break
    }
  }

  override func end(_ name: UnsafePointer<XML_Char>) {
    switch UInt8(bitPattern: name.pointee) {
    case UInt8(ascii: "v"), UInt8(ascii: "t"): isCollecting = false
    case UInt8(ascii: "c"):
      if XMLName.matches(name, "c") { endCell() }
    case UInt8(ascii: "r"):
      if XMLName.matches(name, "row") { endRow() }
    default: break
    }
  }

  override func text(_ text: UnsafeBufferPointer<UInt8>) {
    guard isCollecting else { return }
    content.append(text)
    if content.count > 4 * limits.lettersOfCell { defect = .tooMuchText(most: limits.lettersOfCell) }
  }

  private func beginRow(_ attributes: XMLAttributes) {
    let number = attributes.pointer("r").map(Self.number) ?? row + 1
    guard number > row else {
      defect = .damaged(part: "row \(number)")
      return
    }
    guard number <= limits.rows else {
      defect = .tooManyRows(most: limits.rows)
      return
    }
    while row < number - 1 {
      bytes.append(Byte.newline)
      row += 1
      keepLeading()
    }
    row = number
    column = -1
    fields = 0
    isRowHidden = attributes.isSet("hidden")
  }

  private func endRow() {
    bytes.append(Byte.newline)
    keepLeading()
    width = max(width, fields)
    if isRowHidden, fields > 0 { hiddenRows.append(row) }
  }

  private func keepLeading() {
    guard row <= Self.leadingRows else { return }
    leading.append(rowTexts)
    leadingEnds.append(bytes.count)
    rowTexts = []
  }

  private func beginCell(_ attributes: XMLAttributes) {
    let place = attributes.pointer("r").flatMap { Self.column(of: $0, most: limits.columns) } ?? column + 1
    cells += 1
    guard place < limits.columns else {
      defect = .tooManyColumns(most: limits.columns)
      return
    }
    guard cells <= limits.cells else {
      defect = .tooManyCells(most: limits.cells)
      return
    }
    guard place > column else {
      defect = .damaged(part: "row \(row)")
      return
    }
    column = place
    kind = attributes.pointer("t").map(Self.kind) ?? .number
    style = attributes.pointer("s").map(Self.number) ?? 0
    content.clear()
    hasValue = false
    hasFormula = false
  }

  private func beginValue() {
    isCollecting = true
    hasValue = true
  }

  private func endCell() {
    if hasFormula, !hasValue || content.count == 0 && kind == .number {
      defect = .formulaWithoutValue(row: row, column: column)
    }
    guard hasValue, content.count > 0 else { return }
    field.removeAll(keepingCapacity: true)
    writeField()
    guard !field.isEmpty else { return }
    if fields > 0 { bytes.append(Byte.comma) }
    while fields < column {
      bytes.append(Byte.comma)
      fields += 1
    }
    bytes.append(contentsOf: field)
    fields = column + 1
    if row <= Self.leadingRows { keepText() }
  }

  private func writeField() {
    switch kind {
    case .shared:
      guard let texts, let index = content.integer, index < texts.count else {
        defect = .damaged(part: "sharedStrings")
        return
      }
      texts.append(index, to: &field)
      noteMarked(field)
    case .number:
      if style < isDate.count, isDate[style], let serial = content.number,
        let date = SerialDate.text(serial, countsFrom1904: countsFrom1904)
      {
        field.append(contentsOf: date.utf8)
      } else {
        content.appendNumber(to: &field)
      }
    case .flag: field.append(contentsOf: (content.integer == 0 ? "false" : "true").utf8)
    case .text, .other:
      content.appendText(to: &field)
      noteMarked(field)
    }
  }

  private func noteMarked(_ field: [UInt8]) {
    guard let text = MarkedText.text(field), markedTexts.count < Self.mostMarkedTexts else { return }
    markedTexts[Place(row: row, column: column)] = text
  }

  private func keepText() {
    while rowTexts.count < column { rowTexts.append("") }
    let isQuoted = field.first == Byte.quote
    let inner = isQuoted ? Array(field.dropFirst().dropLast()) : field
    rowTexts.append(CellText.decode(inner.span, 0, inner.count, hasDoubledQuotes: isQuoted))
  }

  private func note(_ attributes: XMLAttributes) {
    guard attributes.isSet("hidden"), let first = attributes.integer("min"), let last = attributes.integer("max"),
      first >= 1, last >= first
    else { return }
    hiddenColumns.append((first - 1)...(last - 1))
  }

  private static func kind(_ type: UnsafePointer<XML_Char>) -> Kind {
    if XMLName.matches(type, "s") { return .shared }
    if XMLName.matches(type, "n") { return .number }
    if XMLName.matches(type, "str") || XMLName.matches(type, "inlineStr") { return .text }
    return XMLName.matches(type, "b") ? .flag : .other
  }

  /// The whole number at the beginning of a text, at most a thousand million.
  private static func number(_ text: UnsafePointer<XML_Char>) -> Int {
    var (value, position) = (0, text)
    while let digit = digit(position.pointee), value < 100_000_000 {
      value = value * 10 + digit
      position += 1
    }
    return value
  }

  private static func digit(_ letter: XML_Char) -> Int? {
    let byte = UInt8(bitPattern: letter)
    return byte >= Byte.zero && byte <= Byte.nine ? Int(byte - Byte.zero) : nil
  }

  /// The column of a reference such as `AB12`, the first being 0; beyond `most` it stays there.
  private static func column(of reference: UnsafePointer<XML_Char>, most: Int) -> Int? {
    var (value, position) = (0, reference)
    while true {
      let letter = UInt8(bitPattern: position.pointee) & 0xDF
      guard letter >= UInt8(ascii: "A"), letter <= UInt8(ascii: "Z") else { break }
      value = min(value * 26 + Int(letter - UInt8(ascii: "A")) + 1, most + 1)
      position += 1
    }
    return value == 0 ? nil : value - 1
  }
}
