/// What a workbook may cost to read: what lies beyond is refused before it fills the memory.
struct WorkbookLimits: Sendable {
  /// The bytes that one part may unpack to: four times the text of 50,000 rows with 200 numbers each.
  var unpackedBytes: UInt64 = 1 << 30
  /// The bytes that unpack to any size; a ratio says nothing of less.
  var unquestionedBytes: UInt64 = 1 << 24
  /// How much smaller than its content a part may be: sheets of one repeated number reach about 100, deflate 1,032.
  var ratio: UInt64 = 250
  /// The cells of a sheet.
  var cells = 40_000_000
  /// The bytes of all shared texts.
  var textBytes = 1 << 26
  /// The columns and rows of a sheet, as the file format has them (ECMA-376; Excel's last cell is XFD1048576).
  var columns = 16_384
  var rows = 1_048_576
  /// The letters of one cell, as Excel has them.
  var lettersOfCell = 32_767
}
