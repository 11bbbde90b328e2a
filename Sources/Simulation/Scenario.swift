/// A named world with named distortions.
public enum Scenario: String, Sendable, CaseIterable {
  /// 10 % of the units over-rate by 3 to 30 points.
  case plain
  /// Nothing is planted.
  case nothing
  /// Outcomes with t₃ noise, a twentieth of the cells contaminated.
  case heavyTails = "heavy-tails"
  /// A tenth of the appraisers lets all its units over-rate.
  case lenientAppraisers = "lenient-appraisers"
  /// Ratings are raised just to reach a level.
  case cutoff
  /// 30 % of the outcomes are missing, more among poor units.
  case missing
  /// Long tail of poor units, unequal slopes between types.
  case skewed
  /// As many under-rate as over-rate.
  case under
  /// Only 6 of 20 criteria are raised.
  case someCriteria = "some-criteria"
  /// Superiors lean on the self-rating to very different degrees.
  case leaning
  /// Superiors mostly copy.
  case copying
  /// There is no superior at all.
  case noSuperior = "no-superior"
  /// Some units rate everything high or low by honest habit: halos of t₃ tails, four times as wide.
  case honestHalo = "honest-halo"
  /// Five years, every pattern, about a tenth of the rows in all.
  case panel
}

extension SimulationPlan {
  /// Turns a plan into one of a scenario: its world and what is planted.
  ///
  /// - Parameters:
  ///   - rate: the share of the unit-years (of the appraisers, for lenient ones) on which something is planted; in
  ///     `panel` over all patterns.
  ///   - sizes: the points of 100 of the distortions; each scenario has its own where nil.
  ///   - isHard: the noise of `makeHard`.
  public mutating func apply(
    _ scenario: Scenario, rate: Double = 0.10, sizes: ClosedRange<Double>? = nil, isHard: Bool = false
  ) {
    if isHard { makeHard() }
    adjustWorld(to: scenario)
    let general = sizes ?? 3...30
    switch scenario {
    case .nothing:
      distortions = []
    case .lenientAppraisers:
      distortions = [Distortion(.appraiser, rate: rate, sizes: sizes ?? 5...15)]
    case .cutoff:
      distortions = [Distortion(.cutoff, rate: rate, sizes: sizes ?? 1...10)]
    case .under:
      distortions = [
        Distortion(.overrating, rate: rate, sizes: general), Distortion(.underrating, rate: rate, sizes: general),
      ]
    case .someCriteria:
      distortions = [Distortion(.someCriteria, rate: rate, sizes: sizes ?? 3...10)]
    case .panel:
      distortions = Self.everyPattern(rate: rate, sizes: general)
    default:
      distortions = [Distortion(.overrating, rate: rate, sizes: general)]
    }
  }

  private mutating func adjustWorld(to scenario: Scenario) {
    switch scenario {
    case .heavyTails:
      outcomes.noise = .contaminatedHeavyTailed
    case .missing:
      outcomes.missingShare = 0.3
      outcomes.missingSlope = 0.4
    case .skewed:
      quality.skew = 0.5
      quality.slopeDifference = 0.25
    case .leaning:
      superiors.leaning = 0.05...0.95
    case .copying:
      superiors.copyShare = 0.75
    case .noSuperior:
      superiors.exists = false
    case .honestHalo:
      ratings.halo = 0.2
      ratings.haloDegreesOfFreedom = 3
    case .panel:
      years = 5
      collectiveSize = 6
    default:
      break
    }
  }

  /// Every over-rating pattern in fixed proportions that make the rate in all, and a tenth of it of under-rating.
  private static func everyPattern(rate: Double, sizes: ClosedRange<Double>) -> [Distortion] {
    let upper = sizes.upperBound
    return [
      Distortion(.overrating, rate: 0.30 * rate, sizes: sizes),
      Distortion(.someCriteria, rate: 0.10 * rate, sizes: sizes.lowerBound...min(upper, sizes.lowerBound + 7)),
      Distortion(.appraiser, rate: 0.15 * rate, sizes: min(5, upper)...min(upper, 15)),
      Distortion(.cutoff, rate: 0.10 * rate, sizes: min(1, upper)...min(upper, 10)),
      Distortion(.similar, rate: 0.07 * rate, sizes: sizes),
      Distortion(.straightlining, rate: 0.06 * rate, sizes: sizes),
      Distortion(.jump, rate: 0.10 * rate, sizes: sizes),
      Distortion(.aboveCollective, rate: 0.07 * rate, sizes: sizes),
      Distortion(.underrating, rate: 0.10 * rate, sizes: sizes),
    ]
  }
}
