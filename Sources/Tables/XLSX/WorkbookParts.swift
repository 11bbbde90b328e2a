internal import CExpat

/// The relationships of a part: what each id or type leads to.
final class RelationshipReader: XMLReader {
  /// A relationship.
  struct Relationship {
    let id: String
    let type: String
    let target: String
  }

  private(set) var relationships: [Relationship] = []

  override func begin(_ name: UnsafePointer<XML_Char>, _ attributes: XMLAttributes) {
    guard XMLName.matches(name, "Relationship"), let id = attributes.text("Id"), let type = attributes.text("Type"),
      let target = attributes.text("Target")
    else { return }
    relationships.append(
      Relationship(id: id, type: type.split(separator: "/").last.map(String.init) ?? "", target: target))
  }
}

/// The list of sheets of a workbook.
final class SheetListReader: XMLReader {
  /// A sheet.
  struct Sheet {
    let name: String
    let relationship: String
    let isHidden: Bool
  }

  private(set) var sheets: [Sheet] = []
  /// Whether days are counted from 1904.
  private(set) var countsFrom1904 = false

  override func begin(_ name: UnsafePointer<XML_Char>, _ attributes: XMLAttributes) {
    if XMLName.matches(name, "workbookPr") { countsFrom1904 = attributes.isSet("date1904") }
    guard XMLName.matches(name, "sheet"), let title = attributes.text("name"), let id = attributes.text("id") else {
      return
    }
    let state = attributes.text("state") ?? "visible"
    sheets.append(Sheet(name: CellText.normalised(title), relationship: id, isHidden: state != "visible"))
  }
}

/// The formats of cells that show dates.
final class StyleReader: XMLReader {
  /// Whether each format shows a date.
  private(set) var isDate: [Bool] = []
  private var dateCodes: Set<Int> = []
  private var isInCellFormats = false

  /// The built-in formats of dates and times (ECMA-376 part 1, 18.8.30).
  private static let builtIn = Set(14...22).union(27...36).union(45...47).union(50...58)

  override func begin(_ name: UnsafePointer<XML_Char>, _ attributes: XMLAttributes) {
    if XMLName.matches(name, "numFmt"), let id = attributes.integer("numFmtId"),
      let code = attributes.text("formatCode")
    {
      if Self.showsDate(code) { dateCodes.insert(id) }
    } else if XMLName.matches(name, "cellXfs") {
      isInCellFormats = true
    } else if isInCellFormats, XMLName.matches(name, "xf") {
      let id = attributes.integer("numFmtId") ?? 0
      isDate.append(Self.builtIn.contains(id) || dateCodes.contains(id))
    }
  }

  override func end(_ name: UnsafePointer<XML_Char>) {
    if XMLName.matches(name, "cellXfs") { isInCellFormats = false }
  }

  /// Whether a format's code has a letter of a day, month, year or time outside quotes and brackets.
  static func showsDate(_ code: String) -> Bool {
    var closing: Character?
    var isEscaped = false
    for letter in code.lowercased() {
      if isEscaped {
        isEscaped = false
      } else if let end = closing {
        if letter == end { closing = nil }
      } else {
        switch letter {
        case "\"": closing = "\""
        case "[": closing = "]"
        case "\\", "_", "*": isEscaped = true
        case "d", "m", "y", "h", "s": return true
        default: break
        }
      }
    }
    return false
  }
}
