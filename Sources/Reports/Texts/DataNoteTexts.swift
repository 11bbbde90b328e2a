public import Evaluation

/// The sentences of the notes on what was read.
public struct DataNoteTexts: Sendable {
  private let language: Language

  /// The sentences in a language.
  public init(_ language: Language) {
    self.language = language
  }

  /// The sentence of a note; nil for one that is not about reading.
  public func sentence(_ note: Note) -> String? {
    func value(_ name: String) -> String { note.values[name] ?? "" }
    let isVietnamese = language == .vietnamese
    switch note.key {
    case "data.columnsIgnored":
      return isVietnamese
        ? "\(value("file")): không dùng các cột \(value("columns"))"
        : "\(value("file")): columns not used: \(value("columns"))"
    case "data.indicatorRowsOfOtherUnits":
      return isVietnamese
        ? "\(value("file")): bỏ qua \(value("count")) dòng của đơn vị ngoài danh sách"
        : "\(value("file")): \(value("count")) rows of units that are not listed were left out"
    case "data.ratingsWithoutSelf":
      return isVietnamese
        ? "\(value("count")) phiếu chấm của \(value("rater")) không có phiếu tự chấm đi cùng"
        : "\(value("count")) ratings by \(value("rater")) have no self-rating beside them"
    case "data.pointsWhereNotApplicable":
      return isVietnamese
        ? "\(value("count")) ô có điểm ở tiêu chí không áp dụng cho loại hình của đơn vị, không được tính"
        : "\(value("count")) cells hold points for a criterion that does not apply to the unit's type and are not counted"
    case "data.stepsInferred":
      return isVietnamese
        ? "bước điểm suy từ dữ liệu cho \(value("count")) tiêu chí: \(value("steps"))"
        : "the step of points was inferred from the data for \(value("count")) criteria: \(value("steps"))"
    case "data.indicatorsInferred":
      return isVietnamese
        ? "coi \(value("count")) cột là chỉ số kết quả, càng cao càng tốt: \(value("indicators"))"
        : "\(value("count")) columns were taken as outcomes of which more is better: \(value("indicators"))"
    default: return nil
    }
  }
}
