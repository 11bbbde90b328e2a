/// What a validation sample of one year says of its flags, of all ratings and of the verifiers.
///
/// A unit counts as over-rated when its rating lies above what verification found by more than a limit: `material_points`,
/// or twice the verifiers' error where that is more, for less could be the verifier's doing.
public struct AuditFindings: Sendable, Codable, Equatable {
  /// A figure with its interval.
  public struct Estimate: Sendable, Codable, Equatable {
    /// The figure; nil where only bounds are known.
    public var value: Double?
    /// The lower end.
    public var lower: Double
    /// The upper end.
    public var upper: Double
  }

  /// Units of one group: how many are over-rated and by how much in the mean.
  public struct Group: Sendable, Codable, Equatable {
    /// Which units.
    public enum Name: String, Sendable, Codable, CaseIterable {
      case all
      case flagged
      case notFlagged = "not_flagged"
    }

    /// Which units.
    public var name: Name
    /// How many there are.
    public var units: Int
    /// How many were verified.
    public var verified: Int
    /// The share that is over-rated.
    public var overRated: Estimate?
    /// The mean of rating less verified total, in points.
    public var meanPoints: Estimate?
  }

  /// The answers of flagged units.
  public struct Answers: Sendable, Codable, Equatable {
    /// How many answered.
    public var answered: Int
    /// How many answers were accepted: the rating needs no change.
    public var accepted: Int
    /// How many were not.
    public var notAccepted: Int
  }

  /// What next year's study may start from.
  public struct Prior: Sendable, Codable, Equatable {
    /// The share of units that are over-rated.
    public var share: Double
    /// As many units drawn at random would say as much of it.
    public var effectiveUnits: Double
    /// The mean of the points by which these lie above.
    public var meanPoints: Double?
    /// Their standard deviation, the verifiers' error taken out where it is known.
    public var deviation: Double?
  }

  /// The year.
  public var year: Int
  /// The number of verifications.
  public var verifications: Int
  /// Verified units that the plan did not draw; they enter nothing.
  public var outsidePlan: Int
  /// Drawn units that were not verified.
  public var notVerified: Int
  /// Whether a plan with inclusion probabilities was there; without one, units of a stratum count as drawn at random.
  public var hasPlan: Bool
  /// A rating counts as too high from more than so many points above the verified total.
  public var limit: Double
  /// All units, flagged ones and the others; flagged ones count their answers too.
  public var groups: [Group]
  /// The share of flags that are right once the verifiers' error is taken out.
  public var correctedPrecision: Estimate?
  /// How far two verifiers of one unit differ.
  public var verifierError: VerifierError?
  /// The answers of flagged units.
  public var answers: Answers?
  /// Evidence against the units that were verified and in order.
  public var conformal: ConformalFindings?
  /// What next year's study may start from.
  public var prior: Prior?
}
