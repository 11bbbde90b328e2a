extension Vietnamese: ConsoleTexts {
  func console(_ line: ConsoleLine) -> String {
    switch line {
    case .study: "Nghiên cứu"
    case .units: "Đơn vị"
    case .years: "Năm"
    case .over: "Nên xem lại, điểm cao hơn"
    case .under: "Nên xem lại, điểm thấp hơn"
    case .notAssessed: "Chưa đủ căn cứ"
    case .appraisers: "Cấp trên nên xem lại"
    case .weights: "Mức điểm tiêu chí đề xuất đổi"
    case .transitions: "Đổi mức xếp loại"
    case .detectable: "Phát hiện được chênh lệch từ"
    case .results: "Kết quả ở"
    }
  }

  func outOf(_ count: Int, _ total: Int) -> String { "\(numbers.integer(count)) trên \(numbers.integer(total))" }
  func levelChanges(_ count: Int) -> String { "\(numbers.integer(count)) đơn vị" }
  func points(_ value: Double) -> String { "\(numbers.fixed(value)) điểm" }
  var consoleLookFirst: String {
    "Căn cứ mạnh nhất: đơn vị, năm, số điểm chưa giải thích được, tiêu chí nên xem trước (nên xem lại, không phải kết luận):"
  }
  func consoleSmallStudy(least: Int, assessed: Int) -> String {
    "Chỉ xét được \(numbers.integer(assessed)) đơn vị; danh sách cần ít nhất \(numbers.integer(least)) đơn vị đủ căn cứ, nên quy mô này "
      + "thường chỉ xếp được thứ tự."
  }
  var consoleReminder: String { "Không được nêu không có nghĩa là điểm đã đúng mức." }
}
