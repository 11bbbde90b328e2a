internal import CFileExchange
public import Foundation
internal import Statistics

/// The folder of results, replaced in one step: whoever looks sees the old files or the new ones, never a mixture.
///
/// The new folder is built beside the old one, unchanged files carried over as links, flushed to disk, and exchanged
/// with it. What a killed process left beside it is cleared away the next time.
public struct ResultFolder: Sendable {
  /// The folder.
  public let url: URL

  /// What can go wrong while results are put in place.
  public enum Failure: Error, Equatable {
    /// The folder holds something that is not a result; its name.
    case holdsOtherFiles(name: String)
    /// A path cannot be written; the reason in the system's words.
    case notWritten(path: String, reason: String)
  }

  /// The folder at a place.
  public init(_ url: URL) {
    self.url = url.standardizedFileURL
  }

  /// Whether a file of this name is one of the results.
  public static func isResult(_ name: String) -> Bool {
    let known =
      ResultFile.allCases.map(\.rawValue) + RollUpFile.allCases.map(\.rawValue)
      + UndertakingFile.allCases.map(\.rawValue) + ["report.docx"]
    return known.contains(name) || name.wholeMatch(of: /framework-\d{4}\.yml/) != nil || StillCharts.isPicture(name)
  }

  /// A file to come: its bytes are made when its turn has come, while others are written.
  public struct PendingFile: Sendable {
    /// Its name in the folder.
    public let name: String
    /// Makes its bytes.
    public let data: @Sendable () throws(ReportError) -> Data

    /// A file whose bytes are still to be made.
    public init(name: String, data: @escaping @Sendable () throws(ReportError) -> Data) {
      self.name = name
      self.data = data
    }

    /// A file whose bytes are there.
    public init(_ file: (name: String, data: Data)) {
      self.init(name: file.name) { file.data }
    }
  }

  /// Puts files in place of those of the same name, the first made first, several at a time; with `replacingAll` every other
  /// result goes.
  ///
  /// - Throws: `Failure`, or the `ReportError` for which a file could not be made; the old folder is then as it was.
  /// - Complexity: O(bytes) beside making them.
  public func replace(_ files: [PendingFile], threads: Int, replacingAll: Bool) throws {
    let existing = try existingResults()
    clearRemains()
    let parent = url.deletingLastPathComponent()
    let staged = parent.appendingPathComponent("\(prefix)\(ProcessInfo.processInfo.processIdentifier)")
    do {
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      try FileManager.default.createDirectory(at: staged, withIntermediateDirectories: false)
      _ = try concurrentMap(files.count, threads: threads) { index in
        try write(files[index].data(), to: staged.appendingPathComponent(files[index].name))
      }
      let written = Set(files.map(\.name))
      for name in existing ?? [] where !replacingAll && !written.contains(name) {
        try FileManager.default.linkItem(
          at: url.appendingPathComponent(name), to: staged.appendingPathComponent(name))
      }
    } catch {
      try? FileManager.default.removeItem(at: staged)
      if error is ReportError { throw error }
      throw Failure.notWritten(path: url.relativePath, reason: error.localizedDescription)
    }
    let status =
      existing == nil ? thucchat_rename_new(staged.path, url.path) : thucchat_exchange(staged.path, url.path)
    try? FileManager.default.removeItem(at: staged)
    guard status == 0 else {
      throw Failure.notWritten(path: url.relativePath, reason: String(cString: strerror(status)))
    }
  }

  /// The names in the folder, all of them results; nil where there is no folder.
  private func existingResults() throws(Failure) -> [String]? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else { return nil }
    guard isFolder.boolValue else { throw .holdsOtherFiles(name: url.lastPathComponent) }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
    } catch {
      throw .notWritten(path: url.relativePath, reason: error.localizedDescription)
    }
    if let other = names.first(where: { !Self.isResult($0) }) { throw .holdsOtherFiles(name: other) }
    return names
  }

  private var prefix: String { ".\(url.lastPathComponent).thucchat-" }

  /// Removes what processes that are no longer there left beside the folder.
  private func clearRemains() {
    let parent = url.deletingLastPathComponent()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
    for name in names where name.hasPrefix(prefix) {
      guard let process = Int32(name.dropFirst(prefix.count)) else { continue }
      let isOwn = process == ProcessInfo.processInfo.processIdentifier
      if isOwn || (kill(process, 0) != 0 && errno == ESRCH) {
        try? FileManager.default.removeItem(at: parent.appendingPathComponent(name))
      }
    }
  }

  private func write(_ data: Data, to file: URL) throws {
    try data.write(to: file)
    let handle = try FileHandle(forUpdating: file)
    try handle.synchronize()
    try handle.close()
  }
}
