internal import Mustache
public import Pipeline

/// A report as one HTML file that needs no network and no other file; it is complete without its scripts.
public enum HTMLReport {
  /// The report of findings.
  ///
  /// - Throws: `ReportError.template` when the page's own template does not parse.
  /// - Complexity: O(rows log rows).
  public static func render(
    _ findings: Findings, options: ReportOptions = ReportOptions()
  ) throws(ReportError) -> String {
    try render(Document(findings, options: options))
  }

  /// A document as HTML.
  static func render(_ document: Document) throws(ReportError) -> String {
    MustacheContentTypes.register(HTMLEscape(), named: HTMLEscape.name)
    let view = try HTMLView(document)
    do {
      return try MustacheTemplate(string: PageTemplate.page).render(view)
    } catch {
      throw .template("\(error)")
    }
  }
}

extension Document {
  /// What the scripts of its page read.
  var script: ReportScript {
    let charts = parts.flatMap(\.blocks).compactMap { block -> ReportScript.Chart? in
      guard case .chart(let chart) = block else { return nil }
      return ReportScript.Chart(id: chart.id, specification: chart.specification)
    }
    return ReportScript(charts: charts, words: words, numbers: numbers)
  }
}

/// What can go wrong while a report is made.
public enum ReportError: Error, Equatable {
  /// The page's template does not parse.
  case template(String)
  /// The findings hold a number that is not finite where one must stand.
  case notFinite(String)
  /// The workbook cannot be written; the reason.
  case workbook(String)
  /// The bytes are not findings of this version; what was expected and where.
  case notFindings(String)
}
