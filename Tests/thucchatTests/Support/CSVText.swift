/// A CSV file as headings and rows of texts, read apart from the tool's own decoder.
struct CSVText {
  let headings: [String]
  let rows: [[String]]

  init(_ text: String, separator: Character = ",") {
    var records: [[String]] = []
    var fields: [String] = []
    var field = ""
    var isQuoted = false
    var characters = Array(text)[...]
    while let character = characters.popFirst() {
      switch character {
      case "\"" where isQuoted && characters.first == "\"":
        field.append("\"")
        characters = characters.dropFirst()
      case "\"": isQuoted.toggle()
      case separator where !isQuoted:
        fields.append(field)
        field = ""
      case "\n" where !isQuoted:
        records.append(fields + [field])
        (fields, field) = ([], "")
      default: field.append(character)
      }
    }
    headings = records.first ?? []
    rows = Array(records.dropFirst())
  }

  /// The texts of a column; empty where there is none of that name.
  subscript(column: String) -> [String] {
    guard let place = headings.firstIndex(of: column) else { return [] }
    return rows.map { $0[place] }
  }

  /// The numbers of a column; nil where a field is empty or no number.
  func numbers(_ column: String) -> [Double?] { self[column].map(Double.init) }

  /// The text again, rows changed by a function of the record, the heading excluded.
  func edited(_ change: ([String]) -> [String]?) -> String {
    ([headings] + rows.compactMap(change)).map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
  }

  /// The place of a column.
  func place(_ column: String) -> Int? { headings.firstIndex(of: column) }
}
