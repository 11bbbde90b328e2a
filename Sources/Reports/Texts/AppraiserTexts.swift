internal import Evaluation

/// The sentences on appraisers between whom no difference was found.
struct AppraiserTexts: BilingualTexts {
  let language: Language

  init(_ language: Language) {
    self.language = language
  }

  /// What stands in the place of an interval.
  var noDifference: String { say("không thấy khác biệt", "no difference found") }

  /// The years without a difference, and what that does not say.
  func noDifference(in years: [Int]) -> String {
    let list = years.map(String.init).joined(separator: ", ")
    return say(
      "Năm \(list): không thấy khác biệt giữa các cấp trên trực tiếp ngoài mức ngẫu nhiên. Điều đó không có nghĩa là nơi nào cũng "
        + "chấm như nhau, nên bảng không ghi khoảng tin cậy.",
      "\(list): no difference between immediate superiors was found beyond what chance makes. That does not say that they all "
        + "rate alike, and so the table gives no interval.")
  }
}
