/// What a verification found to be the true total of a unit.
public struct AuditResult: Sendable, Hashable {
  /// The unit, an index into `Units`.
  public var unit: Int
  /// The year that was verified.
  public var year: Int
  /// The verified total, as a share 0…100.
  public var trueTotal: Double
  /// Who verified; empty where it is not said.
  public var verifier: String

  /// A result of a verification.
  public init(unit: Int, year: Int, trueTotal: Double, verifier: String) {
    self.unit = unit
    self.year = year
    self.trueTotal = trueTotal
    self.verifier = verifier
  }
}

/// What a unit answered to a flag.
public struct Response: Sendable, Hashable {
  /// The unit, an index into `Units`.
  public var unit: Int
  /// The year of the flag.
  public var year: Int
  /// The answer in the unit's words.
  public var answer: String
  /// Whether the answer was accepted; nil while that is open.
  public var isAccepted: Bool?

  /// An answer to a flag.
  public init(unit: Int, year: Int, answer: String, isAccepted: Bool?) {
    self.unit = unit
    self.year = year
    self.answer = answer
    self.isAccepted = isAccepted
  }
}
