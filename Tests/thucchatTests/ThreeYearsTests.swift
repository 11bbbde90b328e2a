import Foundation
import Ledger
import Testing

/// The shipped cycle of three years: its ledger stands, and every entry comes out the same again.
@Suite struct ThreeYearsTests {
  private static let folder = Tool.repository.appendingPathComponent("datasets/three-years")

  @Test func theLedgerHoldsACalibrationARevisionAndAnAdoptionAYear() throws {
    let ledger = try LedgerFile(folder: Self.folder).read()
    #expect(
      ledger.entries.map(\.kind) == [.calibration, .revision, .adoption] + [.calibration, .revision, .adoption]
        + [.calibration, .revision, .adoption])
    #expect(Set(ledger.entries.map { $0.time.prefix(10) }) == ["2022-12-15", "2023-12-15", "2024-12-15"])
    #expect(ledger.entries.filter { $0.kind == .adoption }.map { $0.settings["proposed_in"] } == ["2", "5", "8"])
  }

  @Test(arguments: 1...9)
  func everyEntryComesOutTheSameAgain(entry: Int) throws {
    let before = try Data(contentsOf: Self.folder.appendingPathComponent(LedgerFile.name))
    let run = try Tool.run(["ledger", "replay", "\(entry)", Self.folder.path, "--lang", "en"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.split(separator: "\n").allSatisfy { $0.hasSuffix(": the same bytes") })
    #expect(try Data(contentsOf: Self.folder.appendingPathComponent(LedgerFile.name)) == before)
  }

  @Test(arguments: [2023, 2024, 2025])
  func noCriterionMovesByMoreThanAgreed(year: Int) throws {
    func points(_ year: Int) throws -> [String: Double] {
      let file = Self.folder.appendingPathComponent("framework-\(year).yml")
      let text = try String(contentsOf: file, encoding: .utf8)
      let found = text.matches(of: /code: (C\d+), max_points: ([0-9.]+)/)
      return Dictionary(
        uniqueKeysWithValues: found.compactMap { match in
          Double(match.2).map { (String(match.1), $0) }
        })
    }
    let (before, after) = (try points(year - 1), try points(year))
    #expect(before.count == 10)
    for (code, old) in before { #expect(abs((after[code] ?? .infinity) - old) <= 2 + 1e-9) }
    #expect(abs(before.values.reduce(0, +) - after.values.reduce(0, +)) < 1e-9)
  }
}
