internal import Foundation
internal import Pipeline
internal import Reports

/// One line on standard error that says what is being computed; nothing where that is not a terminal.
struct ProgressLine {
  private let isShown: Bool
  private let texts: ProgressTexts

  init(_ options: GlobalOptions) {
    isShown = isatty(FileHandle.standardError.fileDescriptor) == 1 && !options.quiet && !options.json
    texts = ProgressTexts(options.language)
  }

  /// Says that a step begins.
  func show(_ step: Analysis.Step) {
    guard isShown else { return }
    let place = (Analysis.Step.allCases.firstIndex(of: step) ?? 0) + 1
    write("\r\u{1B}[K[\(place)/\(Analysis.Step.allCases.count)] \(texts.sentence(step))…")
  }

  /// Clears the line.
  func clear() {
    if isShown { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
