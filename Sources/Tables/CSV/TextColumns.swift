public import Foundation

/// Columns of texts of a table by themselves, without a study around them.
public enum TextColumns {
  /// The texts of columns, one array a column.
  ///
  /// - Parameters:
  ///   - names: the headings.
  ///   - url: the file.
  /// - Throws: what is wrong with the file, or which columns it lacks.
  /// - Complexity: O(bytes).
  public static func read(_ names: [String], of url: URL) throws(DataError) -> [[String]] {
    var log = ProblemLog()
    let columns = read(names, of: url, log: &log)
    if let error = log.error { throw error }
    return columns
  }

  private static func read(_ names: [String], of url: URL, log: inout ProblemLog) -> [[String]] {
    guard let file = CSVFile(name: url.lastPathComponent, url: url, log: &log),
      TableChecks(file: file).require(names, log: &log)
    else { return [] }
    let roles = file.headings.map { names.contains($0) ? ColumnRole.text : .ignored }
    let table = CSVTable(file, roles: roles, threads: 1, log: &log)
    return names.map { name in table.column(name).map(table.strings) ?? [] }
  }
}
