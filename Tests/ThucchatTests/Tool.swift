import Foundation

/// Runs the built tool as people do.
enum Tool {
  /// What a run printed and how it ended.
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The tool beside the tests that were built with it.
  static var url: URL {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    let candidates = [folder, Bundle.main.bundleURL, URL(fileURLWithPath: ".build/debug")]
    return candidates.map { $0.appendingPathComponent("thucchat") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? folder.appendingPathComponent("thucchat")
  }

  static func run(_ arguments: String...) throws -> Result {
    try run(url, arguments)
  }

  /// Runs a program to its end; its output goes to files, so that no pipe can fill.
  static func run(_ program: URL, _ arguments: [String]) throws -> Result {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let (output, errors) = (folder.appendingPathComponent("out"), folder.appendingPathComponent("err"))
    for file in [output, errors] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }

  static func temporaryFolder() throws -> URL {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("tool-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }
}

/// A folder with the files of a small study; it is removed with the value.
final class SmallStudy {
  let url: URL

  init(_ replaced: [String: String] = [:]) throws {
    url = try Tool.temporaryFolder()
    let files = [
      "study.yml": "study: small\nframework: framework.yml\nunits: units.csv\nratings: ratings.csv\n",
      "framework.yml": """
      framework: small
      version: 1
      criteria: [{code: C1, max_points: 10}, {code: C2, max_points: 20}]
      levels: [{code: high, at_least: 80}, {code: low, at_least: 0}]
      """,
      "units.csv": "unit,type\nA,commune\nB,ward\n",
      "ratings.csv": "unit,year,rater,C1,C2\nA,2024,self,8,15.5\nB,2024,self,9,\n",
    ]
    for (name, text) in files.merging(replaced, uniquingKeysWith: { $1 }) {
      try Data(text.utf8).write(to: url.appendingPathComponent(name))
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String = "") -> String { url.appendingPathComponent(name).path }
}
