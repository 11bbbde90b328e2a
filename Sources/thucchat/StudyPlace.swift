internal import Foundation

/// Finds a study from what the command line names.
enum StudyPlace {
  /// The folder of a study and the name of its file: of a folder `study.yml`, of a file that file.
  static func locate(_ path: String) -> (folder: URL, name: String) {
    let location = URL(fileURLWithPath: path)
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: location.path, isDirectory: &isFolder)
    if exists, !isFolder.boolValue { return (location.deletingLastPathComponent(), location.lastPathComponent) }
    return (location, "study.yml")
  }
}
