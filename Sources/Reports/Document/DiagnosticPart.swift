internal import Inflation
internal import Pipeline

extension ReportContext {
  /// How even the list is over units, and what it rests on.
  func diagnosticPart() -> Document.Part {
    guard let diagnostics = findings.diagnostics, findings.flags.contains(where: { $0.status != .notAssessable }) else {
      return part(.diagnostics, [])
    }
    let blocks =
      sentences(diagnostics) + flagRateBlocks(diagnostics.flagRates) + relianceBlocks(diagnostics.reliance)
      + consistencyBlocks(diagnostics.consistency)
    return part(.diagnostics, [.paragraph(texts.diagnosticsIntroduction)] + blocks)
  }

  private func sentences(_ diagnostics: Diagnostics) -> [Document.Block] {
    var list = diagnostics.residualSlopes.filter { $0.type.isEmpty }.compactMap { row in
      Interval(row.slope, row.lower, row.upper).map { texts.residualSlope(row.score, $0) }
    }
    let fifths = diagnostics.flagRates.filter { $0.grouping == .quality }
    if let lowest = fifths.first, let highest = fifths.last, fifths.contains(where: { $0.flagged > 0 }) {
      list.append(texts.listedByFifth(lowest: lowest.share, highest: highest.share))
    }
    list += diagnostics.nextOutcomes.filter { $0.type.isEmpty }.compactMap { row in
      Interval(row.slope, row.lower, row.upper).map { texts.nextOutcomes($0, pairs: row.pairs) }
    }
    return list.isEmpty ? [] : [.list(list)]
  }

  /// Tables that leave the office show fifths only: other groups may be small.
  private func flagRateBlocks(_ rates: [FlagRate]) -> [Document.Block] {
    let shown = rates.filter { !options.isForPublication || $0.grouping == .quality }
    guard !shown.isEmpty else { return [] }
    let table = Document.Table(
      caption: texts.flagRatesHeading,
      columns: [
        term(.grouping), term(.group), measure(.assessed), measure(.listedAbove), measure(.listedBelow),
        measure(.share),
        term(.interval),
      ],
      rows: shown.map { row in
        [
          .text(texts.grouping(row.grouping, column: names.indicator(row.column))),
          .text(texts.group(row.grouping, row.grouping == .type ? names.type(row.group) : row.group)),
          .text(numbers.integer(row.rows)), .text(numbers.integer(row.flagged)),
          .text(numbers.integer(row.flaggedUnder)), .text(numbers.percent(row.share, 1)),
          .text(NumberFormat.interval(numbers.percent(row.lower, 1), numbers.percent(row.upper, 1))),
        ]
      })
    return [.heading(texts.flagRatesHeading), .paragraph(texts.flagRatesIntroduction), .table(table)]
  }

  private func relianceBlocks(_ reliance: IndicatorReliance?) -> [Document.Block] {
    guard let reliance else { return [.heading(texts.relianceHeading), .paragraph(texts.relianceMissing)] }
    let scope = texts.relianceScope(
      year: reliance.year, units: reliance.units, isSample: reliance.isSample)
    guard reliance.listed > 0, let weakest = reliance.rows.min(by: { $0.staying < $1.staying }) else {
      return [.heading(texts.relianceHeading), .paragraph("\(scope) \(texts.relianceOfNone)")]
    }
    let sentence = texts.reliance(
      names.indicator(weakest.indicator), staying: weakest.staying, listed: reliance.listed)
    let table = Document.Table(
      caption: texts.relianceHeading,
      columns: [term(.indicator), measure(.listedWithout), measure(.staying), measure(.stayingShare)],
      rows: reliance.rows.map { row in
        [
          .text(names.indicator(row.indicator)), .text(numbers.integer(row.listed)),
          .text(numbers.integer(row.staying)), percent(Double(row.staying) / Double(reliance.listed)),
        ]
      })
    return [.heading(texts.relianceHeading), .paragraph("\(scope) \(sentence)"), .table(table)]
  }

  private func consistencyBlocks(_ groups: [OutcomeConsistency]) -> [Document.Block] {
    guard !groups.isEmpty else { return [] }
    let together = Document.Table(
      caption: texts.consistencyHeading,
      columns: [words(.type), figures(.year), measure(.commonVariance), measure(.alpha), measure(.samplingAdequacy)],
      rows: groups.map { group in
        [
          .text(names.type(group.type)), .text(String(group.year)), percent(group.commonVariance),
          fixed(group.alpha, 2), fixed(group.samplingAdequacy, 2),
        ]
      })
    let each = Document.Table(
      caption: texts.consistencyHeading,
      columns: [words(.type), figures(.year), term(.indicator), measure(.loading), measure(.alphaIfDeleted)],
      rows: groups.flatMap { group in
        group.items.map { item in
          [
            .text(names.type(group.type)), .text(String(group.year)), .text(names.indicator(item.indicator)),
            fixed(item.loading, 2), fixed(item.alphaIfDeleted, 2),
          ]
        }
      })
    return [
      .heading(texts.consistencyHeading), .paragraph(texts.consistencyIntroduction), .table(together), .table(each),
    ]
  }

  private func term(_ column: DiagnosticColumn) -> Document.Column {
    Document.Column(title: texts.column(column))
  }

  private func measure(_ column: DiagnosticColumn) -> Document.Column {
    Document.Column(title: texts.column(column), isNumeric: true)
  }
}
