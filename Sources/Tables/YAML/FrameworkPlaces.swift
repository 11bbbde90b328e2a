internal import Evaluation

/// Where the parts of a framework are written, so that what is wrong with them can be pointed at.
struct FrameworkPlaces {
  /// The lines of an entry and of its keys.
  struct Entry {
    var line: Int
    var keys: [String: Int] = [:]
  }

  /// The file of a part, where it differs from the framework's.
  var files: [FrameworkDefect.Element: String] = [:]
  /// The file of the framework.
  var file: String
  /// The entries of each part.
  var entries: [FrameworkDefect.Element: [Entry]] = [:]
  /// Whether keys are headings of columns.
  var isTabular = false

  /// The problem that a defect is at its place.
  func problem(_ defect: FrameworkDefect) -> DataProblem {
    let part = entries[defect.element] ?? []
    let entry = part.indices.contains(defect.index) ? part[defect.index] : nil
    let line = entry.map { $0.keys[defect.key] ?? $0.line }
    let (found, expected) = meaning(of: defect, in: part)
    return DataProblem(
      file: files[defect.element] ?? file, line: line, place: place(of: defect), found: found, expected: expected)
  }

  private func place(of defect: FrameworkDefect) -> DataProblem.Place {
    if isTabular { return .column(defect.key.isEmpty ? "code" : defect.key) }
    let element = defect.element.rawValue
    if defect.key.isEmpty { return .key(element) }
    let isList = defect.element != .bonus && defect.element != .penalty
    return .key(isList ? "\(element)[\(defect.index + 1)].\(defect.key)" : "\(element).\(defect.key)")
  }

  private func meaning(of defect: FrameworkDefect, in part: [Entry]) -> (found: String?, expected: Expectation) {
    switch defect.kind {
    case .empty: return (nil, .nonEmptyList)
    case .repeated(let code, let first):
      let line = part.indices.contains(first) ? part[first].keys[defect.key] ?? part[first].line : 0
      return (code, .single(firstLine: line, file: nil))
    case .unknown(let code, let known):
      return (code, .known(reference(of: defect), nearest: nearest(to: code, among: known)))
    case .outside(let value, let range): return (CSVNumber.shortest(value), .numberWithin(range))
    case .noLevelAtZero: return (nil, .levelAtZero)
    case .levelMissing: return (nil, .levelOfVeto)
    case .selfMeasured: return ("self", .measurementByOthers)
    case .single: return (nil, .severalSteps)
    case .samePoints(let points): return (CSVNumber.shortest(points), .distinctPoints)
    }
  }

  private func reference(of defect: FrameworkDefect) -> Expectation.Reference {
    switch defect.key {
    case "group": .group
    case "types": .type
    case "evidence": .indicator
    case "level": .level
    default: .code
    }
  }
}
