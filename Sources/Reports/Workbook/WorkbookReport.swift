internal import Evaluation
public import Foundation
public import Pipeline

/// `report.xlsx`: the findings as a workbook to filter, sort and print.
public enum WorkbookReport {
  /// The workbook of findings; its figures are those of the CSV files.
  ///
  /// - Throws: `ReportError.workbook` when the file cannot be made.
  /// - Complexity: O(rows log rows).
  public static func render(
    _ findings: Findings, options: ReportOptions = ReportOptions()
  ) throws(ReportError) -> Data {
    let publication = Publication(findings, isApplied: options.isForPublication)
    let context = ReportContext(publication.findings, options: options)
    let document = Document(findings, options: options)
    let properties = WorkbookFile.Properties(
      title: document.subtitle, subject: document.title, year: (findings.years.last ?? 1_999) + 1)
    return try WorkbookFile.data(sheets(context, document), properties)
  }

  /// The sheets, the summary first.
  static func sheets(_ context: ReportContext, _ document: Document) -> [WorkbookSheet] {
    let texts = context.texts
    func sheet(_ name: WorkbookSheetName, _ content: WorkbookSheet.Content) -> WorkbookSheet {
      WorkbookSheet(name: texts.sheet(name), title: texts.sheetTitle(name), content: content)
    }
    let charts = context.weightCharts()
    return [sheet(.summary, .pages(WorkbookPages.summary(document, texts)))]
      + [sheet(.weights, context.weightSheet())] + (charts.isEmpty ? [] : [sheet(.chart, .charts(charts))])
      + [
        sheet(.flags, context.flagSheet()), sheet(.appraisers, context.appraiserSheet()),
        sheet(.criteria, context.criterionSheet()),
      ]
      + (context.findings.classification.isEmpty
        ? []
        : [
          sheet(.levels, context.levelSheet()), sheet(.organisationForm, context.formSheet(.organisations)),
          sheet(.individualForm, context.formSheet(.individuals)),
        ])
      + [
        sheet(.transitions, context.transitionSheet()),
        sheet(.drift, context.driftSheet()), sheet(.settings, .pages(WorkbookPages.settings(document))),
      ]
  }
}

/// The sheets of a workbook.
enum WorkbookSheetName: String, CaseIterable, Sendable {
  case summary
  case weights
  case chart
  case flags
  case appraisers
  case criteria
  case levels
  case organisationForm
  case individualForm
  case transitions
  case drift
  case settings
}
