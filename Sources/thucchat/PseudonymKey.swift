internal import Foundation
internal import Pipeline
internal import Reports
internal import Tables

/// The file in which the key of pseudonyms is kept.
struct PseudonymKey {
  let url: URL
  let errors: ErrorPrinting

  /// Findings under pseudonyms: those of the key where it is there already, and new ones for further units, which the
  /// key then holds too. The key is written first, readable for its owner alone.
  func apply(to findings: Findings) throws -> Findings {
    var pseudonyms = try read()
    var random = SystemRandomNumberGenerator()
    pseudonyms.complete(for: findings, using: &random)
    do {
      try pseudonyms.key.write(to: url, options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: url.path)
    } catch {
      throw errors.exit(for: WriteError(path: url.relativePath, reason: error.localizedDescription))
    }
    return pseudonyms.applied(to: findings)
  }

  private func read() throws -> Pseudonyms {
    guard FileManager.default.fileExists(atPath: url.path) else { return Pseudonyms() }
    do throws(DataError) {
      let columns = try TextColumns.read(["code", "unit", "name"], of: url)
      return Pseudonyms(
        columns[0].indices.map { Pseudonyms.Entry(code: columns[0][$0], unit: columns[1][$0], name: columns[2][$0]) })
    } catch {
      throw errors.exit(for: error)
    }
  }
}
