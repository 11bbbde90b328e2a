internal import Foundation

/// One line of a ledger: `{"entry":…,"sha256":"…"}`, the hash that of the bytes of the entry.
///
/// The entry holds the hash of the line before, so that the lines form a chain. Every byte of a line is either hashed or
/// fixed: none can change without notice.
struct LedgerLine {
  let entry: LedgerEntry
  let hash: String

  private static let opening = Data(#"{"entry":"#.utf8)
  private static let middle = Data(#","sha256":""#.utf8)
  private static let closing = Data(#""}"#.utf8)
  private static let hashLength = 64

  /// Reads a line without its end.
  ///
  /// - Throws: what is wrong with it.
  init(_ bytes: Data) throws(LedgerFault.Reason) {
    let tail = Self.middle.count + Self.hashLength + Self.closing.count
    guard bytes.count > Self.opening.count + tail, bytes.starts(with: Self.opening) else { throw .malformed }
    let content = bytes.dropFirst(Self.opening.count).dropLast(tail)
    let rest = bytes.suffix(tail)
    guard rest.starts(with: Self.middle), rest.suffix(Self.closing.count) == Self.closing else { throw .malformed }
    let stated = String(decoding: rest.dropFirst(Self.middle.count).prefix(Self.hashLength), as: UTF8.self)
    guard let hash = SHA256.hexadecimal(of: Data(content)) else { throw .noHash }
    guard hash == stated else { throw .changed }
    guard let entry = try? JSONDecoder().decode(LedgerEntry.self, from: content) else { throw .malformed }
    self.entry = entry
    self.hash = hash
  }

  /// The bytes of an entry as a line, its end included, and their hash.
  ///
  /// - Throws: when the entry cannot be hashed.
  static func bytes(_ entry: LedgerEntry) throws(LedgerFault) -> (line: Data, hash: String) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let content = try? encoder.encode(entry), let hash = SHA256.hexadecimal(of: content) else {
      throw LedgerFault(line: entry.number, reason: .noHash)
    }
    return (opening + content + middle + Data(hash.utf8) + closing + Data("\n".utf8), hash)
  }
}
