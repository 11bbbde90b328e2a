public import Evaluation
internal import Statistics

/// The validation samples of a study, read back year by year.
///
/// Source: METHODS section 6; Särndal, Swensson and Wretman (1992), Model assisted survey sampling, sections 6.3 and 9.3.
public enum AuditReading {
  /// What the verifications and the answers of each year say; empty without any.
  ///
  /// Where no plan is beside the verifications, strata come from the flags and verified units of a stratum count as drawn
  /// at random.
  ///
  /// - Parameter flags: the rows of all years.
  /// - Complexity: O(units log units).
  public static func findings(_ study: Study, flags: [FlagRow]) -> [AuditFindings] {
    let index = Dictionary(uniqueKeysWithValues: study.units.codes.enumerated().map { ($1, $0) })
    let decided = study.responses.filter { $0.isAccepted != nil }
    return Set(study.audits.map(\.year) + decided.map(\.year)).sorted().compactMap { year in
      let own = flags.filter { $0.year == year && $0.selfTotal != nil }
      let plan = study.auditPlan.filter { $0.year == year }
      let frame =
        plan.isEmpty
        ? Self.frame(own, units: index, audits: study.audits, year: year, confidence: study.settings.confidence) : plan
      guard !frame.isEmpty else { return nil }
      return AuditedYear(
        frame: frame, hasPlan: !plan.isEmpty, audits: study.audits.filter { $0.year == year },
        responses: study.responses.filter { $0.year == year }, codes: study.units.codes, settings: study.settings
      ).findings(year: year)
    }
  }

  /// The frame of a year without a plan: every verified unit counts as drawn.
  private static func frame(
    _ flags: [FlagRow], units: [String: Int], audits: [AuditResult], year: Int, confidence: Double
  ) -> [AuditPlanRow] {
    let verified = Set(audits.filter { $0.year == year }.map(\.unit))
    let strata = AuditDesign.strata(flags)
    return flags.enumerated().compactMap { place, flag in
      guard let unit = units[flag.unit] else { return nil }
      return AuditPlanRow(
        unit: unit, year: year, stratum: strata[place], inclusion: .nan, isDrawn: verified.contains(unit),
        rank: flag.rank, selfTotal: flag.selfTotal ?? .nan, unexplainedPoints: flag.unexplainedPoints ?? .nan,
        deviation: flag.unexplainedDeviation(confidence: confidence) ?? .nan)
    }
  }
}

/// One year's frame with what was verified and answered.
struct AuditedYear: Sendable {
  let frame: [AuditPlanRow]
  let hasPlan: Bool
  let audits: [AuditResult]
  let responses: [Response]
  let codes: [String]
  let settings: Settings
  /// How far two verifiers differ.
  private let error: VerifierError?
  /// The points above the verified total from which a rating counts as too high.
  private let limit: Double

  init(
    frame: [AuditPlanRow], hasPlan: Bool, audits: [AuditResult], responses: [Response], codes: [String],
    settings: Settings
  ) {
    self.frame = frame
    self.hasPlan = hasPlan
    self.audits = audits
    self.responses = responses
    self.codes = codes
    self.settings = settings
    let totals = Dictionary(grouping: audits, by: \.unit).mapValues { $0.map(\.trueTotal) }
    error = VerifierError(frame.compactMap { totals[$0.unit] }, confidence: settings.confidence)
    limit = max(settings.materialPoints, Self.errorsThatCount * (error?.deviation ?? 0))
  }

  /// Beyond two standard errors a difference is more than the verifier's doing in 97 of 100 units.
  private static let errorsThatCount = 2.0

