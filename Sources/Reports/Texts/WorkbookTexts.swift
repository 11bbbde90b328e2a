internal import Evaluation
internal import Inflation

/// The names in a workbook.
protocol WorkbookTexts {
  /// The name on a sheet's tab.
  func sheet(_ name: WorkbookSheetName) -> String
  /// What a sheet holds, over its printed pages and in the list of sheets.
  func sheetTitle(_ name: WorkbookSheetName) -> String
  /// The heading over the list of sheets.
  var sheetsHeading: String { get }
  /// The heading of a column.
  func sheetColumn(_ column: WorkbookColumn) -> String
  /// Which units a share is counted on.
  func quotaBase(_ base: Quota.Base) -> String
  /// What became of a unit.
  func statusName(_ status: FlagRow.Status) -> String
}
