internal import Inflation
internal import Pipeline

extension ReportContext {
  /// What verification and the units themselves say, year by year.
  func auditPart() -> Document.Part {
    part(.audits, (findings.audits ?? []).flatMap(blocks))
  }

  private func blocks(_ audit: AuditFindings) -> [Document.Block] {
    let table = Document.Table(
      caption: texts.auditCaption(year: audit.year),
      columns: [
        name(.group), number(.units), number(.verified), number(.overRated), name(.overRatedInterval),
        number(.meanPoints), name(.meanPointsInterval),
      ],
      rows: audit.groups.map { group in
        [
          .text(texts.group(group.name)), .text(numbers.integer(group.units)), .text(numbers.integer(group.verified)),
          percent(group.overRated?.value), shares(group.overRated), signed(group.meanPoints?.value),
          range(group.meanPoints?.lower, group.meanPoints?.upper, isSigned: true),
        ]
      })
    return [.heading(texts.auditCaption(year: audit.year))]
      + (audit.verifications > 0 ? [.paragraph(texts.auditIntroduction(audit))] : [])
      + [.list(sentences(audit)), .table(table)]
  }

  private func sentences(_ audit: AuditFindings) -> [String] {
    var list: [String] = []
    if let answers = audit.answers { list.append(texts.answers(answers)) }
    if let share = audit.groups.first(where: { $0.name == .flagged })?.overRated {
      list.append(texts.precision(share, withAnswers: audit.answers != nil))
    }
    if let share = audit.correctedPrecision { list.append(texts.correctedPrecision(share)) }
    if let points = audit.groups.first(where: { $0.name == .all })?.meanPoints {
      list.append(texts.absoluteLevel(points))
    }
    if let error = audit.verifierError { list.append(texts.verifierError(error)) }
    if let conformal = audit.conformal { list.append(texts.conformal(conformal)) }
    if let prior = audit.prior { list.append(texts.prior(prior)) }
    if audit.notVerified > 0 || audit.outsidePlan > 0 {
      list.append(texts.auditGaps(notVerified: audit.notVerified, outsidePlan: audit.outsidePlan))
    }
    return list
  }

  /// What a unit may answer with, and what it did answer.
  func answers(of row: FlagRow) -> [String] {
    let given = (findings.answers ?? []).filter { $0.unit == row.unit && $0.year == row.year }
    return [story.mayAnswer(in: row)] + given.map { texts.answer($0.answer, isAccepted: $0.isAccepted) }
  }

  private func shares(_ share: AuditFindings.Estimate?) -> Document.Cell {
    guard let share else { return percent(nil) }
    return .text(NumberFormat.interval(numbers.percent(share.lower), numbers.percent(share.upper)))
  }

  private func name(_ column: AuditColumn) -> Document.Column {
    Document.Column(title: texts.column(column))
  }

  private func number(_ column: AuditColumn) -> Document.Column {
    Document.Column(title: texts.column(column), isNumeric: true)
  }
}
