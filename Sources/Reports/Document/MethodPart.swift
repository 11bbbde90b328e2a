internal import Evaluation
internal import Foundation
internal import Inflation
internal import Pipeline

extension ReportContext {
  /// How it was done, what was decided beforehand and what went in.
  func methodPart() -> Document.Part {
    let method = texts.method(rater: findings.rater, confidence: findings.settings.confidence)
    return part(
      .method,
      [.steps(method), .heading(texts.settingsHeading), .table(settingsTable())] + outcomeBlocks() + powerBlocks()
        + noteBlocks() + [.heading(texts.inputsHeading), .table(inputTable())]
        + (findings.ledgerHead.map { [.remark(LedgerTexts(options.language).head($0))] } ?? []))
  }

  /// What no study of this kind can say.
  func limitPart() -> Document.Part {
    part(.limits, [.list(texts.limits(honestHalo: findings.settings.honestHalo))])
  }

  private func settingsTable() -> Document.Table {
    let settings = ReportSetting.allCases.map { setting -> [Document.Cell] in
      [.text(texts.setting(setting)), .text(value(of: setting))]
    }
    let penalties = findings.penalties.keys.sorted().map { type -> [Document.Cell] in
      let penalty = findings.penalties[type] ?? 0
      return [
        .text(texts.penalty(type: names.type(type))), .text(numbers.trimmed(penalty, Self.decimals(of: penalty))),
      ]
    }
    return Document.Table(
      caption: texts.settingsHeading, columns: [words(.setting), words(.value)], rows: settings + penalties)
  }

  /// The decimals with which a number above 0 has three significant digits.
  private static func decimals(of value: Double) -> Int {
    value > 0 && value.isFinite ? min(max(2 - Int(log10(value).rounded(.down)), 0), 6) : 0
  }

  private func value(of setting: ReportSetting) -> String {
    let settings = findings.settings
    return switch setting {
    case .falseDiscoveryRate: numbers.percent(settings.falseDiscoveryRate)
    case .confidence: numbers.percent(settings.confidence)
    case .materialPoints: numbers.trimmed(settings.materialPoints)
    case .minimumGroup: numbers.integer(settings.minimumGroup)
    case .mostChange: numbers.trimmed(settings.mostChange)
    case .pointsStep: numbers.trimmed(settings.pointsStep)
    case .lag: numbers.integer(settings.lag)
    case .honestHalo: texts.yesNo(settings.honestHalo)
    case .seed: String(settings.seed)
    case .covariates: settings.covariates.isEmpty ? "–" : texts.list(settings.covariates)
    }
  }

  private func outcomeBlocks() -> [Document.Block] {
    guard !findings.outcomes.isEmpty else { return [] }
    let rows = findings.outcomes.sorted { ($0.type, $0.year) < ($1.type, $1.year) }
    let table = Document.Table(
      caption: texts.outcomesHeading,
      columns: [words(.type), figures(.year), figures(.unitCount), figures(.determinacy), figures(.ratingCorrelation)],
      rows: rows.map { row in
        [
          .text(names.type(row.type)), .text(String(row.year)), .text(numbers.integer(row.units)),
          fixed(row.determinacy, 2), fixed(row.ratingCorrelationSquared, 2),
        ]
      })
    return [.heading(texts.outcomesHeading), .paragraph(texts.outcomesIntroduction), .table(table)]
  }

  private func powerBlocks() -> [Document.Block] {
    guard !findings.power.isEmpty else {
      return [.heading(texts.powerHeading), .paragraph(texts.powerMissing)]
    }
    let table = Document.Table(
      caption: texts.powerHeading,
      columns: [
        words(.type), words(.pattern), figures(.points), figures(.flagRate), figures(.falseAlarms),
        figures(.detectable),
      ],
      rows: findings.power.map { row in
        [
          .text(names.type(row.type)),
          .text(FlagRow.Pattern(rawValue: row.pattern).map(texts.patternName) ?? row.pattern),
          .text(numbers.trimmed(row.points)), percent(row.flagRate),
          // With nothing planted every listing is a false one, which says nothing of the list.
          percent(row.points > 0 ? row.falseDiscoveryProportion : nil), fixed(row.detectablePoints),
        ]
      })
    return [.heading(texts.powerHeading), .paragraph(texts.powerIntroduction), .table(table)]
  }

  private func noteBlocks() -> [Document.Block] {
    guard !findings.notes.isEmpty else { return [] }
    let keys = findings.notes.map(\.key).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let ofKind = Dictionary(grouping: findings.notes, by: \.key)
    let sentences = keys.flatMap { key -> [String] in
      let notes = ofKind[key] ?? []
      let rest = notes.count - Self.mostNotes
      guard rest > 1 else { return notes.map { texts.sentence(of: $0, names) } }
      return notes.prefix(Self.mostNotes).map { texts.sentence(of: $0, names) } + [texts.moreNotes(rest)]
    }
    return [.heading(texts.notesHeading), .list(sentences)]
  }

  /// The notes of one kind that are told one by one.
  private static let mostNotes = 5

  private func inputTable() -> Document.Table {
    Document.Table(
      caption: texts.inputsHeading, columns: [words(.file), words(.hash)],
      rows: findings.inputs.map { [.text($0.file), .text($0.sha256)] })
  }
}
