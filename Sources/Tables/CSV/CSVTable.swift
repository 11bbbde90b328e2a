internal import Foundation
internal import Synchronization

/// The decoded columns of a CSV file.
struct CSVTable: Sendable {
  let file: CSVFile
  /// The line of the file on which each record starts.
  let lines: [Int]
  private let slots: [Int?]
  private let texts: [[String]]
  private let numbersOfTexts: [[Int32]]
  private let values: [[Double]]

  /// What stands for a cell that holds no number and for which a problem is logged.
  static let invalid = -Double.infinity

  /// The number of records.
  var count: Int { lines.count }

  /// The bytes that one piece of work decodes; fixed, so that nothing depends on the number of threads.
  private static let chunkBytes = 1 << 18

  /// Decodes the columns of a file, each by its role, on several threads.
  ///
  /// - Complexity: O(bytes).
  init(_ file: CSVFile, roles: [ColumnRole], threads: Int, log: inout ProblemLog) {
    let ranges = CSVSplit.ranges(of: file, every: Self.chunkBytes)
    var chunks = Array(Self.decode(file, ranges, roles, threads: threads).reversed())
    var join = CSVJoin(file: file, roles: roles, records: chunks.map(\.lines.count).reduce(0, +))
    // Each chunk leaves the memory once it is joined.
    while let chunk = chunks.popLast() { join.append(chunk, log: &log) }
    join.reportMarks(to: &log)
    var counts = (text: 0, number: 0)
    self.slots = roles.map { role in
      switch role {
      case .ignored: return nil
      case .text:
        counts.text += 1
        return counts.text - 1
      case .number, .unboundedNumber:
        counts.number += 1
        return counts.number - 1
      }
    }
    self.file = file
    self.lines = join.lines
    self.texts = join.texts
    self.numbersOfTexts = join.numbersOfTexts
    self.values = join.values
  }

  private static func decode(
    _ file: CSVFile, _ ranges: [Range<Int>], _ roles: [ColumnRole], threads: Int
  ) -> [CSVChunk] {
    let workers = max(1, min(threads, ranges.count))
    if workers == 1 { return ranges.map { CSVChunkDecoder.decode(file, $0, roles: roles) } }
    let decoded = Mutex([CSVChunk](repeating: CSVChunk(), count: ranges.count))
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      for index in stride(from: worker, to: ranges.count, by: workers) {
        let chunk = CSVChunkDecoder.decode(file, ranges[index], roles: roles)
        decoded.withLock { $0[index] = chunk }
      }
    }
    return decoded.withLock { $0 }
  }

  /// The distinct texts of a text column and the text of each record, an index into them.
  func codes(_ column: Int) -> (texts: [String], index: [Int32]) {
    guard let slot = slots[column] else { return ([], []) }
    return (texts[slot], numbersOfTexts[slot])
  }

  /// The text of each record.
  func strings(_ column: Int) -> [String] {
    let (texts, index) = codes(column)
    return index.map { texts[Int($0)] }
  }

  /// The number of each record.
  func numbers(_ column: Int) -> [Double] {
    slots[column].map { values[$0] } ?? []
  }

  /// Where a heading stands, if it does.
  func column(_ heading: String) -> Int? {
    file.headings.firstIndex(of: heading)
  }
}
