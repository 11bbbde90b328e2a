import Foundation
import Testing

/// Results under random codes, and the key that leads back.
@Suite struct PseudonymRunTests {
  @Test func unitsStandUnderCodesThatTheKeyAloneTells() throws {
    let work = try SharedRun.get().copy(results: false)
    let key = work.path("key.csv")
    let arguments = ["run", work.path("study"), "--quiet", "--power", "off", "--pseudonyms", key]
    #expect(try Tool.run(arguments).status == 0)
    let first = work.files("study/results")
    let flags = CSVText(try work.read("study/results/flags.csv"))
    let table = CSVText(try work.read("key.csv"))
    let units = CSVText(try work.read("study/units.csv"))
    #expect(Set(table["code"]).isSuperset(of: flags["unit"]))
    #expect(Set(table["unit"]).isSuperset(of: units["unit"]))
    #expect(Set(flags["unit"]).isDisjoint(with: units["unit"]))
    #expect(flags["unit"] == flags["name"])
    let mode = try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try Tool.run(arguments).status == 0)
    #expect(work.files("study/results") == first, "codes are kept, so that the same study gives the same files")
  }

  @Test func publicationHoldsInTheTablesToo() throws {
    let work = try SharedRun.get().copy(results: false)
    #expect(try Tool.run(["run", work.path("study"), "--quiet", "--power", "off", "--publish"]).status == 0)
    let groups = CSVText(try work.read("study/results/appraisers.csv")).numbers("units")
    #expect(groups.allSatisfy { ($0 ?? 0) >= 20 })
  }
}
