internal import Foundation

/// The content of a text file as UTF-8 bytes without a byte order mark.
struct TextFile: Sendable {
  /// How the bytes of a file are read as text.
  enum Encoding: Sendable {
    case utf8
    case utf8WithMark
    case utf16LittleEndian
    case utf16BigEndian
    case windows1258
  }

  /// The name by which the study knows the file.
  let name: String
  /// Valid UTF-8; mapped from the file where it is UTF-8 already.
  let bytes: Data
  /// How the file was written.
  let encoding: Encoding
  /// What else is known of a sheet of a workbook; nil for a text file.
  let sheet: SheetTable?

  /// Opens a file.
  ///
  /// - Throws: the first problem of the file as a whole: missing, a folder, not readable, empty, binary, a workbook,
  ///   not UTF-8.
  /// - Complexity: O(bytes).
  init(name: String, url: URL) throws(DataProblem) {
    func problem(_ expected: Expectation, line: Int? = nil) -> DataProblem {
      DataProblem(file: name, line: line, expected: expected)
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      throw problem(.existingFile)
    }
    if isFolder.boolValue { throw problem(.fileInsteadOfFolder) }
    guard Self.isRegular(url) else { throw problem(.readableFile) }
    guard let raw = try? Data(contentsOf: url, options: .mappedIfSafe) else { throw problem(.readableFile) }
    if raw.isEmpty { throw problem(.content) }
    if raw.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      let isOpenDocument = raw.prefix(256).firstRange(of: Data("application/vnd.oasis.opendocument".utf8)) != nil
      throw problem(isOpenDocument ? .xlsxInsteadOfODS : .csvInsteadOfWorkbook)
    }
    if Self.isOldWorkbook(raw, url) { throw problem(.xlsxInsteadOfXLS) }
    self.name = name
    sheet = nil
    let form = Self.encoding(of: raw)
    switch form {
    case .utf8, .utf8WithMark, .windows1258:
      let body = form == .utf8 ? raw : raw.dropFirst(3)
      if let zero = body.prefix(4_096).firstIndex(of: 0) {
        throw problem(Self.looksLikeUTF16(raw, zero: zero) ? .byteOrderMark : .text)
      }
      if let failure = UTF8Validation.firstFailure(body) {
        if failure.isControl { throw problem(.text, line: failure.line) }
        guard form == .utf8, let text = Windows1258.decode(raw) else { throw problem(.utf8, line: failure.line) }
        encoding = .windows1258
        bytes = Data(text.utf8)
      } else {
        encoding = form
        bytes = body.startIndex == 0 ? body : Data(body)
      }
    case .utf16LittleEndian, .utf16BigEndian:
      guard let text = Self.decodeUTF16(raw.dropFirst(2), isBigEndian: form == .utf16BigEndian) else {
        throw problem(.text)
      }
      encoding = form
      bytes = Data(text.utf8)
    }
    if !bytes.contains(where: { $0 > Byte.space }) { throw problem(.content) }
  }

  /// Whether it is a file with an end, as against a pipe or a device.
  private static func isRegular(_ url: URL) -> Bool {
    let path = url.resolvingSymlinksInPath().path
    let type = (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
    return type == .typeRegular
  }

  private static func encoding(of raw: Data) -> Encoding {
    if raw.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8WithMark }
    if raw.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if raw.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    return .utf8
  }

  /// The text of a sheet of a workbook.
  init(name: String, sheet: SheetTable) {
    self.name = name
    bytes = sheet.bytes
    encoding = .utf8
    self.sheet = sheet
  }

  /// Why a workbook cannot be opened: missing, a folder, not readable, empty, of the older format.
  static func problem(openingWorkbook name: String, url: URL) -> DataProblem? {
    func problem(_ expected: Expectation) -> DataProblem { DataProblem(file: name, expected: expected) }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      return problem(.existingFile)
    }
    if isFolder.boolValue { return problem(.fileInsteadOfFolder) }
    guard isRegular(url), let raw = try? Data(contentsOf: url, options: .mappedIfSafe) else {
      return problem(.readableFile)
    }
    if raw.isEmpty { return problem(.content) }
    return isOldWorkbook(raw, url) ? problem(.xlsxInsteadOfXLS) : nil
  }

  /// The compound file of `.xls`, in which a workbook with a password lies too.
  static func isOldWorkbook(_ raw: Data, _ url: URL) -> Bool {
    raw.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) || url.pathExtension.lowercased() == "xls"
  }

  /// Letters of the Latin script in UTF-16 alternate with zero bytes.
  static func looksLikeUTF16(_ raw: Data, zero: Int) -> Bool {
    let sample = raw.prefix(64)
    let zeros = sample.filter { $0 == 0 }.count
    return zero <= 2 && raw.count % 2 == 0 && zeros * 4 >= sample.count && !sample.elementsEqual(sample.map { _ in 0 })
  }

  /// The text of UTF-16 without its mark; nil when it is not well formed.
  static func decodeUTF16(_ body: Data, isBigEndian: Bool) -> String? {
    guard body.count % 2 == 0 else { return nil }
    var units: [UInt16] = []
    units.reserveCapacity(body.count / 2)
    var index = body.startIndex
    while index < body.endIndex {
      let (first, second) = (UInt16(body[index]), UInt16(body[index + 1]))
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
      index += 2
    }
    guard !units.contains(0) else { return nil }
    return String(validating: units, as: UTF16.self)
  }
}

extension DataProblem: Error {}
