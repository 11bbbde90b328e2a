internal import Evaluation
internal import Inflation
internal import Pipeline

/// What is said of a unit in a year, as sentences made from its row.
struct UnitStory: Sendable {
  /// The criteria that a sentence names: more would not be a beginning.
  static let criteriaInSentences = 5
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
      return sentences + [texts.notAssessable(evidence.reason, peers: evidence.peers, outcomes: evidence.outcomes)]
    }
    if let expected = Interval(row.expectedTotal, row.expectedLower, row.expectedUpper) {
      let level = row.expectedLevel.map(names.level)
      sentences.append(
        texts.usual(expected, level: level, peers: row.evidence.peers, outcomes: row.evidence.outcomes))
    }
    return sentences + unexplained(row) + certainty(row)
  }

  private func unexplained(_ row: FlagRow) -> [String] {
    guard let points = Interval(row.unexplainedPoints, row.lower, row.upper) else { return [] }
    var sentences = [points.value < 0 ? texts.unexplainedBelow(points) : texts.unexplainedAbove(points)]
    if row.isFlagged, let shared = row.evidence.appraiserLeniency, shared > 0 {
      sentences.append(texts.sharedWithGroup(shared))
    }
    return sentences
  }

  private func certainty(_ row: FlagRow) -> [String] {
    if row.isFlagged {
      let rate = row.qValue.flatMap { $0.isFinite ? $0 : nil } ?? falseDiscoveryRate
      return [texts.needNoChange(falseDiscoveryRate: rate)]
    }
    if row.isFlaggedUnder { return [texts.needNoChange(falseDiscoveryRate: falseDiscoveryRate)] }
    return [texts.notListed(detectablePoints: row.detectablePoints.flatMap { $0.isFinite ? $0 : nil })]
  }

  /// What to look at first in a unit that is listed.
  func whatToLookAt(in row: FlagRow) -> [String] {
    var sentences: [String] = []
    if row.isFlagged, let pattern = row.pattern, pattern != .overrating { sentences.append(texts.pattern(pattern)) }
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
    row.isFlaggedUnder && !row.isFlagged
      ? texts.innocentReasonsBelow(isPartial: row.evidence.isPartial)
      : texts.innocentReasonsAbove(isPartial: row.evidence.isPartial)
  }

  /// Everything on one line, as `flags.csv` holds it.
  func evidence(of row: FlagRow) -> String {
    var sentences = findings(of: row)
    if row.isFlagged || row.isFlaggedUnder {
      sentences += whatToLookAt(in: row)
      sentences.append(texts.reasonsHeading + ": " + innocentReasons(for: row).loweringFirst)
      sentences.append(texts.mayAnswer)
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
