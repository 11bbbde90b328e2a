internal import CXLSXWriter

/// The formats of a workbook's cells.
///
/// The codes are those of the file format, which has one form for all languages: Excel shows `#,##0.0` with the decimal
/// comma and the thousands points of a Vietnamese machine.
struct WorkbookFormats {
  typealias Pointer = UnsafeMutablePointer<lxw_format>

  private let cells: [WorkbookSheet.CellFormat: Pointer]
  private let shadings: [WorkbookSheet.Color: Pointer]

  /// The font of documents of the administration (Nghị định 30/2020/NĐ-CP, Phụ lục I).
  static let font = "Times New Roman"

  init(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
    var cells: [WorkbookSheet.CellFormat: Pointer] = [:]
    for kind in WorkbookSheet.CellFormat.allCases {
      guard let format = workbook_add_format(workbook) else { continue }
      Self.set(format, kind)
      cells[kind] = format
    }
    var shadings: [WorkbookSheet.Color: Pointer] = [:]
    for color in WorkbookSheet.Color.allCases {
      guard let format = workbook_add_format(workbook) else { continue }
      format_set_bg_color(format, color == .above ? 0xFFF2CC : 0xDDEBF7)
      shadings[color] = format
    }
    self.cells = cells
    self.shadings = shadings
  }

  /// The format of a kind of cell.
  subscript(_ kind: WorkbookSheet.CellFormat) -> Pointer? { cells[kind] }

  /// The format of shaded cells.
  subscript(_ color: WorkbookSheet.Color) -> Pointer? { shadings[color] }

  private static func set(_ format: Pointer, _ kind: WorkbookSheet.CellFormat) {
    format_set_font_name(format, font)
    format_set_font_size(format, kind == .title ? 14 : 11)
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    switch kind {
    case .text: break
    case .wrapped: format_set_text_wrap(format)
    case .whole: format_set_num_format(format, "#,##0")
    case .year: format_set_num_format(format, "0")
    case .points: format_set_num_format(format, "#,##0.0")
    case .signedPoints: format_set_num_format(format, "+#,##0.0#;\u{2212}#,##0.0#;0.0")
    case .exactPoints: format_set_num_format(format, "#,##0.00")
    case .share: format_set_num_format(format, "0%")
    case .coefficient: format_set_num_format(format, "0.00")
    case .probability: format_set_num_format(format, "0.0000")
    case .title: format_set_bold(format)
    case .remark:
      format_set_italic(format)
      format_set_text_wrap(format)
    case .heading:
      format_set_bold(format)
      format_set_text_wrap(format)
      format_set_bg_color(format, 0xE7EEF7)
      format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
    }
  }
}
