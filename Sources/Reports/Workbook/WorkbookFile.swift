internal import CXLSXWriter
internal import Foundation
internal import Tables

/// Writes sheets as a workbook of Excel, the same bytes for the same sheets.
///
/// Rows are handed to libxlsxwriter one after the other and leave the memory at once. Text is always of the string type:
/// nothing that a cell holds can become a formula or a link.
struct WorkbookFile {
  /// What the document says of itself.
  struct Properties: Sendable, Equatable {
    var title: String
    var subject: String
    /// The year that stands as the year of its making.
    var year: Int
  }

  /// The bytes of the workbook.
  ///
  /// - Throws: `ReportError.workbook` with the library's reason.
  /// - Complexity: O(cells).
  static func data(_ sheets: [WorkbookSheet], _ properties: Properties) throws(ReportError) -> Data {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("thucchat-\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: url) }
    var options = lxw_workbook_options()
    options.constant_memory = 1
    guard let workbook = workbook_new_opt(url.path, &options) else { throw .workbook(url.lastPathComponent) }
    setProperties(of: workbook, properties)
    let formats = WorkbookFormats(workbook)
    var isComplete = true
    for (number, sheet) in sheets.enumerated() {
      guard let worksheet = workbook_add_worksheet(workbook, WorkbookText.sheetName(sheet.name)) else {
        isComplete = false
        break
      }
      let writer = WorkbookSheetWriter(workbook: workbook, worksheet: worksheet, formats: formats)
      writer.setPage(title: sheet.title, study: properties.title)
      writer.write(sheet)
      if number == 0 { worksheet_activate(worksheet) }
    }
    let status = workbook_close(workbook)
    guard isComplete, status == LXW_NO_ERROR else { throw .workbook(String(cString: lxw_strerror(status))) }
    guard let data = try? Data(contentsOf: url) else { throw .workbook(url.lastPathComponent) }
    return data
  }

  /// The year of making comes from the study, for a clock would make every run another file.
  private static func setProperties(of workbook: UnsafeMutablePointer<lxw_workbook>, _ properties: Properties) {
    let texts = [properties.title, properties.subject, "thucchat"].map { strdup(WorkbookText.safe($0)) }
    defer { for text in texts { free(text) } }
    var values = lxw_doc_properties()
    values.title = texts[0]
    values.subject = texts[1]
    values.author = texts[2]
    var day = tm()
    day.tm_year = Int32(min(max(properties.year, 1), 9_999)) - 1_900
    day.tm_mday = 1
    values.created = timegm(&day)
    workbook_set_properties(workbook, &values)
  }
}