  /// Everything that the year says.
  func findings(year: Int) -> AuditFindings {
    let totals = Dictionary(grouping: audits, by: \.unit).mapValues { $0.map(\.trueTotal) }
    let drawn = frame.filter(\.isDrawn)
    let verified = drawn.filter { totals[$0.unit] != nil }
    let known = Set(drawn.map(\.unit))
    let excess = Excess(totals: totals)
    let groups = AuditFindings.Group.Name.allCases.map { group($0, excess: excess) }
    return AuditFindings(
      year: year, verifications: audits.count, outsidePlan: totals.keys.count { !known.contains($0) },
      notVerified: drawn.count - verified.count, hasPlan: hasPlan, limit: limit,
      groups: groups, correctedPrecision: corrected(excess), verifierError: error,
      answers: answers(), conformal: conformal(excess), prior: prior(excess))
  }

  /// Rating less verified total of a unit, the mean over its verifiers; nil where it was not verified as drawn.
  struct Excess: Sendable {
    let totals: [Int: [Double]]

    func callAsFunction(_ row: AuditPlanRow) -> Double? {
      guard row.isDrawn, let own = totals[row.unit], row.selfTotal.isFinite else { return nil }
      return row.selfTotal - own.reduce(0, +) / Double(own.count)
    }
  }

  /// The rows of a group.
  private func rows(_ name: AuditFindings.Group.Name) -> [AuditPlanRow] {
    frame.filter { row in
      switch name {
      case .all: true
      case .flagged: row.stratum == .flagged
      case .notFlagged: row.stratum != .flagged
      }
    }
  }

  /// Strata with the values of their verified units.
  private func sample(
    _ rows: [AuditPlanRow], expectsSpread: Bool = false, _ value: (AuditPlanRow) -> Double?
  ) -> StratifiedSample? {
    StratifiedSample(
      AuditPlanRow.Stratum.allCases.map { stratum in
        let own = rows.filter { $0.stratum == stratum }
        let variances = own.map { $0.deviation * $0.deviation }.filter(\.isFinite)
        let expected = variances.reduce(0, +) / Double(max(variances.count, 1))
        return StratifiedSample.Stratum(
          size: own.count, values: own.compactMap(value), expectedVariance: expectsSpread ? expected : 0)
      })
  }

  private func isOver(_ excess: Double) -> Double { excess > limit ? 1 : 0 }

  private func group(_ name: AuditFindings.Group.Name, excess: Excess) -> AuditFindings.Group {
    let own = rows(name)
    let share = sample(own) { row in excess(row).map(isOver) }.map { sample in
      let interval = sample.shareInterval(confidence: settings.confidence)
      return AuditFindings.Estimate(value: sample.mean, lower: interval.lowerBound, upper: interval.upperBound)
    }
    return AuditFindings.Group(
      name: name, units: own.count, verified: own.count { excess($0) != nil },
      overRated: name == .flagged ? withAnswers(own, excess: excess) ?? share : share,
      meanPoints: meanPoints(own, excess: excess))
  }

  /// The difference estimator: the mean of the unexplained points over all units, corrected by the mean difference
  /// of verified excess and unexplained points.
  private func meanPoints(_ rows: [AuditPlanRow], excess: Excess) -> AuditFindings.Estimate? {
    func predicted(_ row: AuditPlanRow) -> Double { row.unexplainedPoints.isFinite ? row.unexplainedPoints : 0 }
    guard
      let sample = sample(rows, expectsSpread: true, { row in excess(row).map { $0 - predicted(row) } }),
      let interval = sample.meanInterval(confidence: settings.confidence)
    else { return nil }
    let base = rows.reduce(0) { $0 + predicted($1) } / Double(rows.count)
    return AuditFindings.Estimate(
      value: base + sample.mean, lower: base + interval.lowerBound, upper: base + interval.upperBound)
  }

