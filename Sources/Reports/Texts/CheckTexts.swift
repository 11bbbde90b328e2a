public import Evaluation
public import Tables

/// The sentences on a study that was read without a problem.
public struct CheckTexts: Sendable, BilingualTexts {
  let language: Language

  /// The sentences in a language.
  public init(_ language: Language) {
    self.language = language
  }

  /// What was read, a line each: units, years, raters, criteria, indicators.
  public func lines(_ study: Study) -> [String] {
    [
      "\(study.title[language]): \(isVietnamese ? "dữ liệu đọc được, không có lỗi" : "read without a problem")",
      line("đơn vị", "units", numbers.integer(study.units.count), detail: types(study)),
      line("năm", "years", study.years.map(String.init).joined(separator: ", ")),
      line("phiếu chấm", "ratings", numbers.integer(study.ratings.count), detail: raters(study)),
      line("tiêu chí", "criteria", "\(study.ratings.criteria.count)"),
      line("chỉ số", "indicators", "\(study.frameworks.latest.indicators.count)", detail: indicators(study)),
    ]
  }

  private func line(_ vi: String, _ en: String, _ value: String, detail: String = "") -> String {
    "  \(isVietnamese ? vi : en): \(value)" + (detail.isEmpty ? "" : " (\(detail))")
  }

  private func types(_ study: Study) -> String {
    var counts = [Int](repeating: 0, count: study.units.types.count)
    for type in study.units.type { counts[type] += 1 }
    return zip(study.units.types, counts).map { "\($0): \(numbers.integer($1))" }.joined(separator: ", ")
  }

  private func raters(_ study: Study) -> String {
    let words = LevelTexts(isVietnamese ? .vietnamese : .english)
    return Rater.allCases.compactMap { rater in
      let count = study.ratings.rater.filter { $0 == rater }.count
      return count == 0 ? nil : "\(words.rater(rater.rawValue).loweringFirst): \(numbers.integer(count))"
    }.joined(separator: ", ")
  }

  private func indicators(_ study: Study) -> String {
    let rows = numbers.integer(study.indicators.count)
    return isVietnamese ? "\(rows) dòng số liệu" : "\(rows) rows of values"
  }

  /// What a repaired copy would have otherwise, a line a file; nothing where every file is as it should be.
  ///
  /// - Parameter isReadable: whether the study is read as it is, so that nothing has to be repaired.
  public func repairable(_ files: [StudyRepair.File], isReadable: Bool) -> [String] {
    files.filter { !$0.changes.isEmpty }.map { file in
      let list = file.changes.map(explanation).joined(separator: "; ")
      if isReadable {
        return isVietnamese
          ? "\(file.name): đọc được như đang có; nếu muốn, check --fix THƯ_MỤC viết một bản khác: \(list)"
          : "\(file.name): read as it is; if wanted, check --fix DIR writes a copy: \(list)"
      }
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

  /// What a study without independent outcomes cannot say, and how they are added; nothing where it has some.
  ///
  /// - Parameter unused: a file of indicators that lies in the folder and is not named in study.yml.
  public func outcomes(_ study: Study, unused: String?) -> [String] {
    var lines: [String] = []
    if let unused {
      lines.append(
        isVietnamese
          ? "\(unused): có trong thư mục nhưng chưa dùng; thêm vào study.yml dòng: indicators: \(unused)"
          : "\(unused): lies in the folder and is not used; add to study.yml the line: indicators: \(unused)")
    }
    if study.indicators.count == 0 {
      lines.append(
        isVietnamese
          ? "Chưa có chỉ số kết quả do nơi khác đo: run chỉ xếp loại, chưa nêu được đơn vị nào nên xem lại."
          : "No outcomes measured by others yet: run only classifies and can list no unit.")
    }
    return lines
  }

  /// What to put into a folder before a study can be drafted from it.
  public func noRatings(folder: String) -> [String] {
    isVietnamese
      ? [
        "Hãy đặt phiếu chấm vào \(folder) với tên ratings.csv, hoặc chỉ ra tệp (.csv, .xlsx) bằng --ratings.",
        "Mỗi dòng là một đơn vị trong một năm do một bên chấm; các cột: Đơn vị, Năm, Người chấm (tự chấm, cấp trên, tập thể, "
          + "đơn vị bạn, người dân), rồi mỗi tiêu chí một cột.",
      ]
      : [
        "Put the ratings into \(folder) as ratings.csv, or name the file (.csv, .xlsx) with --ratings.",
        "A row is one unit in one year by one rater; the columns: unit, year, rater (self, superior, collective, peer, "
          + "public), then one for each criterion.",
      ]
  }

  /// Where the drafted files lie, and what to do next.
  public func drafted(files: [String], folder: String, hasIndicators: Bool) -> [String] {
    let list = files.joined(separator: ", ")
    return isVietnamese
      ? [
        "Đã viết \(list) vào \(folder)",
        "Việc tiếp theo:",
        "  1. framework.yml: sửa điểm tối đa (max_points) và các mức (levels) cho đúng khung; thêm tên tiêu chí (name).",
        "  2. units.csv: điền tên (name), loại hình (type) và cấp trên trực tiếp (parent) của từng đơn vị.",
        hasIndicators
          ? "  3. framework.yml, phần indicators: chỉ số càng thấp càng tốt thì thêm better: lower; ghi ai đo (measured_by)."
          : "  3. indicators.csv: chỉ số kết quả do nơi khác đo, các cột unit, year và mỗi chỉ số một cột; thêm vào study.yml "
            + "dòng indicators: indicators.csv.",
        "  4. thucchat check \(folder)",
      ]
      : [
        "Wrote \(list) to \(folder)",
        "Next:",
        "  1. framework.yml: correct the points (max_points) and levels by the scheme; add names of criteria (name).",
        "  2. units.csv: fill in name, type and immediate superior (parent) of each unit.",
        hasIndicators
          ? "  3. framework.yml, indicators: add better: lower where less is better, and who measures (measured_by)."
          : "  3. indicators.csv: outcomes measured by others, with unit, year and a column each; add to study.yml the line "
            + "indicators: indicators.csv.",
        "  4. thucchat check \(folder)",
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
