internal import Evaluation
internal import Pipeline

extension Document {
  /// A report of findings: the first page, what was found and what it cannot say, then the appendices for analysts and the
  /// pages of units.
  init(_ findings: Findings, options: ReportOptions) {
    let publication = Publication(findings, isApplied: options.isForPublication)
    let context = ReportContext(publication.findings, options: options)
    let texts = context.texts
    let title = options.language == .vietnamese ? findings.title.vi : findings.title.en
    language = texts.languageCode
    self.title = texts.documentTitle
    subtitle = title
    banner = findings.isSimulated ? texts.simulated : nil
    contents = texts.contents
    skipToContent = texts.skipToContent
    footer = texts.footer(version: findings.version)
    words = texts.controls
    numbers = ReportScript.Numbers(
      decimal: String(texts.numbers.decimalMark), thousands: String(texts.numbers.groupMark))
    parts = [
      context.summaryPart(), context.overRatingPart(), context.underRatingPart(), context.appraiserPart(),
      context.driftPart(), context.levelPart(), context.weightPart(), context.criterionPart(), context.transitionPart(),
      context.notAssessablePart(), context.auditPart(), context.limitPart(), context.diagnosticPart(),
      context.comparisonPart(), context.methodPart(),
    ]
    if !context.listed.paged.isEmpty { parts.append(context.unitPart()) }
    if options.isPseudonymous { parts[0].blocks.append(.remark(texts.pseudonymous)) }
    if publication.withheldGroups > 0 {
      let remark = texts.withheld(publication.withheldGroups, minimum: findings.settings.minimumGroup)
      parts[0].blocks.append(.remark(remark))
    }
  }
}
