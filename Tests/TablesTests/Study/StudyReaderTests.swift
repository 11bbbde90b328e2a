import Evaluation
import Foundation
import Tables
import Testing

@Suite struct StudyReaderTests {
  @Test func aSmallStudyIsReadAsItIsWritten() throws {
    let study = try StudyFolder().read().study
    #expect(study.units.codes == ["A", "B"])
    #expect(study.units.types == ["commune", "ward"])
    #expect(study.units.parents == ["P"])
    #expect(study.ratings.criteria == ["C1", "C2"])
    #expect(study.ratings.rater == [.selfRating, .superior, .selfRating])
    #expect(study.ratings.points[0] == [8, 7, 9])
    #expect(study.ratings.points[1][0] == 15.5)
    #expect(study.ratings.points[1][2].isNaN)
    #expect(study.indicators.codes == ["Y1", "Y2", "Y2_n"])
    #expect(study.indicators.values[0] == [1.25, 2.5])
  }

  /// A year before the first framework is read under it, which a note says; the first year itself is not.
  @Test(arguments: [(2025, [Note("data.yearsBeforeFramework", ["years": "2024", "first": "2025"])]), (2024, [])])
  func yearsWithoutAFrameworkAreNamed(first: Int, notes: [Note]) throws {
    let named = "framework:\n  \(first): framework.yml"
    let folder = try StudyFolder([
      "study.yml": StudyFolder.description.replacing("framework: framework.yml", with: named)
    ])
    #expect(try folder.read().study.notes.filter { $0.key == "data.yearsBeforeFramework" } == notes)
  }

  @Test(arguments: 0..<40)
  func whatIsWrittenReadsBackTheSame(seed: Int) throws {
    var random = RandomStudy(seed: UInt64(seed))
    let study = random.study()
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("law-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try StudyWriter.write(study, to: folder)
    let read = try StudyReader.read(folder, threads: 1).study
    #expect(read.frameworks == study.frameworks)
    let isSame = read.isSame(as: study)
    #expect(isSame)
  }
}
