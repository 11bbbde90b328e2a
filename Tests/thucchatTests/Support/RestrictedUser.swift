import Foundation

/// A user without the rights of root, as whom permissions can be tested.
enum RestrictedUser {
  private static let setpriv = "/usr/bin/setpriv"

  /// Whether the tests run as such a user, or can become one.
  static var isAvailable: Bool { geteuid() != 0 || FileManager.default.isExecutableFile(atPath: setpriv) }

  /// Runs the tool as such a user.
  static func run(_ arguments: [String]) throws -> Tool.Run {
    guard geteuid() == 0 else { return try Tool.run(arguments) }
    // The build folder may lie where others cannot look: a copy can be run by everybody.
    let place = try Workspace()
    try place.copy(Tool.binary, to: "thucchat")
    // 65534 is nobody on Debian.
    return try Tool.run(
      arguments, wrapper: [setpriv, "--reuid", "65534", "--regid", "65534", "--clear-groups"],
      binary: place.url.appendingPathComponent("thucchat"))
  }
}
