internal import Evaluation

/// The sentences of the letter that asks a unit for the grounds of its rating.
struct LetterTexts: BilingualTexts {
  let language: Language

  /// The sentences in a language.
  init(_ language: Language) {
    self.language = language
  }

  func title(_ name: String, year: Int) -> String {
    say(
      "Đề nghị giải trình kết quả tự đánh giá năm \(year): \(name)",
      "Request for grounds of the self-rating of \(year): \(name)")
  }

  /// Where no unit needs a letter.
  var none: String {
    say(
      "Không có đơn vị nào chênh từ 5 điểm trở lên hoặc khác mức xếp loại.",
      "No unit differs by 5 points or more or in its level.")
  }

  /// Both ratings, in points and levels.
  func ratings(_ row: GapRow, own: String?, decided: String?) -> String {
    func rated(_ total: Double?, _ level: String?) -> String {
      let points = total.map { say("\(numbers.fixed($0)) điểm", "\(numbers.fixed($0)) points") }
      return [points, level].compactMap(\.self).joined(separator: ", ")
    }
    let gap = row.gap.map {
      say("; chênh lệch \(numbers.signed($0)) điểm", "; a difference of \(numbers.signed($0)) points")
    }
    return say(
      "Kết quả tự đánh giá: \(rated(row.ownTotal, own)). Kết quả thẩm định: \(rated(row.decidedTotal, decided))"
        + "\(gap ?? "").",
      "Self-rating: \(rated(row.ownTotal, own)). Appraisal: \(rated(row.decidedTotal, decided))\(gap ?? "").")
  }

  /// Why a letter is sent.
  var rule: String {
    say(
      "Khi chênh lệch từ 5 điểm trở lên hoặc khác mức xếp loại, cả hai phía cần nêu căn cứ bằng văn bản. Thư này chưa kết "
        + "luận kết quả nào đúng.",
      "Where the difference is 5 points or more, or the level differs, both sides state their grounds in writing. This "
        + "letter does not say which of the two is right.")
  }

  var lookAt: String { say("Đề nghị nêu căn cứ trước hết ở:", "Grounds are asked for first on:") }

  func part(_ name: String, _ part: GapRow.Part) -> String {
    let own = numbers.trimmed(part.own)
    let decided = numbers.trimmed(part.decided)
    return say("\(name): tự chấm \(own), thẩm định \(decided)", "\(name): self \(own), appraisal \(decided)")
  }

  /// What the unit may answer with, and its rights.
  var answer: String {
    say(
      "Đơn vị có thể gửi minh chứng, bổ sung tài liệu, đề nghị xem lại kết quả thẩm định hoặc bảo lưu ý kiến. Nguyên nhân "
        + "có thể do tài liệu đến muộn, công việc không có trong tiêu chí hoặc hai bên hiểu tiêu chí khác nhau.",
      "The unit may send evidence, add documents, ask for the appraisal to be reviewed or reserve its opinion. Late "
        + "documents, work that no criterion covers, or different readings of a criterion are possible reasons.")
  }
}
