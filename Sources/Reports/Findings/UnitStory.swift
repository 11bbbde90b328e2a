internal import Evaluation
internal import Inflation
internal import Pipeline

/// What is said of a unit in a year, as sentences made from its row.
struct UnitStory: Sendable {
  /// The criteria that a sentence names: more would not be a beginning.
  static let criteriaInSentences = 5
  /// The share of units with such evidence that need no change from which the others are to be looked at first: the half
  /// of them.
  static let weakEvidence = 0.5
  /// From how many points a reader who subtracts would ask why the figure is another.
  static let noticeablePoints = 2.0
  /// The criteria that a row of a table names.
  static let criteriaInTables = 3

  private let rater: String
  private let falseDiscoveryRate: Double
  private let names: Names
  private let texts: any Texts

  /// The stories of a run.
  init(_ findings: Findings, texts: any Texts, language: Language) {
    rater = findings.rater
    falseDiscoveryRate = findings.settings.falseDiscoveryRate
    names = Names(findings, language: language)
    self.texts = texts
  }

  /// What the finding is: rating, what is usual, what is unexplained, and how sure.
  func findings(of row: FlagRow) -> [String] {
    var sentences: [String] = []
    if let total = row.selfTotal, total.isFinite {
      sentences.append(texts.rated(rater: rater, total: total, level: row.selfLevel.map(names.level)))
    }
    if row.evidence.isPartial { sentences.append(texts.partial) }
    guard row.status != .notAssessable else {
      let evidence = row.evidence
      return sentences
        + [texts.notAssessable(evidence.reason, peers: evidence.peers, outcomes: evidence.outcomes)] + shapes(of: row)
    }
    if let expected = Interval(row.expectedTotal, row.expectedLower, row.expectedUpper) {
      let level = row.expectedLevel.map(names.level)
      sentences.append(
        texts.usual(expected, level: level, peers: row.evidence.peers, outcomes: row.evidence.outcomes))
    }
    return sentences + unexplained(row) + certainty(row) + shapes(of: row)
  }

  /// What is noted of the shape of the answers, whether or not the unit is listed.
  private func shapes(of row: FlagRow) -> [String] {
    let patterns = row.evidence.patterns
    var sentences: [String] = []
    if let note = patterns.similar {
      sentences.append(texts.similar(to: unit(note.unit), same: note.same, compared: note.compared))
    }
    if let note = patterns.straight {
      sentences.append(texts.straight(near: note.near, present: note.present, share: note.share))
    }
    if let note = patterns.jump { sentences.append(texts.jumped(points: note.points, years: note.years)) }
    if let note = patterns.aboveCollective {
      sentences.append(
        note.collective.isEmpty
          ? texts.aboveMeeting(points: note.points) : texts.aboveCollective(unit(note.collective), points: note.points))
    }
    if let note = patterns.repeated {
      sentences.append(texts.repeated(year: note.year, same: note.same, compared: note.compared))
    }
    return sentences.isEmpty || row.isFlagged ? sentences : sentences + [texts.shapeListsNobody]
  }

  /// A unit by name and code.
  private func unit(_ code: String) -> String {
    let name = names.unit(code)
    return name == code ? code : "\(name) (\(code))"
  }

  private func unexplained(_ row: FlagRow) -> [String] {
    guard let points = Interval(row.unexplainedPoints, row.lower, row.upper) else { return [] }
    var sentences = [points.value < 0 ? texts.unexplainedBelow(points) : texts.unexplainedAbove(points)]
    if row.isFlagged || row.isFlaggedUnder, let difference = difference(row),
      abs(abs(points.value) - abs(difference)) >= Self.noticeablePoints, (points.value < 0) == (difference < 0)
    {
      sentences.append(texts.notTheDifference(abs(difference), isLarger: abs(points.value) > abs(difference)))
    }
    if row.isFlagged, let shared = row.evidence.appraiserLeniency, shared > 0 {
      sentences.append(texts.sharedWithGroup(shared))
    }
    return sentences
  }

  /// The rating less what is usual.
  private func difference(_ row: FlagRow) -> Double? {
    guard let total = row.selfTotal, let usual = row.expectedTotal, total.isFinite, usual.isFinite else { return nil }
    return total - usual
  }

  private func certainty(_ row: FlagRow) -> [String] {
    if row.isFlagged {
      let listed = row.qValue.flatMap { $0.isFinite ? $0 : nil } ?? falseDiscoveryRate
      let own = row.localFalseDiscoveryRate.flatMap { $0.isFinite ? $0 : nil }
      let sentence = texts.needNoChange(own: own, listed: listed)
      return (own ?? 0) >= Self.weakEvidence ? [sentence, texts.weakEvidence] : [sentence]
    }
    if row.isFlaggedUnder { return [texts.needNoChangeBelow(listed: falseDiscoveryRate)] }
    return [texts.notListed(detectablePoints: row.detectablePoints.flatMap { $0.isFinite ? $0 : nil })]
  }

  /// What to look at first in a unit that is listed.
  func whatToLookAt(in row: FlagRow) -> [String] {
    var sentences: [String] = []
    if row.isFlagged, let pattern = row.pattern, pattern != .overrating {
      sentences += [texts.pattern(pattern), texts.look(at: pattern)]
    }
    if row.isFlaggedUnder { sentences.append(texts.lookAtUnder) }
    if !row.criteria.isEmpty {
      let criteria = row.criteria.prefix(Self.criteriaInSentences).map { texts.named(names.criterion($0), code: $0) }
      sentences.append(texts.lookFirst(criteria))
    }
    if row.isFlagged, !row.evidence.contradictingOutcomes.isEmpty {
      sentences.append(texts.lowOutcomes(row.evidence.contradictingOutcomes.map(names.indicator)))
    }
    if let total = row.evidence.superiorTotal, total.isFinite {
      sentences.append(texts.superior(total: total, isIdentical: row.evidence.identicalToSuperior))
    }
    return sentences
  }

  /// Reasons without anybody's fault.
  func innocentReasons(for row: FlagRow) -> String {
    guard row.isFlagged || !row.isFlaggedUnder else {
      return texts.innocentReasonsBelow(isPartial: row.evidence.isPartial)
    }
    let general = texts.innocentReasonsAbove(isPartial: row.evidence.isPartial)
    return joined(general, row.pattern.map(texts.innocentReasons(for:)))
  }

  /// What the unit may answer with.
  func mayAnswer(in row: FlagRow) -> String {
    guard row.isFlagged || !row.isFlaggedUnder else { return texts.mayAnswerBelow }
    return joined(texts.mayAnswer(namesCriteria: !row.criteria.isEmpty), row.pattern.map(texts.mayAnswer(to:)))
  }

  private func joined(_ text: String, _ further: String?) -> String {
    further.map { $0.isEmpty ? text : "\(text) \($0)" } ?? text
  }

  /// Everything on one line, as `flags.csv` holds it.
  func evidence(of row: FlagRow) -> String {
    var sentences = findings(of: row)
    if row.isFlagged || row.isFlaggedUnder {
      sentences += whatToLookAt(in: row)
      sentences.append(texts.reasonsHeading + ": " + innocentReasons(for: row).loweringFirst)
      sentences.append(mayAnswer(in: row))
    }
    return sentences.joined(separator: " ")
  }
}

extension String {
  /// The text with its first letter in lower case, to follow a colon.
  var loweringFirst: String {
    prefix(1).lowercased() + dropFirst()
  }
}
