import Foundation

/// The built tool, run as a user runs it.
enum Tool {
  /// How a run ended, and what it printed.
  struct Run {
    let status: Int32
    let output: String
    let errors: String

    /// The lines on standard error.
    var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
  }

  /// The tool beside the test bundle in the build folder.
  static let binary: URL = {
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    let beside = tests.deletingLastPathComponent().appendingPathComponent("thucchat")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    return repository.appendingPathComponent(".build/debug/thucchat")
  }()

  /// The root of the repository.
  static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Runs the tool and waits for its end.
  ///
  /// - Parameters:
  ///   - arguments: the words after `thucchat`.
  ///   - folder: the working directory.
  ///   - environment: variables that differ from those of the tests.
  ///   - wrapper: a program and its words that start the tool.
  ///   - binary: the tool, or a copy of it.
  static func run(
    _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:], wrapper: [String] = [],
    binary: URL = Tool.binary
  ) throws -> Run {
    let place = try Workspace()
    let (process, output, errors) = try prepared(
      wrapper + [binary.path] + arguments, in: folder, environment: environment, output: place.url)
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationReason == .uncaughtSignal ? -process.terminationStatus : process.terminationStatus,
      output: try String(contentsOf: output, encoding: .utf8), errors: try String(contentsOf: errors, encoding: .utf8))
  }

  /// Starts the tool and kills it when a function returns.
  static func kill(_ arguments: [String], wait: (Process) -> Void) throws {
    let place = try Workspace()
    let (process, _, _) = try prepared([binary.path] + arguments, in: nil, environment: [:], output: place.url)
    try process.run()
    wait(process)
    _ = Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  private static func prepared(
    _ words: [String], in folder: URL?, environment: [String: String], output place: URL
  ) throws -> (Process, output: URL, errors: URL) {
    let output = place.appendingPathComponent("output")
    let errors = place.appendingPathComponent("errors")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst())
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try newFile(output)
    process.standardError = try newFile(errors)
    return (process, output, errors)
  }

  private static func newFile(_ url: URL) throws -> FileHandle {
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }
}
