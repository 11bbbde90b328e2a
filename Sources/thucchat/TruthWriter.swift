internal import Foundation
internal import Simulation
internal import Tables

/// Writes the truth of a simulated study as CSV files in a folder of its own.
enum TruthWriter {
  /// Writes each table under its name.
  ///
  /// - Throws: the first file that could not be written.
  static func write(_ tables: [TruthTable], to folder: URL) throws(WriteError) {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw WriteError(path: folder.relativePath, reason: error.localizedDescription)
    }
    for table in tables {
      var writer = CSVWriter(headings: table.headings)
      for row in table.rows { writer.append(row.map(cell)) }
      let url = folder.appendingPathComponent(table.name)
      do {
        try writer.data.write(to: url)
      } catch {
        throw WriteError(path: url.relativePath, reason: error.localizedDescription)
      }
    }
  }

  private static func cell(_ cell: TruthTable.Cell) -> CSVWriter.Cell {
    switch cell {
    case .text(let text): .text(text)
    case .integer(let value): .integer(value)
    case .number(let value): .fixed(value, decimals: 4)
    }
  }
}
