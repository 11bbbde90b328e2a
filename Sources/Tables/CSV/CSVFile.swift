internal import Foundation

/// A CSV file whose heading was read; the columns are decoded once it is known what each holds.
struct CSVFile: Sendable {
  let text: TextFile
  let separator: UInt8
  /// The headings, in order; empty where a column has none.
  let headings: [String]
  /// Where the records start.
  let bodyStart: Int
  /// The lines that the heading takes.
  let headingLines: Int

  var name: String { text.name }

  /// Opens a file and reads its heading; nil, with the problems in the log, when it cannot be used.
  init?(name: String, url: URL, log: inout ProblemLog) {
    do throws(DataProblem) {
      self.init(try TextFile(name: name, url: url), log: &log)
    } catch {
      log.add(error)
      return nil
    }
  }

  /// Reads the heading of a text; nil, with the problems in the log, when it cannot be used.
  init?(_ text: TextFile, log: inout ProblemLog) {
    self.text = text
    let heading = Self.readHeading(text)
    separator = heading.separator
    headings = OfficeWords.headings(heading.texts)
    bodyStart = heading.end
    headingLines = heading.lines
    if let problem = heading.problem {
      log.add(DataProblem(file: name, line: problem.line + 1, expected: problem.expected))
      return nil
    }
    var seen: Set<String> = []
    let repeated = headings.filter { !$0.isEmpty && !seen.insert($0).inserted }
    for column in repeated {
      log.add(DataProblem(file: name, line: 1, place: .column(column), found: column, expected: .distinctColumns))
    }
    if !repeated.isEmpty { return nil }
  }

  /// How many lines of titles may stand over the headings of a table.
  private static let mostTitles = 20

  /// The texts of the first lines with their numbers, split by each mark that may separate them.
  var leadingTexts: [(line: Int, texts: [String])] {
    if let sheet = text.sheet { return sheet.leading.enumerated().map { ($0.offset + 1, $0.element) } }
    return [Byte.comma, Byte.semicolon, Byte.tab].flatMap(leadingTexts)
  }

  private func leadingTexts(separator: UInt8) -> [(line: Int, texts: [String])] {
    text.bytes.withUnsafeBytes { buffer in
      let bytes = Span<UInt8>(_bytes: buffer.bytes)
      var record = CSVRecord()
      var (position, lines) = (0, 0)
      var result: [(line: Int, texts: [String])] = []
      while position < bytes.count, result.count < Self.mostTitles {
        record.scan(bytes, at: &position, lines: &lines, separator: separator)
        guard record.fields.count <= Self.mostColumns else { break }
        var texts: [String] = []
        for field in record.fields { texts.append(CellText.decode(bytes, field)) }
        result.append((record.line + 1, texts))
      }
      return result
    }
  }

  /// The columns of a table, as many as a sheet may have: a heading beyond is no table of a study.
  static let mostColumns = WorkbookLimits().columns

  private struct Heading {
    var separator: UInt8
    var texts: [String]
    var end: Int
    var lines: Int
    var problem: (expected: Expectation, line: Int)?
  }

  private static func readHeading(_ text: TextFile) -> Heading {
    text.bytes.withUnsafeBytes { buffer in
      let bytes = Span<UInt8>(_bytes: buffer.bytes)
      let separator = text.sheet == nil ? detectSeparator(bytes) : Byte.comma
      var record = CSVRecord()
      var (position, lines) = (0, 0)
      repeat {
        record.scan(bytes, at: &position, lines: &lines, separator: separator)
      } while record.isBlank && position < bytes.count
      var texts: [String] = []
      guard record.fields.count <= mostColumns else {
        let problem = (expected: Expectation.columnCount(most: mostColumns), line: record.line)
        return Heading(separator: separator, texts: [], end: position, lines: lines, problem: problem)
      }
      for field in record.fields { texts.append(CellText.decode(bytes, field)) }
      return Heading(
        separator: separator, texts: texts, end: position, lines: lines, problem: record.quoteProblem)
    }
  }

  /// The separator that splits the first line that is not blank into the most fields; `,` where none does.
  static func detectSeparator(_ bytes: Span<UInt8>) -> UInt8 {
    var best = (separator: Byte.comma, fields: 1)
    for separator in [Byte.comma, Byte.semicolon, Byte.tab] {
      var record = CSVRecord()
      var (position, lines) = (0, 0)
      repeat {
        record.scan(bytes, at: &position, lines: &lines, separator: separator)
      } while record.isBlank && position < bytes.count
      if record.fields.count > best.fields { best = (separator, record.fields.count) }
    }
    return best.separator
  }
}
