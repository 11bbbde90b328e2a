internal import Inflation

extension English: AuditTexts {
  func auditIntroduction(_ findings: AuditFindings) -> String {
    let drawn =
      findings.hasPlan
      ? "Units were drawn by a plan, and every figure counts a verified unit as many times as the plan lets it stand for."
      : "No plan lies beside the results: verified units count as if drawn at random among listed units and among the "
        + "others, which holds only if nobody picked them."
    let reason =
      findings.verifierError.map { findings.limit <= 2 * $0.deviation && findings.limit > 0 } ?? false
      ? " (twice the verifiers' error)" : ""
    let limit =
      findings.limit > 0
      ? "A rating counts as too high when it lies more than \(numbers.trimmed(findings.limit, 1)) points\(reason) above "
        + "what verification found."
      : "A rating counts as too high when it lies above what verification found by anything at all; a "
        + "difference that is not pursued can be set beforehand."
    return "\(drawn) \(limit)"
  }

  func column(_ column: AuditColumn) -> String {
    switch column {
    case .group: "Units"
    case .units: "How many"
    case .verified: "Verified"
    case .overRated: "Share rated too high"
    case .overRatedInterval: "Interval of the share"
    case .meanPoints: "Mean points too high"
    case .meanPointsInterval: "Interval of the points"
    }
  }

  func group(_ name: AuditFindings.Group.Name) -> String {
    switch name {
    case .all: "all"
    case .flagged: "worth a second look"
    case .notFlagged: "the others"
    }
  }

  func auditCaption(year: Int) -> String { "Verification of \(year)" }

  func precision(_ share: AuditFindings.Estimate, withAnswers: Bool) -> String {
    let base = withAnswers ? "By verification and by the answers of units" : "By verification"
    let ends = range(numbers.percent(share.lower), numbers.percent(share.upper))
    guard let value = share.value else {
      return "\(base), \(ends) of the listed ratings are too high: most of those that did not answer were not verified."
    }
    return "\(base), \(numbers.percent(value)) of the listed ratings are too high (\(ends))."
  }

  func correctedPrecision(_ share: AuditFindings.Estimate) -> String {
    let value = share.value.map { numbers.percent($0) } ?? "–"
    return "Verifiers err too; with their error taken out (Rogan and Gladen) it is \(value) "
      + "(\(range(numbers.percent(share.lower), numbers.percent(share.upper))))."
  }

  func absoluteLevel(_ points: AuditFindings.Estimate) -> String {
    let value = points.value.map { numbers.signed($0) } ?? "–"
    return
      "Over all units, ratings lie \(value) points (\(range(numbers.signed(points.lower), numbers.signed(points.upper)))) "
      + "from what verification would find: this is the level that comparing units with each other cannot show."
  }

  func verifierError(_ error: VerifierError) -> String {
    "Two verifiers of one unit (\(numbers.integer(error.units)) units) differ with a standard deviation of "
      + "\(numbers.fixed(error.deviation)) points each "
      + "(\(range(numbers.fixed(error.lower), numbers.fixed(error.upper))))."
  }

  func conformal(_ findings: ConformalFindings) -> String {
    "Set against the \(numbers.integer(findings.inOrder)) verified units in order, without any model, "
      + "\(numbers.integer(findings.listed)) of the units not verified stand out at the chosen rate; "
      + "\(numbers.integer(findings.listedAndFlagged)) of these are on the list too."
  }

  func prior(_ prior: AuditFindings.Prior) -> String {
    let points =
      prior.meanPoints.map { mean in
        ", by \(numbers.fixed(mean)) points in the mean"
          + (prior.deviation.map { " (standard deviation \(numbers.fixed($0)))" } ?? "")
      } ?? ""
    return "Next year's study may start from \(numbers.percent(prior.share, 1)) of units rated too high, as sure as "
      + "\(numbers.fixed(prior.effectiveUnits, 0)) units drawn at random would make it\(points)."
  }

  func answers(_ answers: AuditFindings.Answers) -> String {
    let open = answers.answered - answers.accepted - answers.notAccepted
    return
      "\(numbers.integer(answers.answered)) listed units answered: \(numbers.integer(answers.accepted)) answers were "
      + "accepted, \(numbers.integer(answers.notAccepted)) were not, \(numbers.integer(open)) are open."
  }

  func auditGaps(notVerified: Int, outsidePlan: Int) -> String {
    "\(numbers.integer(notVerified)) drawn units have no result yet and count as missing at random; "
      + "\(numbers.integer(outsidePlan)) results of units that were not drawn enter no figure."
  }

  func answer(_ words: String, isAccepted: Bool?) -> String {
    let outcome =
      switch isAccepted {
      case true: "accepted"
      case false: "not accepted"
      case nil: "not decided yet"
      }
    return words.isEmpty ? "The unit has answered; \(outcome)." : "The unit's answer (\(outcome)): “\(words)”"
  }
}