  /// The share of flagged units that are over-rated, with what their answers say: units whose answer was decided count as
  /// decided, unless verified; the others are estimated from those that were verified. Nil without a decided answer.
  private func withAnswers(_ flagged: [AuditPlanRow], excess: Excess) -> AuditFindings.Estimate? {
    let decisions = Dictionary(
      responses.compactMap { response in response.isAccepted.map { (response.unit, $0) } },
      uniquingKeysWith: { _, last in last })
    let answered = flagged.filter { decisions[$0.unit] != nil }
    guard !answered.isEmpty else { return nil }
    let found = answered.reduce(0.0) { sum, row in
      sum + (excess(row).map(isOver) ?? (decisions[row.unit] == true ? 0 : 1))
    }
    let open = flagged.filter { decisions[$0.unit] == nil }
    let all = Double(flagged.count)
    guard !open.isEmpty else {
      return AuditFindings.Estimate(value: found / all, lower: found / all, upper: found / all)
    }
    let rest = Double(open.count)
    guard let sample = sample(open, { row in excess(row).map(isOver) }) else {
      return AuditFindings.Estimate(value: nil, lower: found / all, upper: (found + rest) / all)
    }
    let interval = sample.shareInterval(confidence: settings.confidence)
    return AuditFindings.Estimate(
      value: (found + rest * sample.mean) / all, lower: (found + rest * interval.lowerBound) / all,
      upper: (found + rest * interval.upperBound) / all)
  }

  private func answers() -> AuditFindings.Answers? {
    let flagged = Set(rows(.flagged).map(\.unit))
    let own = responses.filter { flagged.contains($0.unit) }
    guard !own.isEmpty else { return nil }
    return AuditFindings.Answers(
      answered: own.count, accepted: own.count { $0.isAccepted == true },
      notAccepted: own.count { $0.isAccepted == false })
  }

  /// The share of flags that are right with the verifiers' error taken out, by verification alone; nil where no unit
  /// was verified twice.
  private func corrected(_ excess: Excess) -> AuditFindings.Estimate? {
    guard let error else { return nil }
    return VerdictAccuracy.share(
      above: limit, seen: rows(.flagged).compactMap { excess($0) }, error: error.deviation,
      confidence: settings.confidence, seed: settings.seed)
  }

  /// 1/inclusion by stratum, for the units that were verified indeed.
  private func weights(_ excess: Excess) -> [AuditPlanRow.Stratum: Double] {
    Dictionary(grouping: frame, by: \.stratum).mapValues { rows in
      Double(rows.count) / Double(max(1, rows.count { excess($0) != nil }))
    }
  }

  private func conformal(_ excess: Excess) -> ConformalFindings? {
    let weights = weights(excess)
    func candidate(_ row: AuditPlanRow) -> ConformalFindings.Candidate {
      ConformalFindings.Candidate(
        unit: codes[row.unit], score: -Double(row.rank), weight: weights[row.stratum] ?? 1,
        isFlagged: row.stratum == .flagged)
    }
    let assessed = frame.filter { $0.stratum != .notAssessable }
    return ConformalFindings(
      inOrder: assessed.filter { row in excess(row).map { isOver($0) == 0 } ?? false }.map(candidate),
      others: assessed.filter { excess($0) == nil }.map(candidate), rate: settings.falseDiscoveryRate)
  }

  private func prior(_ excess: Excess) -> AuditFindings.Prior? {
    guard let sample = sample(frame, { row in excess(row).map(isOver) }), sample.effectiveUnits.isFinite else {
      return nil
    }
    let weights = weights(excess)
    var weight = 0.0
    var sum = 0.0
    var squares = 0.0
    for row in frame {
      guard let points = excess(row), isOver(points) == 1, let w = weights[row.stratum] else { continue }
      weight += w
      sum += w * points
      squares += w * points * points
    }
    let mean = weight > 0 ? sum / weight : nil
    let variance = mean.map { squares / weight - $0 * $0 - (error.map { $0.deviation * $0.deviation } ?? 0) }
    return AuditFindings.Prior(
      share: sample.mean, effectiveUnits: sample.effectiveUnits, meanPoints: mean,
      deviation: variance.map { max($0, 0).squareRoot() })
  }
}
