public import Evaluation
public import Tables

/// The sentences on a study that was read without a problem.
public struct CheckTexts: Sendable {
  private let language: Language

  /// The sentences in a language.
  public init(_ language: Language) {
    self.language = language
  }

  /// What was read, a line each: units, years, raters, criteria, indicators.
  public func lines(_ study: Study) -> [String] {
    [
      "\(study.title[language]): \(isVietnamese ? "dữ liệu đọc được, không có lỗi" : "read without a problem")",
      line("đơn vị", "units", "\(study.units.count)", detail: types(study)),
      line("năm", "years", study.years.map(String.init).joined(separator: ", ")),
      line("phiếu chấm", "ratings", "\(study.ratings.count)", detail: raters(study)),
      line("tiêu chí", "criteria", "\(study.ratings.criteria.count)"),
      line("chỉ số", "indicators", "\(study.frameworks.latest.indicators.count)", detail: indicators(study)),
    ]
  }

  private var isVietnamese: Bool { language == .vietnamese }

  private func line(_ vi: String, _ en: String, _ value: String, detail: String = "") -> String {
    "  \(isVietnamese ? vi : en): \(value)" + (detail.isEmpty ? "" : " (\(detail))")
  }

  private func types(_ study: Study) -> String {
    var counts = [Int](repeating: 0, count: study.units.types.count)
    for type in study.units.type { counts[type] += 1 }
    return zip(study.units.types, counts).map { "\($0): \($1)" }.joined(separator: ", ")
  }

  private func raters(_ study: Study) -> String {
    Rater.allCases.compactMap { rater in
      let count = study.ratings.rater.filter { $0 == rater }.count
      return count == 0 ? nil : "\(rater.rawValue): \(count)"
    }.joined(separator: ", ")
  }

  private func indicators(_ study: Study) -> String {
    let rows = study.indicators.count
    return isVietnamese ? "\(rows) dòng số liệu" : "\(rows) rows of values"
  }

  /// What a repaired copy would have otherwise, a line a file; nothing where every file is as it should be.
  public func repairable(_ files: [StudyRepair.File]) -> [String] {
    files.filter { !$0.changes.isEmpty }.map { file in
      let list = file.changes.map(explanation).joined(separator: "; ")
      return isVietnamese
        ? "\(file.name): có thể sửa bằng check --fix THƯ_MỤC, bản gốc giữ nguyên: \(list)"
        : "\(file.name): can be repaired by check --fix DIR, the original stays as it is: \(list)"
    }
  }

  private func explanation(_ change: StudyRepair.Change) -> String {
    switch change {
    case .encoding: isVietnamese ? "chuyển sang UTF-8" : "to UTF-8"
    case .separator: isVietnamese ? "phân cách các ô bằng dấu phẩy" : "commas between cells"
    case .decimalComma: isVietnamese ? "dấu phẩy thập phân thành dấu chấm" : "decimal commas to points"
    case .thousands: isVietnamese ? "bỏ dấu ngăn hàng nghìn" : "thousands no longer set apart"
    case .letters: isVietnamese ? "chữ có dấu tổ hợp thành chữ dựng sẵn" : "decomposed letters to composed ones"
    case .tabs: isVietnamese ? "tab thụt dòng thành dấu cách" : "tabs of indentation to spaces"
    }
  }

  /// What was repaired in a file.
  public func repaired(file: String, changes: [StudyRepair.Change]) -> String {
    let list = changes.map(name).joined(separator: ", ")
    return isVietnamese ? "\(file): đã sửa \(list)" : "\(file): repaired \(list)"
  }

  private func name(_ change: StudyRepair.Change) -> String {
    switch change {
    case .encoding: isVietnamese ? "bảng mã" : "encoding"
    case .separator: isVietnamese ? "dấu phân cách" : "separator"
    case .decimalComma: isVietnamese ? "dấu phẩy thập phân" : "decimal commas"
    case .thousands: isVietnamese ? "dấu ngăn hàng nghìn" : "thousands set apart"
    case .letters: isVietnamese ? "dấu tiếng Việt tổ hợp" : "decomposed letters"
    case .tabs: isVietnamese ? "tab thụt dòng" : "tabs"
    }
  }

  /// Where the drafted files lie, and what to do next.
  public func drafted(files: [String], folder: String) -> [String] {
    let list = files.joined(separator: ", ")
    return isVietnamese
      ? [
        "Đã viết \(list) vào \(folder)",
        "Hãy sửa tên, điểm tối đa, các mức và loại hình cho đúng khung, rồi chạy thucchat check",
      ]
      : [
        "Wrote \(list) to \(folder)",
        "Correct names, points, levels and types by the framework, then run thucchat check",
      ]
  }

  /// A file or folder that must not be there already.
  public func occupied(_ path: String) -> String {
    isVietnamese ? "\(path): đã có, không ghi đè" : "\(path): is there already, not overwritten"
  }

  /// A file that could not be written.
  public func notWritten(_ path: String, _ reason: String) -> String {
    isVietnamese ? "\(path): không ghi được (\(reason))" : "\(path): cannot be written (\(reason))"
  }
}
