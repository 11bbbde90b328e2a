import Foundation
import Testing

/// A study of some hundred units and everything that `run` writes for it, made once for all tests that only read it.
final class SharedRun: Sendable {
  private static let result = Result { try SharedRun() }

  /// The one run.
  static func get() throws -> SharedRun { try result.get() }

  let work: Workspace
  let output: String

  private init() throws {
    work = try Workspace()
    let simulated = try Tool.run(
      ["simulate", work.path("study"), "--units", "240", "--appraisers", "12", "--criteria", "6", "--indicators", "4"])
    try #require(simulated.status == 0, "\(simulated.errors)")
    let run = try Tool.run(["run", work.path("study"), "--lang", "en", "--threads", "1"])
    try #require(run.status == 0, "\(run.errors)")
    output = run.output
  }

  /// The bytes of the results by name.
  var files: [String: Data] { work.files("study/results") }

  /// A table of the results.
  func table(_ name: String) throws -> CSVText { CSVText(try work.read("study/results/\(name)")) }

  /// A new folder with a copy of the study, and of its results where wanted.
  func copy(results: Bool) throws -> Workspace {
    let new = try Workspace()
    try new.copy(work.url.appendingPathComponent("study"), to: "study")
    if !results { try FileManager.default.removeItem(at: new.url.appendingPathComponent("study/results")) }
    return new
  }
}
