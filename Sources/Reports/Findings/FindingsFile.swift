public import Foundation
internal import Inflation
public import Pipeline

/// `findings.json`: everything a run found, in a form that is the same for the same findings.
public enum FindingsFile {
  /// The findings as JSON on one line: keys sorted, numbers in their shortest exact form, none that is not finite.
  ///
  /// An optional figure that is not finite is left out, as one that is not known.
  /// - Throws: `ReportError.notFinite` when a figure that must be there is not finite.
  /// - Complexity: O(size of the findings).
  public static func encode(_ findings: Findings) throws(ReportError) -> Data {
    try JSONWriter.data(findings.withoutUnknownNumbers)
  }

  /// The findings of a file.
  ///
  /// - Throws: `ReportError.notFindings` with the place in the file and what was expected there.
  /// - Complexity: O(size of the file).
  public static func decode(_ data: Data) throws(ReportError) -> Findings {
    do {
      return try JSONDecoder().decode(Findings.self, from: data)
    } catch let DecodingError.keyNotFound(key, context) {
      throw .notFindings("\(path(context.codingPath + [key]))")
    } catch let DecodingError.typeMismatch(type, context) {
      throw .notFindings("\(path(context.codingPath)): \(type)")
    } catch let DecodingError.valueNotFound(type, context) {
      throw .notFindings("\(path(context.codingPath)): \(type)")
    } catch let DecodingError.dataCorrupted(context) {
      throw .notFindings("\(path(context.codingPath)): JSON")
    } catch {
      throw .notFindings("\(error)")
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.reduce(into: "$") { path, key in
      path += key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)"
    }
  }
}
