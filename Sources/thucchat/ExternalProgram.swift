internal import Foundation

/// A program that may be installed beside the tool.
struct ExternalProgram {
  private let location: URL

  /// The program of a name on the path of commands; nil where there is none.
  init?(_ name: String) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let places = folders.map { URL(fileURLWithPath: String($0)).appendingPathComponent(name) }
    guard let location = places.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
      return nil
    }
    self.location = location
  }

  /// What the program writes, given some words and an input; nil where it fails.
  func output(_ arguments: [String], input: Data = Data(), environment: [String: String]? = nil) -> Data? {
    let process = Process()
    process.executableURL = location
    process.arguments = arguments
    if let environment { process.environment = environment }
    let (feed, result) = (Pipe(), Pipe())
    process.standardInput = feed
    process.standardOutput = result
    guard (try? process.run()) != nil else { return nil }
    let writer = Thread {
      try? feed.fileHandleForWriting.write(contentsOf: input)
      try? feed.fileHandleForWriting.close()
    }
    writer.start()
    let output = result.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? output : nil
  }
}
