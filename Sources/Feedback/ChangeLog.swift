public import Calibration
public import Evaluation

/// A criterion's points in force and proposed, with the evidence over the types that share it.
public struct PointChange: Sendable, Codable, Equatable {
  /// The code of the criterion.
  public var criterion: String
  /// The points in force.
  public var old: Double
  /// The points proposed.
  public var new: Double
  /// The points that the outcomes support; nil where no type with units has weights.
  public var calibrated: Double?
  /// The lower end of their simultaneous interval.
  public var lower: Double?
  /// The upper end of their simultaneous interval.
  public var upper: Double?
  /// Why they moved, or did not although the interval excludes them; nil where nothing spoke for a change.
  public var reason: WeightRow.Reason?

  /// A criterion's change.
  public init(
    criterion: String, old: Double, new: Double, calibrated: Double?, lower: Double?, upper: Double?,
    reason: WeightRow.Reason?
  ) {
    self.criterion = criterion
    self.old = old
    self.new = new
    self.calibrated = calibrated
    self.lower = lower
    self.upper = upper
    self.reason = reason
  }
}

/// What changed from one year's framework to the next, why, and from which data: what `changes.md` is written from.
public struct ChangeLog: Sendable, Codable, Equatable {
  /// A file that the figures come from, and the SHA-256 of its bytes in hexadecimal.
  public struct Source: Sendable, Codable, Equatable {
    /// The path relative to the study.
    public var file: String
    /// The hash.
    public var sha256: String

    /// A file and its hash.
    public init(file: String, sha256: String) {
      self.file = file
      self.sha256 = sha256
    }
  }

  /// The code of the framework.
  public var framework: String
  /// The version in force.
  public var fromVersion: String
  /// The version proposed.
  public var toVersion: String
  /// The criteria that moved, or would have but for a limit, in the order of the framework.
  public var changes: [PointChange]
  /// The criteria that stay, by code, in the order of the framework.
  public var unchanged: [String]
  /// What a framework owner should know of the revision.
  public var notes: [Note]
  /// Where the figures come from.
  public var sources: [Source]

  /// The change log of a revision.
  ///
  /// - Parameters:
  ///   - revision: what was proposed.
  ///   - previous: the framework in force.
  ///   - sources: the files of the study with their hashes, in the order they were read.
  public init(_ revision: Revision, from previous: Framework, sources: [Source]) {
    framework = previous.code
    fromVersion = previous.version
    toVersion = revision.framework.version
    changes = revision.changes.filter { $0.reason != nil }
    unchanged = revision.changes.filter { $0.reason == nil }.map(\.criterion)
    notes = revision.notes
    self.sources = sources
  }
}
