/// The fields of one record, in an array that is used again for the next.
struct CSVRecord {
  private(set) var fields: [CSVField] = []
  /// The line on which the record starts, the first of the bytes being 0.
  private(set) var line = 0
  /// What is wrong with its quotes, if anything, and on which line.
  private(set) var quoteProblem: (expected: Expectation, line: Int)?

  /// Whether every field is empty: such records are passed over.
  var isBlank: Bool { fields.allSatisfy { $0.isEmpty } && quoteProblem == nil }

  /// Adds empty fields up to a count: a sheet leaves out the empty cells at the ends of its rows.
  mutating func pad(to count: Int) {
    while fields.count < count { fields.append(CSVField(start: 0, end: 0)) }
  }

  /// Reads the record at a position and moves the position to the next; after a quote that is followed by text the
  /// rest of the line is left out.
  mutating func scan(_ bytes: Span<UInt8>, at position: inout Int, lines: inout Int, separator: UInt8) {
    fields.removeAll(keepingCapacity: true)
    line = lines
    quoteProblem = nil
    while true {
      let fieldLine = lines
      let field = CSVField.scan(bytes, at: &position, lines: &lines, separator: separator)
      fields.append(field)
      switch field.ending {
      case .separator: continue
      case .record: return
      case .openQuote:
        quoteProblem = (.closingQuote, fieldLine)
        return
      case .textAfterQuote:
        quoteProblem = (.separatorAfterQuote, lines)
        CSVField.skipLine(bytes, at: &position, lines: &lines)
        return
      }
    }
  }
}
