public import Foundation

/// A ledger on disk, `ledger.jsonl` beside the study.
public struct LedgerFile: Sendable {
  /// The name of the file.
  public static let name = "ledger.jsonl"
  /// What a new ledger is written to before it takes the old one's place.
  private static let stagedName = ".ledger.jsonl.new"

  /// The folder that it lies in.
  public let folder: URL

  /// The ledger of a folder, there or not.
  public init(folder: URL) {
    self.folder = folder.standardizedFileURL
  }

  /// Where it lies.
  public var url: URL { folder.appendingPathComponent(Self.name) }

  /// Whether there is one.
  public var exists: Bool { FileManager.default.fileExists(atPath: url.path) }

  /// Reads the ledger; an empty one where there is none.
  ///
  /// - Throws: the first bad line, or why it cannot be read.
  public func read() throws(LedgerError) -> Ledger {
    let bytes = try exists ? contents() : Data()
    do throws(LedgerFault) {
      return try Ledger(bytes)
    } catch {
      throw .broken(error)
    }
  }

  /// Appends an entry, unless it is a computation and the last one of its kind and command records the same.
  ///
  /// One process at a time: the folder is locked. The new ledger is written beside the old one, flushed, and put in its
  /// place in one step, so that a process killed at any moment leaves the old ledger or the new one.
  ///
  /// - Returns: the head afterwards.
  /// - Throws: the first bad line, to which nothing is appended, or why it cannot be written.
  /// - Complexity: O(bytes of the ledger).
  @discardableResult
  public func append(_ entry: LedgerEntry) throws(LedgerError) -> String {
    let lock = try FolderLock(folder)
    defer { lock.release() }
    let ledger = try read()
    let isComputed = entry.kind == .calibration || entry.kind == .revision
    let last = ledger.entries.last { $0.kind == entry.kind && $0.study == entry.study && $0.command == entry.command }
    if isComputed, let last, last.isSameAct(as: entry), let head = ledger.head { return head }
    let next: (line: Data, hash: String)
    do throws(LedgerFault) {
      next = try ledger.next(entry)
    } catch {
      throw .broken(error)
    }
    try replace((exists ? contents() : Data()) + next.line, lock)
    return next.hash
  }

  private func contents() throws(LedgerError) -> Data {
    do {
      return try Data(contentsOf: url)
    } catch {
      throw .system(path: url.path, reason: error.localizedDescription)
    }
  }

  private func replace(_ bytes: Data, _ lock: FolderLock) throws(LedgerError) {
    let staged = folder.appendingPathComponent(Self.stagedName)
    do {
      try bytes.write(to: staged)
      let handle = try FileHandle(forUpdating: staged)
      try handle.synchronize()
      try handle.close()
    } catch {
      throw .system(path: staged.path, reason: error.localizedDescription)
    }
    guard rename(staged.path, url.path) == 0 else {
      throw .system(path: url.path, reason: String(cString: strerror(errno)))
    }
    lock.flush()
  }
}

/// The lock of a folder, held by one process at a time and given up when the process ends.
private struct FolderLock {
  private let descriptor: Int32

  init(_ folder: URL) throws(LedgerError) {
    descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(path: folder.path, reason: String(cString: strerror(errno))) }
    while flock(descriptor, LOCK_EX) != 0 {
      if errno == EINTR { continue }
      let reason = String(cString: strerror(errno))
      close(descriptor)
      throw .system(path: folder.path, reason: reason)
    }
  }

  /// Flushes the folder, so that a renamed file is found after a loss of power.
  func flush() {
    _ = fsync(descriptor)
  }

  func release() {
    close(descriptor)
  }
}
