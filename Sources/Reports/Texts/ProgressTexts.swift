public import Evaluation
public import Pipeline

/// What the console says while a study is computed.
public struct ProgressTexts: Sendable, BilingualTexts {
  let language: Language

  /// The texts of a language.
  public init(_ language: Language) {
    self.language = language
  }

  /// What a step does.
  public func sentence(_ step: Analysis.Step) -> String {
    switch step {
    case .outcomes: isVietnamese ? "Đọc chỉ số kết quả" : "Reading the outcomes"
    case .inflation: isVietnamese ? "So điểm tự chấm với kết quả" : "Setting ratings against outcomes"
    case .calibration: isVietnamese ? "Hiệu chuẩn điểm tiêu chí" : "Calibrating the points of the criteria"
    case .feedback: isVietnamese ? "Đề xuất bảng điểm" : "Proposing the points"
    }
  }

  /// A folder that holds something else than results.
  public func holdsOtherFiles(_ folder: String, _ name: String) -> String {
    isVietnamese
      ? "\(folder): có tệp không phải kết quả (\(name)), không ghi đè; hãy chọn thư mục khác bằng --out"
      : "\(folder): holds something that is not a result (\(name)), not overwritten; choose another folder with --out"
  }

  /// Why there is no document of Word.
  public var noPandoc: String {
    isVietnamese
      ? "report.docx: cần chương trình pandoc để lập tệp Word; các báo cáo khác không cần"
      : "report.docx: pandoc is needed to make a document of Word; the other reports do without"
  }

  /// Why there are no pictures.
  public var noPictures: String {
    isVietnamese
      ? "chart-*.png: cần chương trình vl-convert để vẽ hình; các báo cáo khác không cần"
      : "chart-*.png: vl-convert is needed to draw the charts; the other reports do without"
  }

  /// A file of findings that is not there.
  public func noFindings(_ path: String) -> String {
    isVietnamese
      ? "\(path): chưa có tệp này; hãy chạy `thucchat run` trước"
      : "\(path): is not there; run `thucchat run` first"
  }

  /// A file that does not hold findings of this version.
  public func notFindings(_ path: String, _ reason: String) -> String {
    isVietnamese
      ? "\(path): không đọc được (\(reason)), cần tệp do `thucchat run` ghi"
      : "\(path): cannot be read (\(reason)), expected a file that `thucchat run` wrote"
  }
}
