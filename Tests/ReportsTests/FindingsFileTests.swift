import Calibration
import Evaluation
import Feedback
import Foundation
import Inflation
import Statistics
import Testing

@testable import Pipeline
@testable import Reports

struct FindingsFileTests {
  /// A figure that may be missing, from the smallest to the largest size.
  private func figure(_ stream: inout RandomStream) -> Double? {
    switch stream.index(below: 5) {
    case 0: nil
    case 1: Double(stream.index(below: 100))
    case 2: stream.normal() * 1e-12
    default: stream.normal() * 10
    }
  }

  private func randomFindings(seed: UInt64) -> Findings {
    var stream = RandomStream(seed: seed)
    var findings = SampleFindings.make(isSimulated: seed % 2 == 0)
    findings.flags = (0..<20).map { index in
      var row = FlagRow(
        unit: "u\(index)", name: "Xã \"\(index)\"\n\u{301}/", type: "t", parent: "", year: 2020 + index,
        status: FlagRow.Status.allCases[stream.index(below: 3)])
      row.selfTotal = figure(&stream)
      row.expectedTotal = figure(&stream)
      row.unexplainedPoints = figure(&stream)
      row.pValue = figure(&stream)
      row.qValue = figure(&stream)
      row.localFalseDiscoveryRate = figure(&stream)
      row.evidence.standardScore = figure(&stream)
      row.evidence.superiorTotal = figure(&stream)
      row.pattern = stream.index(below: 2) == 0 ? nil : FlagRow.Pattern.allCases[stream.index(below: 7)]
      return row
    }
    findings.appraisers[0].leniencyPoints = figure(&stream)
    findings.criteria[0].varianceInflation = figure(&stream)
    findings.settings.seed = stream.next()
    findings.notes = [Note("a", ["z": "1", "b": "2"]), Note("c")]
    return findings
  }

  @Test(arguments: UInt64(1)...8)
  func whatIsWrittenIsReadBackEqual(seed: UInt64) throws {
    let findings = randomFindings(seed: seed)
    let data = try FindingsFile.encode(findings)
    #expect(try FindingsFile.decode(data) == findings)
    #expect(try FindingsFile.encode(FindingsFile.decode(data)) == data)
  }

  /// The reference is Foundation's encoder with the same settings.
  @Test(arguments: UInt64(1)...8)
  func bytesAreThoseOfTheEncoderWithSortedKeys(seed: UInt64) throws {
    let findings = randomFindings(seed: seed).withoutUnknownNumbers
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    #expect(try FindingsFile.encode(findings) == encoder.encode(findings) + Data("\n".utf8))
  }

  @Test func everyKindOfValueIsWrittenAsTheEncoderWritesIt() throws {
    let values = EveryKind()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    #expect(try JSONWriter.data(values) == encoder.encode(values) + Data("\n".utf8))
  }

  @Test func figuresThatAreNotFiniteAreLeftOut() throws {
    var findings = SampleFindings.make()
    findings.flags[0].pValue = .nan
    findings.flags[0].evidence.standardScore = .infinity
    findings.drift[0].lower = -.infinity
    let read = try FindingsFile.decode(FindingsFile.encode(findings))
    #expect(read.flags[0].pValue == nil)
    #expect(read.flags[0].evidence.standardScore == nil)
    #expect(read.drift[0].lower == nil)
    #expect(read.flags[0].qValue == findings.flags[0].qValue)
  }

  @Test func figureThatMustStandIsNamedWhenItIsNotFinite() {
    var findings = SampleFindings.make()
    findings.weights[2].lower = .nan
    #expect(throws: ReportError.notFinite("$.weights[2].lower = nan")) { try FindingsFile.encode(findings) }
  }

  @Test func keysAreSortedAndTheBytesEndWithANewline() throws {
    let text = String(decoding: try FindingsFile.encode(SampleFindings.make()), as: UTF8.self)
    let places = ["appraisers", "criteria", "flags", "inputs", "isSimulated", "settings", "title", "weights", "years"]
      .compactMap { text.firstRange(of: "\"\($0)\":")?.lowerBound }
    #expect(places.count == 9)
    #expect(places == places.sorted())
    #expect(text.hasSuffix("}\n"))
  }

  @Test func bytesThatAreNoFindingsSayWhereTheyFail() throws {
    #expect(throws: ReportError.notFindings("$: JSON")) { try FindingsFile.decode(Data("{".utf8)) }
    let text = String(decoding: try FindingsFile.encode(SampleFindings.make()), as: UTF8.self)
    let without = text.replacing("\"study\":", with: "\"other\":")
    #expect(throws: ReportError.notFindings("$.study")) { try FindingsFile.decode(Data(without.utf8)) }
  }
}

/// Values of the kinds that findings may hold: numbers of each width, signs to be escaped, enumerations with content, what
/// is empty or missing.
private struct EveryKind: Encodable {
  enum Choice: Encodable {
    case plain
    case labelled(points: Double, names: [String?])
    case single(Int?)
  }

  struct Nothing: Encodable {}

  var zeta: [Int8] = [.min, 0, .max]
  var alpha: UInt64 = .max
  var numbers = [0, -0.0, 1, 0.1, 1e16, 1e15, -2.5e-12, Double.leastNonzeroMagnitude, 1.7976931348623157e308, 100]
  var small: [Float] = [0.1, 3, -1e10]
  var flags = [true, false]
  var escaped = "a\"b\\c/d\u{8}\u{9}\n\u{C}\r\u{1}\u{1F}\u{7F}\u{2028}é\u{301}🙂"
  var choices: [Choice] = [.plain, .labelled(points: 2, names: ["x", nil]), .single(nil), .single(3)]
  var table: [String: [Double]] = ["b": [], "a": [1.5], "ä": [2], "B": [3], "a10": [4], "a2": [5]]
  var missing: Int?
  var nothing = Nothing()
  var empty: [String: Int] = [:]
  var nested: [[String: Int]?] = [["z": 1, "y": 2], nil, [:]]
}
