public import Foundation

/// The chained record of what was done with which data.
///
/// hash of line n = SHA-256 of its entry, which holds the hash of line n − 1. The head is the hash of the last line: whoever
/// noted it can tell whether lines were cut off or added since.
///
/// Source: the chain of Haber and Stornetta (1991), How to time-stamp a digital document, Journal of Cryptology 3.
public struct Ledger: Sendable {
  /// The entries, in order.
  public let entries: [LedgerEntry]
  /// The hashes of their lines.
  public let hashes: [String]

  /// The hash of the last line; nil for an empty ledger.
  public var head: String? { hashes.last }

  /// Reads a ledger from its bytes.
  ///
  /// - Throws: the first line that is not as it was written.
  /// - Complexity: O(bytes).
  public init(_ bytes: Data) throws(LedgerFault) {
    var entries: [LedgerEntry] = []
    var hashes: [String] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let number = entries.count + 1
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else {
        throw LedgerFault(line: number, reason: .unfinished)
      }
      let line: LedgerLine
      do throws(LedgerFault.Reason) {
        line = try LedgerLine(Data(rest[..<end]))
      } catch {
        throw LedgerFault(line: number, reason: error)
      }
      guard line.entry.number == number, line.entry.previous == hashes.last ?? LedgerEntry.noPredecessor else {
        throw LedgerFault(line: number, reason: .outOfOrder)
      }
      entries.append(line.entry)
      hashes.append(line.hash)
      rest = rest[rest.index(after: end)...]
    }
    self.entries = entries
    self.hashes = hashes
  }

  /// Holds the ledger against a head that was noted before.
  ///
  /// - Throws: the first line after the head, or the first that is missing before it.
  public func verify(head: String) throws(LedgerFault) {
    guard head != self.head else { return }
    if let place = hashes.firstIndex(of: head) {
      throw LedgerFault(line: place + 2, reason: .afterHead)
    }
    throw LedgerFault(line: hashes.count + 1, reason: .missing)
  }

  /// The bytes of the line that an entry becomes at the end of this ledger, with number and predecessor, and their hash.
  func next(_ entry: LedgerEntry) throws(LedgerFault) -> (line: Data, hash: String) {
    var entry = entry
    entry.number = entries.count + 1
    entry.previous = head ?? LedgerEntry.noPredecessor
    return try LedgerLine.bytes(entry)
  }
}
