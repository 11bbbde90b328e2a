/// The units of a study as columns: entry i of each is unit i.
public struct Units: Sendable, Equatable {
  /// A further column that enters the expected rating.
  public enum Covariate: Sendable, Equatable {
    /// One number a unit; NaN where it is missing.
    case numeric([Double])
    /// One text a unit; empty where it is missing.
    case text([String])
  }

  /// The codes, each once.
  public var codes: [String]
  /// The names; the code where none was given.
  public var names: [String]
  /// The codes of the types that occur, sorted by code.
  public var types: [String]
  /// The type of each unit, an index into `types`.
  public var type: [Int]
  /// The codes of the appraising superiors that occur, sorted by code.
  public var parents: [String]
  /// The superior of each unit, an index into `parents`; −1 for a top unit.
  public var parent: [Int]
  /// The collective whose result bounds the unit's level; empty where it does not apply.
  public var collectives: [String]
  /// The columns named under `settings.covariates`, in that order.
  public var covariates: [(name: String, values: Covariate)]

  /// Units from columns of one length.
  public init(
    codes: [String], names: [String], types: [String], type: [Int], parents: [String], parent: [Int],
    collectives: [String] = [], covariates: [(name: String, values: Covariate)] = []
  ) {
    let sizes = [names.count, type.count, parent.count]
    precondition(sizes.allSatisfy { $0 == codes.count }, "columns of units have one length")
    self.codes = codes
    self.names = names
    self.types = types
    self.type = type
    self.parents = parents
    self.parent = parent
    self.collectives = collectives.isEmpty ? [String](repeating: "", count: codes.count) : collectives
    self.covariates = covariates
  }

  /// The number of units.
  public var count: Int { codes.count }

  /// Whether two sets of units are the same in every column.
  public static func == (a: Self, b: Self) -> Bool {
    a.codes == b.codes && a.names == b.names && a.types == b.types && a.type == b.type && a.parents == b.parents
      && a.parent == b.parent && a.collectives == b.collectives
      && a.covariates.elementsEqual(b.covariates) { $0.name == $1.name && $0.values == $1.values }
  }
}
