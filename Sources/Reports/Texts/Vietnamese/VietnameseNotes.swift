extension Vietnamese: NoteTexts {
  func note(_ key: NoteKey, _ values: NoteValues) -> String {
    switch key {
    default: key.rawValue
    }
  }

  func unknownNote(_ key: String, _ values: [(name: String, value: String)]) -> String {
    let details = values.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
    return "Ghi chú kỹ thuật \(key)" + (details.isEmpty ? "." : ": \(details).")
  }
}
