internal import Mustache
public import Pipeline

/// A report as one HTML file that needs no network, no script and no other file.
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
    do {
      return try MustacheTemplate(string: PageTemplate.page).render(HTMLView(document))
    } catch {
      throw .template("\(error)")
    }
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
