import Foundation
import Testing

/// What is wrong with a study is said once and clearly, and nothing is written.
@Suite struct BadInputTests {
  @Test(arguments: BadInput.all)
  func oneClearMessage(input: BadInput) throws {
    let work = try SmallStudy.make([input.file: input.text])
    let run = try Tool.run(["run", work.path("study"), "--lang", "en"])
    #expect(run.status == 65)
    #expect(run.errorLines.count == 1, "\(run.errors)")
    let line = run.errorLines.first ?? ""
    #expect(line.hasPrefix(input.place), "\(line)")
    for word in input.words { #expect(line.contains(word), "\(line)") }
    expectNothingWritten(work, run)
  }

  @Test(arguments: BadInput.all)
  func vietnameseNamesTheSamePlace(input: BadInput) throws {
    let work = try SmallStudy.make([input.file: input.text])
    let vietnamese = try Tool.run(["check", work.path("study")]).errorLines
    let english = try Tool.run(["check", work.path("study"), "--lang", "en"]).errorLines
    #expect(vietnamese.count == english.count)
    for (one, other) in zip(vietnamese, english) {
      #expect(one != other)
      #expect(one.prefix { $0 != " " } == other.prefix { $0 != " " })
    }
  }

  @Test func problemsOfAllFilesComeTogether() throws {
    let work = try SmallStudy.make([
      "ratings.csv": "unit,year,rater,C1,C2\nA,2024,self,80,x\nC,2024,self,1,1\n",
      "units.csv": "unit,name,type,parent\nA,Unit A,,P\nB,Unit B,ward,P\n",
      "indicators.csv": "unit,year,Y1,Y2\nA,2024,one,3\n",
    ])
    let run = try Tool.run(["run", work.path("study"), "--lang", "en"])
    #expect(run.status == 65)
    for place in [
      "ratings.csv:2: column C1", "ratings.csv:2: column C2", "ratings.csv:3: column unit", "units.csv:2: column type",
      "indicators.csv:2: column Y1",
    ] {
      #expect(run.errorLines.filter { $0.hasPrefix(place) }.count == 1, "\(place) in \(run.errors)")
    }
    #expect(run.errorLines.count == 5)
    expectNothingWritten(work, run)
  }

  @Test func twentyOfAKindAndACount() throws {
    let rows = (0..<500).map { "A,\(2000 + $0 % 100),self,99,\($0 % 20)\n" }.joined()
    let work = try SmallStudy.make(["ratings.csv": "unit,year,rater,C1,C2\n" + rows])
    let run = try Tool.run(["check", work.path("study"), "--lang", "en"])
    #expect(run.status == 65)
    #expect(run.errorLines.count <= 2 * 21)
    #expect(run.errors.contains("480"))
  }

  @Test func aFolderInPlaceOfAFile() throws {
    let work = try SmallStudy.make()
    try FileManager.default.removeItem(atPath: work.path("study/ratings.csv"))
    try work.write("x", to: "study/ratings.csv/x")
    let run = try Tool.run(["run", work.path("study"), "--lang", "en"])
    #expect([65, 66].contains(run.status))
    #expect(run.errorLines.count == 1)
    #expect(run.errors.hasPrefix("ratings.csv: this is a folder"))
    expectNothingWritten(work, run)
  }

  @Test(.enabled(if: RestrictedUser.isAvailable))
  func aFileThatMayNotBeRead() throws {
    let work = try SmallStudy.make()
    try FileManager.default.setAttributes([.posixPermissions: 0o000], ofItemAtPath: work.path("study/ratings.csv"))
    let run = try RestrictedUser.run(["run", work.path("study"), "--lang", "en"])
    #expect(run.status == 66)
    #expect(run.errorLines == ["ratings.csv: the file cannot be opened for reading"])
    expectNothingWritten(work, run)
  }

  @Test(.enabled(if: RestrictedUser.isAvailable))
  func aFolderThatMayNotBeWritten() throws {
    let work = try SmallStudy.make()
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: work.path("study"))
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: work.path("study")) }
    let run = try RestrictedUser.run(["run", work.path("study"), "--lang", "en"])
    #expect(run.status == 73)
    #expect(run.errorLines.count == 1)
    expectNothingWritten(work, run)
  }

  private func expectNothingWritten(_ work: Workspace, _ run: Tool.Run) {
    #expect(run.output.isEmpty)
    #expect(work.names("study") == SmallStudy.files.keys.sorted())
  }
}
