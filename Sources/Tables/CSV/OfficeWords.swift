internal import Evaluation
internal import Foundation

/// The Vietnamese words that offices write for the columns and raters of a study.
///
/// A heading is read as a column only where that column is not there under its own name, so that a table in the study's
/// own words never changes its meaning.
public enum OfficeWords {
  /// A word and the columns that it stands for, the first that is free.
  private static let columns: [(word: String, columns: [String])] = [
    ("mã đơn vị", ["unit"]), ("đơn vị", ["unit", "name"]), ("tên đơn vị", ["name"]), ("loại hình", ["type"]),
    ("cấp trên trực tiếp", ["parent"]), ("cấp trên", ["parent"]), ("tập thể", ["collective"]), ("năm", ["year"]),
    ("người chấm", ["rater"]), ("người đánh giá", ["rater"]), ("mã người chấm", ["rater_id"]),
    ("tiêu chí", ["criterion"]), ("điểm", ["points"]), ("mức xếp loại", ["level"]),
    ("lý do không chấm", ["not_rated"]),
  ]

  private static let raters: [String: Rater] = [
    "tự chấm": .selfRating, "tự đánh giá": .selfRating, "tập thể": .collective, "cấp trên": .superior,
    "cấp trên trực tiếp": .superior, "thẩm định": .superior, "đơn vị bạn": .peer, "người dân": .publicRating,
  ]

  /// The headings with those in an office's words replaced by the columns that they stand for.
  static func headings(_ headings: [String]) -> [String] {
    var result = headings
    var taken = Set(headings)
    let words = headings.map(folded)
    for (word, candidates) in columns {
      guard let index = words.firstIndex(of: word), words.count(where: { $0 == word }) == 1,
        let column = candidates.first(where: { !taken.contains($0) })
      else { continue }
      result[index] = column
      taken.insert(column)
    }
    return result
  }

  /// The rater that a cell names: its code, or an office's word for it.
  static func rater(_ cell: String) -> Rater? {
    Rater(rawValue: cell) ?? raters[folded(cell)]
  }

  /// Whether a column only numbers the rows, as every table of an office does.
  static func isRowNumber(_ heading: String) -> Bool {
    ["stt", "tt", "số tt", "số thứ tự", "no.", "no"].contains(folded(heading))
  }

  /// The word that an office may write for a column; nil where there is none.
  public static func word(for column: String) -> String? {
    columns.first { $0.columns.first == column }?.word
  }

  private static func folded(_ text: String) -> String {
    text.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespaces).lowercased()
  }
}
