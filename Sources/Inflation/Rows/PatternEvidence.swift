/// Shapes of a unit's answers that are said of it whether or not it is listed, each at its own false discovery rate.
public struct PatternEvidence: Sendable, Codable, Equatable {
  /// Agreement with the answers of another unit of the same appraiser.
  public struct Similar: Sendable, Codable, Equatable {
    /// The code of the other unit.
    public var unit: String
    /// The criteria with the same points.
    public var same: Int
    /// The criteria that both have.
    public var compared: Int

    /// An agreement.
    public init(unit: String, same: Int, compared: Int) {
      self.unit = unit
      self.same = same
      self.compared = compared
    }
  }

  /// Criteria that have nearly the same share of their points.
  public struct Straight: Sendable, Codable, Equatable {
    /// The share, in 0…1.
    public var share: Double
    /// The criteria within half a step of it.
    public var near: Int
    /// The criteria that were rated.
    public var present: Int

    /// Criteria about one share.
    public init(share: Double, near: Int, present: Int) {
      self.share = share
      self.near = near
      self.present = present
    }
  }

  /// A rise against the unit's own past that outcomes do not follow.
  public struct Jump: Sendable, Codable, Equatable {
    /// How much further above what outcomes explain than in the years before, in points of 100.
    public var points: Double
    /// The number of years before.
    public var years: Int

    /// A rise.
    public init(points: Double, years: Int) {
      self.points = points
      self.years = years
    }
  }

  /// A rating above that of the collective.
  public struct AboveCollective: Sendable, Codable, Equatable {
    /// The code of the collective; empty where it is the collective's own rating of the unit.
    public var collective: String
    /// By how many points of 100.
    public var points: Double

    /// A distance to a collective.
    public init(collective: String, points: Double) {
      self.collective = collective
      self.points = points
    }
  }

  /// Answers that repeat those of the year before.
  public struct Repeated: Sendable, Codable, Equatable {
    /// The year before.
    public var year: Int
    /// The criteria with the same points.
    public var same: Int
    /// The criteria that were rated in both years.
    public var compared: Int

    /// A repetition.
    public init(year: Int, same: Int, compared: Int) {
      self.year = year
      self.same = same
      self.compared = compared
    }
  }

  /// Agreement with another unit.
  public var similar: Similar?
  /// Little difference between criteria.
  public var straight: Straight?
  /// A rise against the unit's own past.
  public var jump: Jump?
  /// A rating above that of the collective.
  public var aboveCollective: AboveCollective?
  /// Answers of the year before.
  public var repeated: Repeated?

  /// Nothing to say.
  public init() {}
}
