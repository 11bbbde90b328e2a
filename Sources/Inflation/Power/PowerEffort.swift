/// How much of a study's power is simulated: a fixed number of studies, so that the figures do not depend on the
/// machine.
public enum PowerEffort: String, Sendable, CaseIterable {
  /// Nothing is simulated.
  case off
  /// Enough for a size that is right to a point or two.
  case quick
  /// Enough for small types too.
  case full

  /// Simulated studies of each size.
  var replicates: Int {
    switch self {
    case .off: 0
    case .quick: 3
    case .full: 20
    }
  }
}
