/// What was done with which data: one line of a ledger.
public struct LedgerEntry: Sendable, Codable, Equatable {
  /// What kind of act it records.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Points were calibrated.
    case calibration
    /// Next year's points were proposed.
    case revision
    /// A framework was put in force.
    case adoption
    /// Results of a verification were taken in.
    case validation
    /// Answers of units were taken in.
    case responses
  }

  /// A file by its name, relative to the folder it belongs to, and the SHA-256 of its bytes.
  public struct File: Sendable, Codable, Hashable {
    /// The name.
    public var file: String
    /// The hash in lower-case hexadecimal.
    public var sha256: String

    /// A file and its hash.
    public init(file: String, sha256: String) {
      self.file = file
      self.sha256 = sha256
    }
  }

  /// The number of the line, from 1.
  public internal(set) var number = 0
  /// What was done.
  public var kind: Kind
  /// When, in UTC (`2024-12-15T08:30:00Z`).
  public var time: String
  /// By whom.
  public var by: String
  /// A word on it, where one was given.
  public var note: String?
  /// The version of the toolkit.
  public var version: String
  /// The study's file, relative to the ledger.
  public var study: String
  /// The words of the command that does it again, without the study.
  public var command: [String]
  /// What was decided beforehand, by name.
  public var settings: [String: String]
  /// What went in, relative to the study.
  public var inputs: [File]
  /// What came out, relative to the results; documents that print the ledger's head are left out.
  public var outputs: [File]
  /// The hash of the line before; zeros for the first line.
  public internal(set) var previous = LedgerEntry.noPredecessor

  /// The predecessor's hash of a first line.
  public static let noPredecessor = String(repeating: "0", count: 64)

  /// An entry that is not in a ledger yet: its number and its predecessor follow when it is appended.
  public init(
    kind: Kind, time: String, by: String, note: String? = nil, version: String, study: String, command: [String],
    settings: [String: String] = [:], inputs: [File] = [], outputs: [File] = []
  ) {
    self.kind = kind
    self.time = time
    self.by = by
    self.note = note
    self.version = version
    self.study = study
    self.command = command
    self.settings = settings
    self.inputs = inputs
    self.outputs = outputs
  }

  /// Whether another entry records the same act on the same data with the same outcome, whoever did it and when.
  public func isSameAct(as other: LedgerEntry) -> Bool {
    kind == other.kind && version == other.version && study == other.study && command == other.command
      && settings == other.settings && inputs == other.inputs && outputs == other.outputs
  }
}
