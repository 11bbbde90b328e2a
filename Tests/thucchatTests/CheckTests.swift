import Foundation
import Testing

@Suite struct CheckTests {
  @Test func aStudyInOrderIsSummed() throws {
    let study = try TwoUnits()
    let vi = try Tool.run(["check", study.path()])
    #expect(vi.status == 0)
    #expect(vi.errors.isEmpty)
    #expect(vi.output.contains("đơn vị: 2 (commune: 1, ward: 1)"))
    #expect(try Tool.run(["check", study.path("study.yml"), "--lang", "en"]).output.contains("ratings: 2 (self: 2)"))
    #expect(try Tool.run(["check", study.path(), "--quiet"]).output.isEmpty)
  }

  @Test func problemsAreSentencesWithFileLineAndWhatWasExpected() throws {
    let study = try TwoUnits(["ratings.csv": "unit,year,rater,C1,C2\nA,2024,self,12,1\nZ,2024,self,x,1\n"])
    let vi = try Tool.run(["check", study.path()])
    #expect(vi.status == 65)
    #expect(vi.output.isEmpty)
    #expect(
      vi.errors == """
        ratings.csv:2: cột C1: thấy "12", cần số từ 0 đến 10
        ratings.csv:3: cột C1: thấy "x", cần một số
        ratings.csv:3: cột unit: thấy "Z", không có đơn vị này, có phải "A"?

        """)
    let en = try Tool.run(["check", study.path(), "--lang", "en"])
    #expect(en.errors.contains("ratings.csv:2: column C1: found \"12\", expected a number from 0 to 10\n"))
    let json = try Tool.run(["check", study.path(), "--json"])
    #expect(json.status == 65)
    #expect(json.output.contains("\"expected\" : \"numberWithin\""))
  }

  @Test func aMissingStudyIsAMissingInput() throws {
    let study = try TwoUnits()
    #expect(try Tool.run(["check", study.path("nowhere")]).status == 66)
    try FileManager.default.removeItem(at: study.url.appendingPathComponent("units.csv"))
    #expect(try Tool.run(["check", study.path()]).status == 66)
  }

  @Test func wrongArgumentsAreUsageErrors() throws {
    #expect(try Tool.run(["check"]).status == 64)
    #expect(try Tool.run(["check", "x", "--lang", "fr"]).status == 64)
    #expect(try Tool.run(["check", "x", "--threads", "0"]).status == 64)
    #expect(try Tool.run(["chekc", "x"]).status == 64)
  }

  @Test func aRepairedCopyIsWrittenAndChecked() throws {
    let study = try TwoUnits(["ratings.csv": "unit,year,rater,C1,C2\nA,2024,self,8,\"15,5\"\nB,2024,self,9,\n"])
    #expect(try Tool.run(["check", study.path()]).status == 65)
    let copy = study.path("copy")
    let result = try Tool.run(["check", study.path(), "--fix", copy, "--lang", "en"])
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("ratings.csv: repaired decimal commas\n"))
    #expect(try Tool.run(["check", study.path(), "--fix", copy]).status == 73)
  }
}
