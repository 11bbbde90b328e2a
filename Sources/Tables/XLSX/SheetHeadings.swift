internal import Evaluation
internal import Foundation

/// The headings of a sheet: one row, or several rows with merged cells that are joined to one.
struct SheetHeadings {
  private let sheet: SheetReader
  private let file: String
  private let ranges: [CellRange]

  init(_ sheet: SheetReader, file: String) {
    self.sheet = sheet
    self.file = file
    ranges = sheet.merged.compactMap(CellRange.init)
  }

  /// Logs the merged cells of a sheet; true when there is none.
  func refuseMerged(log: inout ProblemLog) -> Bool {
    report(sheet.merged, log: &log)
    return sheet.merged.isEmpty
  }

  /// The table with one row of headings, in the last row that they take; nil, with the problems in the log, when cells
  /// below the headings are merged.
  ///
  /// Headings start at the first row with two filled cells, above which there are only titles; they go on below a row
  /// of which a merged cell stands over several columns or reaches further down.
  func flattened(log: inout ProblemLog) -> (bytes: Data, leading: [[String]], notes: [Note])? {
    guard let first = sheet.leading.firstIndex(where: { $0.count { !$0.isEmpty } > 1 }) else {
      return (Data(sheet.bytes), sheet.leading, [])
    }
    var rows = first + 1...first + 1
    while let below = lastRow(of: rows), below > rows.upperBound { rows = rows.lowerBound...below }
    let outside = zip(sheet.merged, ranges).filter { $1.rows.upperBound > rows.upperBound }.map(\.0)
    guard outside.isEmpty, rows.upperBound <= sheet.leading.count else {
      report(outside, log: &log)
      return nil
    }
    let filled = filledHeadings(rows)
    let headings = Self.joined(filled)
    var bytes = Data(repeating: Byte.newline, count: rows.upperBound - 1)
    bytes.append(contentsOf: headings.map(Self.field).joined(separator: ",").utf8)
    bytes.append(Byte.newline)
    bytes.append(contentsOf: sheet.bytes[sheet.leadingEnds[rows.upperBound - 1]...])
    var leading = sheet.leading
    for row in 0..<rows.upperBound { leading[row] = row == rows.upperBound - 1 ? headings : [] }
    return (bytes, leading, notes(rows, headings))
  }

  private func notes(_ rows: ClosedRange<Int>, _ headings: [String]) -> [Note] {
    guard rows.upperBound > 1 else { return [] }
    let names = headings.filter { !$0.isEmpty }.joined(separator: ", ")
    return [
      Note(
        "data.headingsFlattened",
        ["file": file, "first": "1", "last": "\(rows.upperBound)", "columns": names])
    ]
  }

  /// The last row that merged cells in these rows reach or stand over.
  private func lastRow(of rows: ClosedRange<Int>) -> Int? {
    ranges.filter { rows.contains($0.rows.lowerBound) }
      .map { $0.columns.count > 1 ? $0.rows.upperBound + 1 : $0.rows.upperBound }.max()
  }

  /// The texts over each column, from top to bottom, merged cells filled.
  private func filledHeadings(_ rows: ClosedRange<Int>) -> [[String]] {
    let texts = rows.map { sheet.leading[$0 - 1] }
    let width = max(texts.map(\.count).max() ?? 0, ranges.map { $0.columns.upperBound + 1 }.max() ?? 0)
    var filled = texts.map { $0 + [String](repeating: "", count: width - $0.count) }
    for range in ranges where rows.contains(range.rows.lowerBound) {
      let text = filled[range.rows.lowerBound - rows.lowerBound][range.columns.lowerBound]
      for row in range.rows where rows.contains(row) {
        for column in range.columns { filled[row - rows.lowerBound][column] = text }
      }
    }
    return (0..<width).map { column in filled.map { $0[column] } }
  }

  /// For each column the lowest text; where that stands over several columns, all its texts from top to bottom.
  private static func joined(_ columns: [[String]]) -> [String] {
    let parts = columns.map { texts in
      texts.reduce(into: [String]()) { parts, text in
        if !text.isEmpty, parts.last != text { parts.append(text) }
      }
    }
    let counts = Dictionary(parts.compactMap(\.last).map { ($0, 1) }, uniquingKeysWith: +)
    return parts.map { parts in
      guard let last = parts.last else { return "" }
      return counts[last] == 1 ? last : parts.joined(separator: " / ")
    }
  }

  private static func field(_ text: String) -> String {
    text.contains { $0 == "," || $0 == "\"" } ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }

  private func report(_ merged: [String], log: inout ProblemLog) {
    let places = merged.map { (range: $0, place: CellRange($0)) }.sorted { a, b in
      (a.place?.rows.lowerBound ?? 0, a.place?.columns.lowerBound ?? 0)
        < (b.place?.rows.lowerBound ?? 0, b.place?.columns.lowerBound ?? 0)
    }
    for (range, place) in places {
      log.add(
        DataProblem(
          file: file, line: place?.rows.lowerBound,
          place: place.map { .column(CellRange.letters($0.columns.lowerBound)) },
          found: range, expected: .separateCells))
    }
  }
}
