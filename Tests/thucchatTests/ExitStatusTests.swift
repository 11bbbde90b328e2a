import Foundation
import Testing

/// The statuses of `sysexits.h` that the tool ends with.
@Suite struct ExitStatusTests {
  @Test(arguments: [
    ["nonsense"], ["run"], ["run", "x", "--nonsense"], ["run", "x", "--threads", "0"], ["run", "x", "--lang", "fr"],
    ["calibrate", "x", "--penalty", "-1"], ["simulate", "x", "--scenario", "nonsense"],
    ["run", "x", "--power", "much"],
  ])
  func usageErrorsEndWith64(words: [String]) throws {
    let run = try Tool.run(words)
    #expect(run.status == 64)
    #expect(run.errors.contains("Usage: thucchat"))
    #expect(run.output.isEmpty)
  }

  @Test(arguments: ["check", "calibrate", "flag", "revise", "run", "report"])
  func aStudyThatIsNotThereEndsWith66(command: String) throws {
    let work = try Workspace()
    let run = try Tool.run([command, work.path("nowhere"), "--lang", "en"])
    #expect(run.status == 66)
    #expect(run.errorLines.count == 1)
    #expect(run.errors.contains("nowhere"))
    #expect(work.names().isEmpty)
  }

  @Test func aFileThatIsNotThereEndsWith66() throws {
    let work = try SmallStudy.make()
    try FileManager.default.removeItem(atPath: work.path("study/units.csv"))
    let run = try Tool.run(["run", work.path("study"), "--lang", "en"])
    #expect(run.status == 66)
    #expect(run.errors.contains("units.csv: there is no such file"))
  }

  @Test func theDatasFaultEndsWith65() throws {
    let work = try SmallStudy.make(["ratings.csv": "unit,year,rater,C1,C2\nA,2024,self,80,1\n"])
    #expect(try Tool.run(["run", work.path("study")]).status == 65)
  }

  @Test func findingsThatAreNoneEndWith65() throws {
    let work = try SmallStudy.make(["results/findings.json": "{}"])
    let run = try Tool.run(["report", work.path("study"), "--lang", "en"])
    #expect(run.status == 65)
    #expect(run.errors.contains("findings.json"))
  }

  @Test func aFolderThatHoldsOtherFilesIsRefused() throws {
    let work = try SmallStudy.make(["results/weights.csv": "old", "results/letter.docx": "mine"])
    let before = work.files("study/results")
    let run = try Tool.run(["run", work.path("study"), "--lang", "en"])
    #expect(run.status == 73)
    #expect(run.errors.contains("letter.docx"))
    #expect(work.files("study/results") == before)
    #expect(!work.names("study").contains { $0.hasPrefix(".results") })
  }

  @Test func aPlaceThatCannotBeWrittenEndsWith73() throws {
    let work = try SmallStudy.make()
    try work.write("a file", to: "file")
    for out in [work.path("file/results"), work.path("file")] {
      let run = try Tool.run(["run", work.path("study"), "--out", out, "--lang", "en"])
      #expect(run.status == 73)
      #expect(run.errorLines.count == 1)
    }
    #expect(try work.read("file") == "a file")
  }

  @Test func flagsAreNoErrors() throws {
    #expect(try SharedRun.get().table("flags.csv")["flagged"].contains("true"))
  }
}
