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

  /// The table with one row of headings, in the last row that they take, and merged cells below filled down; nil, with
  /// the problems in the log, when cells beside each other are merged among others.
  ///
  /// Headings go on below a row of which a merged cell stands over several columns or reaches further down.
  func flattened(log: inout ProblemLog) -> (bytes: Data, leading: [[String]], notes: [Note])? {
    guard let first = firstRow else { return (Data(sheet.bytes), sheet.leading, []) }
    var rows = first...first
    while let below = lastRow(of: rows), below > rows.upperBound { rows = rows.lowerBound...below }
    guard rows.upperBound <= sheet.leading.count else {
      report(sheet.merged, log: &log)
      return nil
    }
    let below = zip(sheet.merged, ranges).filter { $1.rows.upperBound > rows.upperBound }
    var body = MergedCells(sheet.bytes[sheet.leadingEnds[rows.upperBound - 1]...], firstRow: rows.upperBound + 1)
    let refused = below.filter { !body.fill($1) }.map(\.0)
    guard refused.isEmpty else {
      report(refused, expected: .separateDataCells, log: &log)
      return nil
    }
    let filled = filledHeadings(rows)
    let headings = Self.joined(filled)
    var bytes = Data(repeating: Byte.newline, count: rows.upperBound - 1)
    bytes.append(contentsOf: headings.map(Self.field).joined(separator: ",").utf8)
    bytes.append(Byte.newline)
    bytes.append(contentsOf: body.bytes)
    var leading = sheet.leading
    for row in 0..<rows.upperBound { leading[row] = row == rows.upperBound - 1 ? headings : [] }
    return (bytes, leading, notes(rows, headings) + body.notes(file: file))
  }

  /// The first row of the headings: one with two texts, above which there are only titles. Where some row has three, a
  /// row of two that names no column and that nothing joins to the next is the name of the office and the motto beside it.
  private var firstRow: Int? {
    let counts = sheet.leading.map { row in row.count { !$0.isEmpty } }
    let isNarrow = !counts.contains { $0 > 2 }
    return counts.indices.first { index in
      guard counts[index] == 2, !isNarrow else { return counts[index] > 1 }
      let texts = sheet.leading[index]
      let reachesDown = ranges.contains { $0.rows.lowerBound == index + 1 && $0.rows.count > 1 }
      return reachesDown || OfficeWords.headings(texts) != texts || texts.contains("unit")
    }.map { $0 + 1 }
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

  private func report(_ merged: [String], expected: Expectation = .separateCells, log: inout ProblemLog) {
    let places = merged.map { (range: $0, place: CellRange($0)) }.sorted { a, b in
      (a.place?.rows.lowerBound ?? 0, a.place?.columns.lowerBound ?? 0)
        < (b.place?.rows.lowerBound ?? 0, b.place?.columns.lowerBound ?? 0)
    }
    for (range, place) in places {
      log.add(
        DataProblem(
          file: file, line: place?.rows.lowerBound,
          place: place.map { .column(CellRange.letters($0.columns.lowerBound)) },
          found: range, expected: expected))
    }
  }
}
