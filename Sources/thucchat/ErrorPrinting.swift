internal import ArgumentParser
internal import Foundation
internal import Ledger
internal import Reports
internal import Tables

/// Prints what went wrong, and names the status to end with.
struct ErrorPrinting {
  private let options: GlobalOptions

  init(_ options: GlobalOptions) {
    self.options = options
  }

  /// Cannot write: `EX_CANTCREAT` of `sysexits.h`.
  static let cannotWrite = ExitCode(73)

  /// An input is missing: `EX_NOINPUT`.
  static let missingInput = ExitCode(66)
  /// An input cannot be read: `EX_DATAERR`.
  static let unreadableInput = ExitCode(65)

  /// Prints why results were not put in place.
  func exit(for failure: ResultFolder.Failure, folder: String) -> ExitCode {
    switch failure {
    case .holdsOtherFiles(let name):
      Self.printError(ProgressTexts(options.language).holdsOtherFiles(folder, name))
    case .notWritten(let path, let reason):
      Self.printError(CheckTexts(options.language).notWritten(path, reason))
    }
    return Self.cannotWrite
  }

  /// Prints all problems of a study.
  func exit(for error: DataError) -> ExitCode {
    let texts = DataProblemTexts(options.language)
    if options.json {
      print(ProblemList(error, texts).json)
    } else {
      for line in texts.lines(error) { Self.printError(line) }
    }
    return ExitCode(error.exitStatus)
  }

  /// Prints that a file could not be written.
  func exit(for error: WriteError) -> ExitCode {
    Self.printError(CheckTexts(options.language).notWritten(error.path, error.reason))
    return Self.cannotWrite
  }

  /// Prints why a ledger was not read or written.
  func exit(for error: LedgerError) -> ExitCode {
    switch error {
    case .broken(let fault):
      Self.printError(LedgerTexts(options.language).fault(fault, in: LedgerFile.name))
      return Self.unreadableInput
    case .system(let path, let reason):
      return exit(for: WriteError(path: path, reason: reason))
    }
  }

  /// Prints that something is in the way.
  func exit(occupied path: String) -> ExitCode {
    Self.printError(CheckTexts(options.language).occupied(path))
    return Self.cannotWrite
  }

  /// Prints that there is no pandoc to make a document of Word.
  func exitWithoutPandoc() -> ExitCode {
    Self.printError(ProgressTexts(options.language).noPandoc)
    return Self.cannotWrite
  }

  /// Prints that there is no vl-convert to draw charts.
  func exitWithoutPictures() -> ExitCode {
    Self.printError(ProgressTexts(options.language).noPictures)
    return Self.cannotWrite
  }

  /// Prints a line on standard error.
  static func printError(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}

/// The problems of a study as JSON.
private struct ProblemList: Encodable {
  struct Problem: Encodable {
    let file: String
    let line: Int?
    let column: String?
    let key: String?
    let found: String?
    let expected: String
    let furtherAlike: Int
    let text: String
  }

  let status: Int
  let problems: [Problem]

  init(_ error: DataError, _ texts: DataProblemTexts) {
    status = Int(error.exitStatus)
    problems = error.problems.map { problem in
      var column: String?
      var key: String?
      switch problem.place {
      case .column(let name): column = name
      case .key(let path): key = path
      case nil: break
      }
      return Problem(
        file: problem.file, line: problem.line, column: column, key: key, found: problem.found,
        expected: problem.expected.code, furtherAlike: problem.furtherAlike, text: texts.line(problem))
    }
  }

  var json: String { JSONText.encode(self) }
}
