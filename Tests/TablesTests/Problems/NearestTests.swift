import Foundation
import Tables
import Testing

/// The nearest known key, as the reader of `study.yml` names it.
@Suite struct NearestTests {
  @Test(arguments: [
    ("ratngs", "ratings"), ("rating", "ratings"), ("indicatros", "indicators"), ("Units", "units"),
    ("framwork", "framework"),
    ("zzz", nil), ("x", nil),
  ])
  func aMisspeltKeyIsRecognised(key: String, meant: String?) throws {
    let folder = try StudyFolder(["study.yml": StudyFolder.description + "\n\(key): a\n"])
    let problem = try #require(folder.problems().first)
    guard case .knownKey(let nearest, let keys) = problem.expected else {
      Issue.record("another problem: \(problem)")
      return
    }
    #expect(nearest == meant)
    #expect(keys.contains("settings"))
    #expect(problem.found == key)
    #expect(problem.line == 6)
  }
}
