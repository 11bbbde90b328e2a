public import Evaluation
public import Feedback
public import Foundation
public import Tables

/// What `pilot` writes and says.
public struct PilotReport: UndertakingResult {
  private let findings: PilotFindings
  private let heading: UndertakingHeading
  private let language: Language
  private let texts: PilotTexts

  /// The report of a trial in a language.
  public init(_ findings: PilotFindings, heading: UndertakingHeading, language: Language) {
    self.findings = findings
    self.heading = heading
    self.language = language
    texts = PilotTexts(language)
  }

  private var numbers: NumberFormat { texts.numbers }

  /// The files of the results with their names.
  ///
  /// - Throws: `ReportError` when a file cannot be made.
  /// - Complexity: O(units).
  public func files(style: CSVWriter.Style = .plain) throws(ReportError) -> [(name: String, data: Data)] {
    let report = UndertakingReport(heading: heading, language: language, name: texts.name, parts: parts)
    return [
      (UndertakingFile.pilotEffect.rawValue, effectTable.csv(style: style)),
      (UndertakingFile.pilotBlocks.rawValue, blockTable.csv(style: style)),
      (UndertakingFile.pilotUnits.rawValue, unitTable.csv(style: style)),
      (UndertakingFile.pilotNext.rawValue, nextTable.csv(style: style)),
      (UndertakingFile.pilotFindings.rawValue, try json()),
      (UndertakingFile.pilotMarkdown.rawValue, report.markdown),
      (UndertakingFile.pilotHTML.rawValue, try report.html()),
    ]
  }

  /// The findings as JSON.
  ///
  /// - Throws: `ReportError.notFinite` when a figure is not finite.
  public func json() throws(ReportError) -> Data { try UndertakingReport.json(findings, heading: heading) }

  /// What the console says.
  public func console(results: String) -> String {
    let effect = findings.effect
    let test = findings.isDrawnByLot ? texts.consoleLot : texts.consoleTest
    var rows = [
      [texts.consoleUnits, "\(findings.treated) / \(findings.others)"],
      [texts.consolePeriods, "\(findings.periodsBefore) / \(findings.periodsAfter)"],
      [texts.consoleEffect, "\(numbers.signed(effect.estimate, 2)) (\(texts.range(effect, 2)))"],
      [test, "p = \(texts.p(effect.pValue)), \(texts.looked(findings))"],
    ]
    if let slope = findings.earlierSlope {
      rows.append([
        texts.consoleEarlier,
        "\(numbers.signed(slope.estimate, 2)) (\(texts.range(slope, 2))), p = \(texts.p(slope.pValue))",
      ])
    }
    for row in findings.detectable {
      guard let figure = row.effect, row.isThisTrial || [20, 40].contains(row.treated) else { continue }
      let name = row.isThisTrial ? texts.consoleDetectable : "  " + texts.nextTrial(row.treated)
      rows.append([name, numbers.fixed(figure, 1)])
    }
    let warning = findings.cannotReachLevel ? "\n" + texts.assignments(findings) + "\n" : ""
    return UndertakingReport.console(rows, heading: heading, results: results, language: language) + warning
  }
}

extension PilotReport {
  private var effectTable: OutputTable {
    let effects = [("change", findings.effect)] + (findings.earlierSlope.map { [("trend_before", $0)] } ?? [])
    return OutputTable(
      "comparison,estimate,standard_error,lower,upper,p_value,treated,others,possible_assignments,assignments,exact,by_lot",
      rows: effects.map { name, effect in
        [
          .text(name), .points(effect.estimate), .points(effect.standardError), .points(effect.lower),
          .points(effect.upper), .probability(effect.pValue), .integer(findings.treated), .integer(findings.others),
          .number(findings.possibleAssignments), .integer(findings.assignments), .flag(findings.isExact),
          .flag(findings.isDrawnByLot),
        ]
      })
  }

