internal import Foundation

/// Splits the records of a file into parts that can be decoded apart.
enum CSVSplit {
  /// Ranges of bytes of about the given size that start and end between records.
  ///
  /// Without a quote every line end ends a record; otherwise the records are walked.
  ///
  /// - Complexity: O(bytes).
  static func ranges(of file: CSVFile, every size: Int) -> [Range<Int>] {
    file.text.bytes.withUnsafeBytes { buffer in
      let bytes = Span<UInt8>(_bytes: buffer.bytes)
      guard bytes.count - file.bodyStart > size else { return [file.bodyStart..<bytes.count] }
      let hasQuote = buffer[file.bodyStart...].contains(Byte.quote)
      var ranges: [Range<Int>] = []
      var (start, position, lines) = (file.bodyStart, file.bodyStart, 0)
      var record = CSVRecord()
      while position < bytes.count {
        if hasQuote {
          record.scan(bytes, at: &position, lines: &lines, separator: file.separator)
          if position - start < size, position < bytes.count { continue }
        } else {
          position = min(start + size, bytes.count)
          CSVField.skipLine(bytes, at: &position, lines: &lines)
        }
        ranges.append(start..<position)
        start = position
      }
      return ranges
    }
  }
}
