public import Evaluation
public import Foundation
internal import Calibration
public import Pipeline

/// What the console says of methods of weighting: one line a type and method.
public enum MethodSummary {
  /// The summary as text.
  ///
  /// - Parameters:
  ///   - results: where the results lie, in words of the caller.
  ///   - width: the letters a line may have.
  public static func text(
    _ findings: Findings, results: String, language: Language = .vietnamese, width: Int = 80
  ) -> String {
    let texts = texts(language)
    let names = Names(findings, language: language)
    func figure(_ value: Double?) -> String { value.map { texts.numbers.fixed($0, 3) } ?? "–" }
    var table = TextTable()
    table.append(texts.methodHeadings)
    for row in findings.comparisons {
      table.append([
        names.type(row.type), texts.methodName(row.method), figure(row.agreement), figure(row.rankCorrelation),
        "\(texts.numbers.integer(row.levelChanges))/\(texts.numbers.integer(row.units))",
      ])
    }
    let lines = findings.isSimulated ? TextTable.wrapped(texts.simulated, to: width) + [""] : []
    let end = ["", "\(texts.console(.results)): \(TextTable.visible(results))"]
    return (lines + table.lines(width: width) + end).joined(separator: "\n") + "\n"
  }

  /// The rows as JSON, keys sorted.
  ///
  /// - Throws: `ReportError.notFinite` when a figure is not finite.
  public static func json(_ findings: Findings) throws(ReportError) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return try encoder.encode(findings.withoutUnknownNumbers.comparisons) + Data("\n".utf8)
    } catch {
      throw .notFinite("\(error)")
    }
  }
}