  private var blockTable: OutputTable {
    OutputTable(
      "block,treated,others,treated_change,others_change,difference,compared",
      rows: findings.blocks.map { row in
        [
          .text(row.block), .integer(row.treated), .integer(row.others), .points(row.treatedChange),
          .points(row.othersChange), .points(Self.difference(row)), .flag(row.isCompared),
        ]
      })
  }

  private static func difference(_ row: PilotFindings.Block) -> Double? {
    row.treatedChange.flatMap { treated in row.othersChange.map { treated - $0 } }
  }

  private var unitTable: OutputTable {
    OutputTable(
      "unit,block,treated,before,after,change,compared",
      rows: findings.units.map { row in
        [
          .text(row.unit), .text(row.block), .flag(row.isTreated), .points(row.before), .points(row.after),
          .points(row.change), .flag(row.isCompared),
        ]
      })
  }

  private var nextTable: OutputTable {
    OutputTable(
      "treated,others,this_trial,detectable_effect,prudent_effect",
      rows: findings.detectable.map { row in
        [
          .integer(row.treated), .integer(row.others), .flag(row.isThisTrial), .points(row.effect),
          .points(row.prudentEffect),
        ]
      })
  }
}

extension PilotReport {
  private var parts: [Document.Part] {
    [
      Document.Part(id: "summary", heading: texts.summaryHeading, blocks: [.list(sentences)]),
      Document.Part(id: "effect", heading: texts.effectHeading, blocks: [.table(effects)]),
      Document.Part(id: "blocks", heading: texts.blocksHeading, blocks: [.table(blocks)]),
      Document.Part(
        id: "next", heading: texts.nextHeading, blocks: [.paragraph(texts.nextIntroduction), .table(next)]),
      Document.Part(id: "method", heading: texts.methodHeading, blocks: [.steps(texts.method(findings))]),
      Document.Part(id: "limits", heading: texts.limitsHeading, blocks: [.list(texts.limits)]),
    ]
  }

  private var sentences: [String] {
    let leftOut = findings.units.count { !$0.isCompared }
    return [
      texts.effect(findings), texts.verdict(findings), texts.assignments(findings), texts.byLot(findings.isDrawnByLot),
      findings.earlierSlope.map { texts.earlier($0, findings) } ?? texts.noEarlierSlope,
    ] + (findings.detectable.first.map { [texts.power($0, findings)] } ?? [])
      + (leftOut > 0 ? [texts.leftOut(leftOut)] : [])
  }

  private var effects: Document.Table {
    let rows = [(texts.change, findings.effect)] + (findings.earlierSlope.map { [(texts.earlierSlope, $0)] } ?? [])
    return Document.Table(
      texts.effectHeading, words: [texts.analysis],
      figures: [texts.estimate, texts.error, texts.interval(findings.confidence), texts.pValue],
      rows: rows.map { name, effect in
        [
          name, numbers.signed(effect.estimate, 2), numbers.fixed(effect.standardError, 2), texts.range(effect, 2),
          texts.p(effect.pValue),
        ]
      })
  }

  private var blocks: Document.Table {
    func signed(_ value: Double?) -> String { value.map { numbers.signed($0, 2) } ?? "–" }
    return Document.Table(
      texts.blocksHeading, words: [texts.block],
      figures: [texts.treated, texts.others, texts.treatedChange, texts.othersChange, texts.difference],
      rows: findings.blocks.map { row in
        [
          row.block.isEmpty ? texts.wholeStudy : row.block, numbers.integer(row.treated), numbers.integer(row.others),
          signed(row.treatedChange), signed(row.othersChange), signed(Self.difference(row)),
        ]
      })
  }

  private var next: Document.Table {
    func fixed(_ value: Double?) -> String { value.map { numbers.fixed($0, 2) } ?? "–" }
    return Document.Table(
      texts.nextHeading, words: [],
      figures: [texts.treated, texts.others, texts.detectable, texts.prudent],
      rows: findings.detectable.map { row in
        [numbers.integer(row.treated), numbers.integer(row.others), fixed(row.effect), fixed(row.prudentEffect)]
      })
  }
}
