/// The first line of a ledger that is not as it was written.
public struct LedgerFault: Error, Sendable, Equatable {
  /// What is wrong with it.
  public enum Reason: Error, Sendable, Equatable {
    /// It is no line of a ledger.
    case malformed
    /// Its bytes are not those that were hashed.
    case changed
    /// It does not follow the line before it.
    case outOfOrder
    /// Its end is missing.
    case unfinished
    /// It was not there when the head was noted.
    case afterHead
    /// The lines from here on, up to the noted head, are missing.
    case missing
    /// Its bytes could not be hashed.
    case noHash
  }

  /// The line, from 1.
  public var line: Int
  /// What is wrong.
  public var reason: Reason

  /// A fault at a line.
  public init(line: Int, reason: Reason) {
    self.line = line
    self.reason = reason
  }
}

/// Why a ledger could not be read or written, in the system's words.
public enum LedgerError: Error, Sendable, Equatable {
  /// The chain is broken at a line; nothing is appended to such a ledger.
  case broken(LedgerFault)
  /// The system refuses.
  case system(path: String, reason: String)
}
