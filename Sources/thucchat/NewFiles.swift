internal import Foundation
internal import Tables

/// Writes files where nothing is overwritten.
struct NewFiles {
  let folder: URL
  let errors: ErrorPrinting

  /// Writes files, unless one of them, or anything in a folder that has to be new, is there already.
  func write(_ files: [(name: String, data: Data)], mustBeNew: Bool) throws {
    let manager = FileManager.default
    let content = (try? manager.contentsOfDirectory(atPath: folder.path)) ?? []
    if mustBeNew, !content.isEmpty { throw errors.exit(occupied: folder.relativePath) }
    for file in files where manager.fileExists(atPath: folder.appendingPathComponent(file.name).path) {
      throw errors.exit(occupied: folder.appendingPathComponent(file.name).relativePath)
    }
    for file in files {
      let url = folder.appendingPathComponent(file.name)
      do {
        try manager.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try file.data.write(to: url)
      } catch {
        throw errors.exit(for: WriteError(path: url.relativePath, reason: error.localizedDescription))
      }
    }
  }
}
