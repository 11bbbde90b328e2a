internal import Calibration
internal import Evaluation

/// The sentences on described levels and on the reliability of ratings.
struct StepTexts: BilingualTexts {
  let language: Language

  init(_ language: Language) {
    self.language = language
  }

  var heading: String { say("Điểm của các mức mô tả", "Points of described levels") }
  var description: String { say("Mô tả", "Description") }
  var ratings: String { say("Số phiếu", "Ratings") }

  var introduction: String {
    say(
      "Với tiêu chí chấm theo các mức mô tả, mức thấp nhất và cao nhất giữ nguyên điểm; điểm của các mức ở giữa được tính theo "
        + "kết quả đo được của những đơn vị ở mức đó, với điều kiện mức cao hơn không bao giờ được ít điểm hơn. Mức có quá ít "
        + "phiếu thì không tính.",
      "Of a criterion with described levels, the lowest and the highest keep their points; those between get points by the "
        + "outcomes of the units at that level, a higher level never fewer than a lower one. A level with too few ratings is "
        + "left open.")
  }

  var everyCriterion: String { say("mọi tiêu chí", "every criterion") }

  func reliability(_ source: ReliabilitySource, criteria: String) -> String {
    switch source {
    case .declared:
      say("Độ tin cậy do bộ tiêu chí nêu: \(criteria).", "Reliability as the framework states it: \(criteria).")
    case .retest:
      say(
        "Độ tin cậy tính từ hai lần chấm trong cùng năm: \(criteria).",
        "Reliability from two ratings in the same year: \(criteria).")
    case .raters:
      say(
        "Độ tin cậy tính từ hai người chấm khác: \(criteria).", "Reliability from two further raters: \(criteria).")
    case .gap:
      say(
        "Độ tin cậy tính từ chênh lệch với điểm cấp trên chấm: \(criteria).",
        "Reliability from the gap to the superior's ratings: \(criteria).")
    case .bound:
      say(
        "Không có lần chấm lặp lại nên không biết độ tin cậy; đã trừ sai số làm tròn và mức sai số thường gặp mà kết quả đo "
          + "còn cho phép, khoảng tin cậy đã tính cả điều này: \(criteria).",
        "Nobody rated twice, so that the reliability is not known: rounding and as much noise as is usual and the outcomes "
          + "leave room for is taken out, and the intervals allow for it: \(criteria).")
    }
  }
}
