import Foundation

/// A new folder that goes with the value.
final class Workspace: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("thucchat-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of something in the folder.
  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// Writes a text; folders on the way are made.
  func write(_ text: String, to name: String) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Reads a text, without a byte order mark.
  func read(_ name: String) throws -> String {
    let text = try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
    return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
  }

  /// The bytes of every file in a folder by name; empty where there is no folder.
  func files(_ name: String) -> [String: Data] {
    let folder = url.appendingPathComponent(name)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return Dictionary(
      names.compactMap { name in
        (try? Data(contentsOf: folder.appendingPathComponent(name))).map { (name, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The names in the folder, hidden ones too.
  func names(_ name: String = "") -> [String] {
    let folder = name.isEmpty ? url : url.appendingPathComponent(name)
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  /// Copies a folder or file to a name in this folder.
  func copy(_ source: URL, to name: String) throws {
    try FileManager.default.copyItem(at: source, to: url.appendingPathComponent(name))
  }
}
