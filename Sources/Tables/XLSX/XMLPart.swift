internal import CExpat

/// The attributes of an element as the parser hands them over.
struct XMLAttributes {
  private let pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?

  init(_ pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?) {
    self.pairs = pairs
  }

  /// The value of an attribute by its name without a prefix.
  func pointer(_ name: StaticString) -> UnsafePointer<XML_Char>? {
    guard let pairs else { return nil }
    var index = 0
    while let key = pairs[index] {
      if XMLName.matches(XMLName.local(key), name) { return pairs[index + 1] }
      index += 2
    }
    return nil
  }

  /// The same as a text.
  func text(_ name: StaticString) -> String? {
    pointer(name).map { String(cString: $0) }
  }

  /// The same as a whole number.
  func integer(_ name: StaticString) -> Int? {
    text(name).flatMap { Int($0) }
  }

  /// Whether an attribute says yes.
  func isSet(_ name: StaticString) -> Bool {
    text(name).map { ["1", "true", "on"].contains($0) } ?? false
  }
}

/// Names of elements and attributes.
enum XMLName {
  /// A name without its prefix.
  static func local(_ name: UnsafePointer<XML_Char>) -> UnsafePointer<XML_Char> {
    var (start, position) = (name, name)
    while position.pointee != 0 {
      if position.pointee == XML_Char(UInt8(ascii: ":")) { start = position + 1 }
      position += 1
    }
    return start
  }

  /// Whether a name is a given one.
  static func matches(_ name: UnsafePointer<XML_Char>, _ other: StaticString) -> Bool {
    name.withMemoryRebound(to: UInt8.self, capacity: other.utf8CodeUnitCount + 1) { name in
      for index in 0..<other.utf8CodeUnitCount where name[index] != other.utf8Start[index] { return false }
      return name[other.utf8CodeUnitCount] == 0
    }
  }
}

/// Takes what the parser finds in a part of a workbook; each part has its own kind.
class XMLReader {
  /// What makes the part unreadable, once it was found; the parser then stops.
  var defect: WorkbookDefect?

  /// An element begins; the name is without its prefix.
  func begin(_ name: UnsafePointer<XML_Char>, _ attributes: XMLAttributes) {}
  /// An element ends.
  func end(_ name: UnsafePointer<XML_Char>) {}
  /// Text inside the element that began last.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// A part of a workbook, parsed while it is unpacked.
enum XMLPart {
  private static let pieceBytes = 1 << 16

  /// Parses a part.
  ///
  /// External entities are never opened, and a part that declares a document type is refused, so that no entity can grow.
  /// - Throws: what is wrong with the part.
  /// - Complexity: O(bytes).
  static func parse(_ part: String, of archive: ZipArchive, _ reader: XMLReader) throws(WorkbookDefect) {
    guard let parser = XML_ParserCreate(nil) else { throw .damaged(part: part) }
    defer { XML_ParserFree(parser) }
    XML_SetUserData(parser, Unmanaged.passUnretained(reader).toOpaque())
    XML_SetElementHandler(parser, beginElement, endElement)
    XML_SetCharacterDataHandler(parser, characterData)
    XML_SetStartDoctypeDeclHandler(parser, doctype)
    var isWellFormed = true
    try archive.read(
      part, pieces: pieceBytes, place: { XML_GetBuffer(parser, Int32(pieceBytes)) },
      piece: { count in
        isWellFormed = XML_ParseBuffer(parser, Int32(count), count == 0 ? 1 : 0) == XML_STATUS_OK
        return isWellFormed && reader.defect == nil
      })
    if let defect = reader.defect { throw defect }
    if !isWellFormed { throw .damaged(part: part) }
  }

  private static func reader(_ data: UnsafeMutableRawPointer?) -> XMLReader? {
    data.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
  }

  private static let beginElement: XML_StartElementHandler = { data, name, attributes in
    guard let name, let reader = XMLPart.reader(data), reader.defect == nil else { return }
    reader.begin(XMLName.local(name), XMLAttributes(attributes))
  }

  private static let endElement: XML_EndElementHandler = { data, name in
    guard let name, let reader = XMLPart.reader(data), reader.defect == nil else { return }
    reader.end(XMLName.local(name))
  }

  private static let characterData: XML_CharacterDataHandler = { data, text, count in
    guard let text, let reader = XMLPart.reader(data), reader.defect == nil else { return }
    text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
      reader.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
  }

  private static let doctype: XML_StartDoctypeDeclHandler = { data, _, _, _, _ in
    guard let reader = XMLPart.reader(data) else { return }
    reader.defect = reader.defect ?? .entities
  }
}
