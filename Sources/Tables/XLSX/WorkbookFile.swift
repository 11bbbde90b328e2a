internal import Foundation

/// A workbook whose parts were found.
struct WorkbookFile {
  private let archive: ZipArchive
  private let limits: WorkbookLimits
  private let folder: String
  private let relationships: [RelationshipReader.Relationship]
  private let list: SheetListReader

  /// Opens a workbook.
  ///
  /// - Throws: what makes it unreadable.
  init(_ url: URL, limits: WorkbookLimits = WorkbookLimits()) throws(WorkbookDefect) {
    guard let archive = ZipArchive(url, limits: limits) else { throw .damaged(part: "ZIP") }
    self.archive = archive
    self.limits = limits
    let root = try Self.relationships("_rels/.rels", of: archive)
    let part = root.first { $0.type == "officeDocument" }.map { Self.path($0.target, in: "") } ?? "xl/workbook.xml"
    let pieces = part.split(separator: "/").map(String.init)
    folder = pieces.dropLast().joined(separator: "/")
    relationships = try Self.relationships("\(folder)/_rels/\(pieces.last ?? "").rels", of: archive)
    list = SheetListReader()
    try XMLPart.parse(part, of: archive, list)
  }

  /// The names of the sheets with cells, those in sight.
  var sheetNames: [String] { sheets.filter { !$0.isHidden }.map(\.name) }

  /// Reads a sheet: the first in sight, or the one of a name.
  ///
  /// - Throws: what makes it unreadable.
  /// - Complexity: O(bytes of the sheet and of the shared texts).
  func read(sheet name: String?) throws(WorkbookDefect) -> SheetReader {
    guard let part = part(ofSheet: name) else { throw .noSheet(among: sheetNames) }
    let reader = SheetReader(
      texts: try texts(), isDate: try dateFormats(), countsFrom1904: list.countsFrom1904, limits: limits)
    try XMLPart.parse(part, of: archive, reader)
    return reader
  }

  /// Hands the elements of a sheet to a reader.
  func visit(sheet name: String, _ reader: XMLReader) throws(WorkbookDefect) {
    guard let part = part(ofSheet: name) else { throw .noSheet(among: sheetNames) }
    try XMLPart.parse(part, of: archive, reader)
  }

  private func part(ofSheet name: String?) -> String? {
    let sheet =
      if let name { sheets.first { $0.name == name } } else { sheets.first { !$0.isHidden } ?? sheets.first }
    return sheet.flatMap(part)
  }

  private var sheets: [SheetListReader.Sheet] {
    list.sheets.filter { sheet in
      relationships.contains { $0.id == sheet.relationship && $0.type == "worksheet" }
    }
  }

  private func part(_ sheet: SheetListReader.Sheet) -> String? {
    relationships.first { $0.id == sheet.relationship }.map { Self.path($0.target, in: folder) }
  }

  private func texts() throws(WorkbookDefect) -> SharedTexts? {
    guard let part = part(ofType: "sharedStrings") else { return nil }
    let texts = SharedTexts(limits: limits)
    try XMLPart.parse(part, of: archive, texts)
    return texts
  }

  private func dateFormats() throws(WorkbookDefect) -> [Bool] {
    guard let part = part(ofType: "styles") else { return [] }
    let styles = StyleReader()
    try XMLPart.parse(part, of: archive, styles)
    return styles.isDate
  }

  private func part(ofType type: String) -> String? {
    let target = relationships.first { $0.type == type }.map { Self.path($0.target, in: folder) }
    return target.flatMap { archive.contains($0) ? $0 : nil }
  }

  private static func relationships(
    _ part: String, of archive: ZipArchive
  ) throws(WorkbookDefect) -> [RelationshipReader.Relationship] {
    let reader = RelationshipReader()
    try XMLPart.parse(part, of: archive, reader)
    return reader.relationships
  }

  /// The path of a target, which is absolute or starts from a folder.
  private static func path(_ target: String, in folder: String) -> String {
    var pieces = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
    for piece in target.split(separator: "/") where piece != "." {
      if piece == ".." { _ = pieces.popLast() } else { pieces.append(String(piece)) }
    }
    return pieces.joined(separator: "/")
  }
}
