internal import Foundation

/// A table with `,` between fields, decimal points and composed letters.
enum RepairedTable {
  /// The repaired bytes of a table, and what was repaired.
  static func repair(_ text: String, name: String) -> (data: Data, changes: [StudyRepair.Change]) {
    let data = Data(text.utf8)
    return data.withUnsafeBytes { buffer in
      let bytes = Span<UInt8>(_bytes: buffer.bytes)
      let separator = CSVFile.detectSeparator(bytes)
      guard let rows = rows(bytes, separator: separator) else { return (data, []) }
      let grouped = columnsWithGroups(rows)
      let commas = columnsWithCommas(rows, besides: Set(grouped.keys))
      var changes: [StudyRepair.Change] = []
      if separator != Byte.comma { changes.append(.separator) }
      if !commas.isEmpty { changes.append(.decimalComma) }
      if !grouped.isEmpty { changes.append(.thousands) }
      if !CellText.normalised(text).utf8.elementsEqual(text.utf8) { changes.append(.letters) }
      guard let heading = rows.first, !changes.isEmpty else { return (data, []) }
      var writer = CSVWriter(headings: heading)
      for row in rows.dropFirst() {
        writer.append(
          ragged: row.enumerated().map { column, cell in
            .text(grouped[column]?.plain(cell) ?? (commas.contains(column) ? cell.replacing(",", with: ".") : cell))
          })
      }
      return (writer.data, changes)
    }
  }

  /// The columns of nothing but numbers in which thousands are set apart without a doubt.
  private static func columnsWithGroups(_ rows: [[String]]) -> [Int: GroupedNumbers] {
    var numbers: [Int: [String]] = [:]
    for column in (rows.first ?? []).indices {
      let cells = Set(rows.dropFirst().compactMap { $0.indices.contains(column) ? $0[column] : nil })
      let isNumeric = cells.allSatisfy { cell in
        cell.isEmpty || ["NA", "KAD"].contains(cell.uppercased()) || cell.allSatisfy { "0123456789.,-".contains($0) }
      }
      if isNumeric { numbers[column] = cells.filter { $0.first?.isNumber == true || $0.first == "-" }.sorted() }
    }
    let decimal = GroupedNumbers.decimalMark(numbers.keys.sorted().flatMap { numbers[$0] ?? [] })
    return numbers.compactMapValues { cells in
      GroupedNumbers(cells) ?? decimal.flatMap { GroupedNumbers(cells, decimal: $0) }
    }
  }

  /// The texts of the records; nil when a quote is out of place or a record is wider than a table may be.
  private static func rows(_ bytes: Span<UInt8>, separator: UInt8) -> [[String]]? {
    var rows: [[String]] = []
    var record = CSVRecord()
    var (position, lines) = (0, 0)
    while position < bytes.count {
      record.scan(bytes, at: &position, lines: &lines, separator: separator)
      if record.isBlank { continue }
      guard record.quoteProblem == nil, record.fields.count <= CSVFile.mostColumns else { return nil }
      var row: [String] = []
      for field in record.fields { row.append(CellText.decode(bytes, field)) }
      rows.append(row)
    }
    return rows
  }

  /// The columns that hold nothing but numbers, some with a decimal comma; none when the file has decimal points too,
  /// beside the columns in which points set thousands apart.
  private static func columnsWithCommas(_ rows: [[String]], besides grouped: Set<Int>) -> Set<Int> {
    var isNumeric = [Bool](repeating: true, count: rows.first?.count ?? 0)
    var marks = [Set<DecimalMark>](repeating: [], count: isNumeric.count)
    for row in rows.dropFirst() {
      for (column, cell) in row.enumerated() where isNumeric.indices.contains(column) && isNumeric[column] {
        let bytes = Array(cell.utf8)
        switch NumberCell.read(bytes.span, CSVField(start: 0, end: bytes.count)) {
        case .value(_, let mark): if let mark { marks[column].insert(mark) }
        case .empty, .notApplicable: break
        case .thousands, .invalid: isNumeric[column] = false
        }
      }
    }
    let numeric = isNumeric.indices.filter { isNumeric[$0] && !grouped.contains($0) }
    if numeric.contains(where: { marks[$0].contains(.point) }) { return [] }
    return Set(numeric.filter { marks[$0].contains(.comma) })
  }
}
