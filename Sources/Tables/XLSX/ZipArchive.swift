internal import CZip
internal import Foundation

/// The parts of a ZIP file, unpacked piece by piece.
final class ZipArchive {
  private let archive: OpaquePointer
  private let limits: WorkbookLimits

  /// Opens an archive for reading; nil when it is none.
  init?(_ url: URL, limits: WorkbookLimits) {
    var status: Int32 = 0
    guard let archive = zip_open(url.path, ZIP_RDONLY, &status) else { return nil }
    self.archive = archive
    self.limits = limits
  }

  deinit { zip_discard(archive) }

  /// The path of a part as the archive writes it; capital letters do not matter.
  func contains(_ part: String) -> Bool {
    zip_name_locate(archive, part, zip_flags_t(ZIP_FL_NOCASE)) >= 0
  }

  /// Hands the bytes of a part over, piece by piece.
  ///
  /// - Parameters:
  ///   - part: the path of the part.
  ///   - size: the most bytes of a piece.
  ///   - piece: gives a place for the next piece, is told how many bytes lie there, and says whether to go on.
  /// - Throws: what is wrong with the part: missing, damaged, locked, or larger than the limits.
  /// - Complexity: O(bytes).
  func read(
    _ part: String, pieces size: Int, place: () -> UnsafeMutableRawPointer?, piece: (Int) -> Bool
  ) throws(WorkbookDefect) {
    var entry = zip_stat_t()
    zip_stat_init(&entry)
    guard zip_stat(archive, part, zip_flags_t(ZIP_FL_NOCASE), &entry) == 0 else { throw .damaged(part: part) }
    try check(entry.size, packed: entry.comp_size)
    guard let file = zip_fopen_index(archive, entry.index, 0) else { throw .damaged(part: part) }
    defer { zip_fclose(file) }
    var total: UInt64 = 0
    while true {
      guard let buffer = place() else { throw .damaged(part: part) }
      let count = zip_fread(file, buffer, zip_uint64_t(size))
      guard count >= 0 else { throw .damaged(part: part) }
      total += UInt64(count)
      try check(total, packed: entry.comp_size)
      guard piece(Int(count)), count > 0 else { return }
    }
  }

  private func check(_ unpacked: UInt64, packed: UInt64) throws(WorkbookDefect) {
    if unpacked > limits.unpackedBytes { throw .tooLarge(bytes: Int(clamping: limits.unpackedBytes)) }
    if unpacked > limits.unquestionedBytes, unpacked / limits.ratio > packed {
      throw .tooDense(ratio: Int(limits.ratio))
    }
  }
}

/// What makes a workbook unreadable.
enum WorkbookDefect: Error, Equatable {
  /// A part is missing, cut off, locked or no XML.
  case damaged(part: String)
  /// A part defines its own entities.
  case entities
  /// A part unpacks to more than it may.
  case tooLarge(bytes: Int)
  /// A part is packed more densely than tables are.
  case tooDense(ratio: Int)
  /// A sheet has more columns than it may.
  case tooManyColumns(most: Int)
  /// A sheet has more rows than it may.
  case tooManyRows(most: Int)
  /// A sheet has more cells than it may.
  case tooManyCells(most: Int)
  /// A cell or all texts together have more letters than they may.
  case tooMuchText(most: Int)
  /// There is no sheet of the wanted name; those that are there.
  case noSheet(among: [String])
  /// A formula without the value that it had when the file was saved.
  case formulaWithoutValue(row: Int, column: Int)
}
