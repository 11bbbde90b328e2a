internal import Yams

/// The keys of a mapping with their values; keys without a value count as absent.
struct YAMLMapping {
  let line: Int
  /// The entries in the order of the file.
  let entries: [(key: String, value: YAMLEntry)]

  subscript(key: String) -> YAMLEntry? {
    entries.first { $0.key == key }?.value
  }

  /// The lines of the keys.
  var lines: [String: Int] {
    Dictionary(entries.map { ($0.key, $0.value.line) }, uniquingKeysWith: { first, _ in first })
  }
}

extension YAMLEntry {
  /// The keys of a mapping; a key that is not among `keys` (nil: any), and a required key that is absent, go to the log.
  func mapping(keys: [String]?, required: [String] = [], log: inout ProblemLog) -> YAMLMapping? {
    guard case .mapping(let mapping) = node else {
      expect(.mapping, log: &log)
      return nil
    }
    var entries: [(key: String, value: YAMLEntry)] = []
    var meant: Set<String> = []
    for pair in mapping {
      let keyLine = pair.key.mark?.line ?? line
      guard case .scalar(let scalar) = pair.key else {
        log.add(DataProblem(file: file, line: keyLine, place: place, expected: .scalar))
        continue
      }
      let key = CellText.normalised(scalar.string)
      if let keys, !keys.contains(key) {
        let nearest = nearest(to: key, among: keys)
        if let nearest { meant.insert(nearest) }
        let expected = Expectation.knownKey(nearest: nearest, among: keys)
        log.add(DataProblem(file: file, line: keyLine, place: place, found: key, expected: expected))
        continue
      }
      let valuePath = path.isEmpty ? key : "\(path).\(key)"
      let value = YAMLEntry(file: file, path: valuePath, line: pair.value.mark?.line ?? keyLine, node: pair.value)
      if !value.isNull { entries.append((key, value)) }
    }
    let result = YAMLMapping(line: line, entries: entries)
    let missing = required.filter { result[$0] == nil }
    for key in missing where !meant.contains(key) {
      log.add(DataProblem(file: file, line: line, place: place, expected: .key(key)))
    }
    return missing.isEmpty ? result : nil
  }

  /// The entries of a list.
  func list(log: inout ProblemLog) -> [YAMLEntry] {
    guard case .sequence(let sequence) = node else {
      expect(.list, log: &log)
      return []
    }
    return sequence.enumerated().map { index, node in
      YAMLEntry(file: file, path: "\(path)[\(index + 1)]", line: node.mark?.line ?? line, node: node)
    }
  }

  /// The texts of a list, or of one text.
  func texts(log: inout ProblemLog) -> [String] {
    if case .scalar = node { return text(log: &log).map { [$0] } ?? [] }
    var result: [String] = []
    for entry in list(log: &log) {
      if let text = entry.text(log: &log) { result.append(text) }
    }
    return result
  }

  private var place: DataProblem.Place? {
    path.isEmpty ? nil : .key(path)
  }
}
