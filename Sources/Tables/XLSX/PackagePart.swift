public import Foundation

/// A part of a file of Office, which is a ZIP file of XML files.
public enum PackagePart {
  /// The text of a part; nil where the file is none or lacks it, or where it is larger than a workbook's may be.
  ///
  /// - Complexity: O(bytes).
  public static func text(_ part: String, of file: URL) -> String? {
    guard let archive = ZipArchive(file, limits: WorkbookLimits()), archive.contains(part) else { return nil }
    let size = 1 << 16
    let buffer = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 1)
    defer { buffer.deallocate() }
    var bytes: [UInt8] = []
    do throws(WorkbookDefect) {
      try archive.read(part, pieces: size, place: { buffer }) { count in
        bytes += UnsafeRawBufferPointer(start: buffer, count: count)
        return true
      }
    } catch {
      return nil
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
