internal import Evaluation
internal import Feedback
public import Foundation
internal import Inflation
public import Pipeline
internal import Tables

/// Random codes in the place of units' codes and names; the key lies in a file of its own.
///
/// A code that were computed from a unit's code could be found by trying all codes, for there are few communes.
public struct Pseudonyms: Sendable, Equatable {
  /// A unit and the code that stands for it.
  public struct Entry: Sendable, Equatable {
    /// The random code.
    public var code: String
    /// The unit's own code.
    public var unit: String
    /// Its name.
    public var name: String

    /// A unit and its code.
    public init(code: String, unit: String, name: String) {
      self.code = code
      self.unit = unit
      self.name = name
    }
  }

  /// The units in the order of their codes.
  public private(set) var entries: [Entry]

  /// Letters that nobody takes for others.
  private static let letters = Array("ABCDEFGHJKMNPQRSTUVWXYZ23456789")
  /// Seven of 31 letters: among 100,000 units a code that is drawn is taken with a chance of 4 in a million.
  private static let length = 7

  /// The codes of a key that was kept.
  public init(_ entries: [Entry] = []) {
    self.entries = entries
  }

  /// Draws codes for the units and superiors of findings that have none yet.
  ///
  /// - Complexity: O(units log units).
  public mutating func complete(for findings: Findings, using random: inout some RandomNumberGenerator) {
    var names = Dictionary(findings.flags.map { ($0.unit, $0.name) }, uniquingKeysWith: { first, _ in first })
    for row in findings.classification { names[row.unit] = names[row.unit] ?? row.name }
    for row in findings.collectives { names[row.unit] = names[row.unit] ?? row.name }
    let superiors =
      findings.flags.map(\.parent) + findings.appraisers.map(\.parent) + findings.classification.map(\.parent)
    let further = superiors + findings.transitions.map(\.unit) + findings.ranks.map(\.unit)
    for parent in further where !parent.isEmpty && names[parent] == nil {
      names[parent] = parent
    }
    var taken = Set(entries.map(\.code))
    let known = Set(entries.map(\.unit))
    for unit in names.keys.sorted() where !known.contains(unit) {
      var code: String
      repeat {
        code = String(
          (0..<Self.length).map { _ in Self.letters[Int.random(in: 0..<Self.letters.count, using: &random)] })
      } while !taken.insert(code).inserted
      entries.append(Entry(code: code, unit: unit, name: names[unit] ?? unit))
    }
    entries.sort { $0.code < $1.code }
  }

  /// Findings with codes in the place of units, in an order that tells nothing of them.
  ///
  /// - Complexity: O(rows log rows).
  public func applied(to findings: Findings) -> Findings {
    let codes = Dictionary(entries.map { ($0.unit, $0.code) }, uniquingKeysWith: { first, _ in first })
    func code(_ unit: String) -> String { unit.isEmpty ? "" : codes[unit] ?? "" }
    var result = findings
    for index in result.flags.indices {
      result.flags[index].unit = code(result.flags[index].unit)
      result.flags[index].name = result.flags[index].unit
      result.flags[index].parent = code(result.flags[index].parent)
      let patterns = result.flags[index].evidence.patterns
      if let similar = patterns.similar { result.flags[index].evidence.patterns.similar?.unit = code(similar.unit) }
      if let above = patterns.aboveCollective {
        result.flags[index].evidence.patterns.aboveCollective?.collective = code(above.collective)
      }
    }
    for index in result.appraisers.indices { result.appraisers[index].parent = code(result.appraisers[index].parent) }
    for index in result.transitions.indices { result.transitions[index].unit = code(result.transitions[index].unit) }
    for index in result.classification.indices {
      result.classification[index].unit = code(result.classification[index].unit)
      result.classification[index].name = result.classification[index].unit
      result.classification[index].parent = code(result.classification[index].parent)
      result.classification[index].vetoes = result.classification[index].vetoes.map { withoutUnit($0, codes) }
    }
    for index in result.ranks.indices { result.ranks[index].unit = code(result.ranks[index].unit) }
    // An answer is in the unit's own words, which may name it.
    result.answers = nil
    for index in result.gaps.indices {
      result.gaps[index].unit = code(result.gaps[index].unit)
      result.gaps[index].name = result.gaps[index].unit
      result.gaps[index].parent = code(result.gaps[index].parent)
    }
    for index in result.collectives.indices {
      result.collectives[index].unit = code(result.collectives[index].unit)
      result.collectives[index].name = result.collectives[index].unit
    }
    result.notes = findings.notes.map { withoutUnits($0, codes) }
    return result.orderedByCodes
  }

  /// A veto with the code of the collective that it comes from, if it does.
  private func withoutUnit(_ veto: String, _ codes: [String: String]) -> String {
    guard let place = veto.firstRange(of: " \(Self.bound) "), let code = codes[String(veto[..<place.lowerBound])] else {
      return veto
    }
    return code + veto[place.lowerBound...]
  }

  /// The word between a collective and the level that bounds its members.
  private static let bound = "at_most"

  /// A note without the codes and names of units among its values.
  private func withoutUnits(_ note: Note, _ codes: [String: String]) -> Note {
    let names = Dictionary(entries.map { ($0.name, $0.code) }, uniquingKeysWith: { first, _ in first })
    return Note(note.key, note.values.mapValues { codes[$0] ?? names[$0] ?? $0 })
  }

  /// The key as CSV, the only place that tells whose a code is.
  public var key: Data {
    OutputTable(
      "code,unit,name", rows: entries.map { [.text($0.code), .text($0.unit), .text($0.name)] }
    ).csv()
  }
}

extension Findings {
  /// The rows whose order came from the files, by the codes that they have now.
  fileprivate var orderedByCodes: Findings {
    var result = self
    result.flags.sort { ($0.rank, $0.year, $0.unit) < ($1.rank, $1.year, $1.unit) }
    result.appraisers.sort { ($0.parent, $0.year) < ($1.parent, $1.year) }
    result.transitions.sort { ($0.unit, $0.year) < ($1.unit, $1.year) }
    result.ranks.sort { ($0.unit, $0.year) < ($1.unit, $1.year) }
    result.classification.sort { ($0.unit, $0.year, $0.rater) < ($1.unit, $1.year, $1.rater) }
    result.gaps.sort { ($0.unit, $0.year, $0.rater) < ($1.unit, $1.year, $1.rater) }
    result.collectives.sort { ($0.unit, $0.year) < ($1.unit, $1.year) }
    return result
  }
}
