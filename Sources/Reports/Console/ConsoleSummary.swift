public import Evaluation
internal import Feedback
public import Foundation
internal import Inflation
public import Pipeline

/// What the console says after a run: counts, and the first units to look at, on one screen.
public enum ConsoleSummary {
  /// The units that are named.
  private static let shown = 6

  /// The summary as text.
  ///
  /// - Parameters:
  ///   - findings: what was found.
  ///   - results: where the results lie, in words of the caller.
  ///   - language: the language.
  ///   - width: the letters a line may have.
  public static func text(
    _ findings: Findings, results: String, language: Language = .vietnamese, width: Int = 80
  ) -> String {
    let texts = texts(language)
    let names = Names(findings, language: language)
    let facts = SummaryFacts(findings, names: names)
    var lines = findings.isSimulated ? TextTable.wrapped(texts.simulated, to: width) + [""] : []
    lines += counts(findings, facts, texts, language: language).lines(width: width)
    let first = lookFirst(findings, texts).lines(width: width)
    if !first.isEmpty { lines += [""] + TextTable.wrapped(texts.consoleLookFirst, to: width) + first }
    lines += [""]
    if let least = facts.leastListed {
      lines += TextTable.wrapped(texts.consoleSmallStudy(least: least, assessed: facts.assessedInLastYear), to: width)
    }
    lines += [texts.consoleReminder, "\(texts.console(.results)): \(TextTable.visible(results))"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The same counts as JSON, on one line, keys sorted.
  ///
  /// - Throws: `ReportError.notFinite` when a figure is not finite.
  public static func json(_ findings: Findings) throws(ReportError) -> Data {
    let facts = SummaryFacts(findings, names: Names(findings, language: .english))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return try encoder.encode(Counts(findings, facts)) + Data("\n".utf8)
    } catch {
      throw .notFinite("\(error)")
    }
  }

  private static func counts(
    _ findings: Findings, _ facts: SummaryFacts, _ texts: any Texts, language: Language
  ) -> TextTable {
    var table = TextTable()
    func add(_ line: ConsoleLine, _ value: String) { table.append([texts.console(line), value]) }
    add(.study, language == .vietnamese ? findings.title.vi : findings.title.en)
    add(.units, texts.numbers.integer(facts.units))
    add(.years, facts.years.map(String.init).joined(separator: ", "))
    if !findings.flags.isEmpty {
      add(.over, texts.outOf(facts.over, facts.assessed))
      add(.under, texts.outOf(facts.under, facts.assessed))
      let open = texts.outOf(facts.unitYears - facts.assessed, facts.unitYears)
      add(.notAssessed, open + (mostFrequentReason(findings).map { " (\(texts.reasonName($0)))" } ?? ""))
      add(.appraisers, texts.outOf(facts.lenientAppraisers, facts.appraisers))
    }
    if let detectable = facts.detectable { add(.detectable, texts.points(detectable.upperBound)) }
    if !findings.weights.isEmpty { add(.weights, texts.outOf(facts.movedCriteria, facts.criteria)) }
    if !findings.transitions.isEmpty { add(.transitions, texts.levelChanges(facts.transitions)) }
    return table
  }

  /// Why most of the units that could not be assessed could not.
  private static func mostFrequentReason(_ findings: Findings) -> Evidence.Reason? {
    let reasons = findings.flags.filter { $0.status == .notAssessable }.compactMap(\.evidence.reason)
    let counts = Dictionary(reasons.map { ($0, 1) }, uniquingKeysWith: +)
    return counts.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key
  }

  private static func lookFirst(_ findings: Findings, _ texts: any Texts) -> TextTable {
    var table = TextTable()
    let flagged = findings.flags.filter { $0.isFlagged && $0.year == findings.years.last }.sorted {
      ($0.rank, $0.unit) < ($1.rank, $1.unit)
    }
    for row in flagged.prefix(shown) {
      let points = row.unexplainedPoints.flatMap { $0.isFinite ? texts.numbers.signed($0) : nil } ?? "–"
      let name = TextTable.cut(row.name.isEmpty ? row.unit : row.name, to: 36)
      table.append([
        "  " + name, String(row.year), points, row.criteria.prefix(UnitStory.criteriaInTables).joined(separator: "; "),
      ])
    }
    return table
  }

  /// The counts as machines read them.
  private struct Counts: Encodable {
    let study: String
    let version: String
    let simulated: Bool
    let units: Int
    let years: [Int]
    let unitYears: Int
    let assessed: Int
    let flagged: Int
    let flaggedUnder: Int
    let appraisersFlagged: Int
    let criteria: Int
    let criteriaMoved: Int
    let levelChanges: Int
    let notes: [String]

    enum CodingKeys: String, CodingKey {
      case study, version, simulated, units, years, assessed, flagged, criteria, notes
      case unitYears = "unit_years"
      case flaggedUnder = "flagged_under"
      case appraisersFlagged = "appraisers_flagged"
      case criteriaMoved = "criteria_moved"
      case levelChanges = "level_changes"
    }

    init(_ findings: Findings, _ facts: SummaryFacts) {
      study = findings.study
      version = findings.version
      simulated = findings.isSimulated
      units = facts.units
      years = facts.years
      unitYears = facts.unitYears
      assessed = facts.assessed
      flagged = facts.over
      flaggedUnder = facts.under
      appraisersFlagged = facts.lenientAppraisers
      criteria = facts.criteria
      criteriaMoved = facts.movedCriteria
      levelChanges = facts.transitions
      notes = findings.notes.map(\.key)
    }
  }
}
