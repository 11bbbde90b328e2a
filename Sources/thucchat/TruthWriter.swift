import Foundation
import Simulation
import Tables

/// Writes the truth of a simulated study as CSV files in a folder of its own.
enum TruthWriter {
  static func write(_ tables: [TruthTable], to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for table in tables {
      var writer = CSVWriter(headings: table.headings)
      for row in table.rows { writer.append(row.map(cell)) }
      try writer.data.write(to: folder.appendingPathComponent(table.name))
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
