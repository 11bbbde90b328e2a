import Foundation
import Testing

/// The case of a collection of published figures that a test or a suite is about, by its number and name.
struct ReferenceCase: TestTrait, SuiteTrait {
  let name: String
  var isRecursive: Bool { true }
}

extension Trait where Self == ReferenceCase {
  /// The case that the comparisons of a test belong to.
  static func reference(_ name: String) -> Self { ReferenceCase(name: name) }
}

/// Whether figures are those of the test's reference case, or of another one, within an absolute tolerance.
///
/// With THUCCHAT_DIFFERENCES set the largest difference is printed too: `scripts/reference/differences` makes the table of it.
func agree(_ found: [Double], _ expected: [Double], within tolerance: Double, of name: String? = nil) -> Bool {
  let difference = largestDifference(found, expected)
  let traits = Test.current?.traits.compactMap { $0 as? ReferenceCase } ?? []
  if ProcessInfo.processInfo.environment["THUCCHAT_DIFFERENCES"] != nil, let chosen = name ?? traits.last?.name {
    print("difference\t\(chosen)\t\(Test.current?.name ?? "")\t\(difference)\t\(tolerance)")
  }
  return difference <= tolerance
}

/// The same for single figures.
func agree(_ found: Double, _ expected: Double, within tolerance: Double, of name: String? = nil) -> Bool {
  agree([found], [expected], within: tolerance, of: name)
}
