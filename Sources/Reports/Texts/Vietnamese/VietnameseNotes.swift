extension Vietnamese: NoteTexts {
  func note(_ key: NoteKey, _ values: NoteValues) -> String {
    switch key {
    case .outcomesNone:
      "\(values["type"]), năm \(values["year"]): không chỉ số kết quả nào có số liệu."
    case .outcomesPooledLoadings:
      "\(values["type"]), năm \(values["year"]): chỉ có \(values.number("units")) đơn vị, nên các chỉ số kết "
        + "quả được gộp theo cách tính chung của mọi loại hình."
    case .outcomesPooledSpread:
      "Chỉ số \(values["indicator"]), \(values["type"]), năm \(values["year"]): ít đơn vị, nên dùng độ phân "
        + "tán chung của mọi loại hình."
    case .outcomesTooFewValues:
      "Chỉ số \(values["indicator"]), \(values["type"]), năm \(values["year"]): quá ít giá trị nên không dùng."
    case .outcomesNormalScores:
      "Chỉ số \(values["indicator"]), \(values["type"]), năm \(values["year"]): hơn nửa số đơn vị có cùng một "
        + "giá trị, nên dùng thứ hạng thay cho giá trị."
    case .outcomesConstant:
      "Chỉ số \(values["indicator"]), \(values["type"]), năm \(values["year"]): mọi đơn vị có cùng giá trị nên "
        + "không dùng được."
    case .outcomesDefaultReliability:
      "Năm \(values["year"])\(values.optional("type") { ", \($0)" }): số liệu không đủ để biết độ tin cậy của "
        + "chỉ số \(values["indicators"]); đã lấy mức \(values.number("reliability")), mọi kết quả ở đây phụ thuộc "
        + "vào lựa chọn đó."
    case .outcomesNoLoading:
      "Năm \(values["year"])\(values.optional("type") { ", \($0)" }): chỉ số \(values["indicator"]) không đi "
        + "cùng các chỉ số khác nên không góp vào điểm kết quả; nên kiểm tra chiều tốt lên của chỉ số."
    case .outcomesDenominatorWithoutShare:
      "Chỉ số \(values["indicator"]) có cột mẫu số nhưng giá trị không phải là tỷ lệ, nên mẫu số không được "
        + "dùng."
    case .detectionSmallStudy:
      "Năm \(values["year"]): xét được \(values.number("assessed")) đơn vị. Với tỷ lệ nêu nhầm đã chọn, danh "
        + "sách chỉ lập được khi có ít nhất \(values.number("least")) đơn vị đủ căn cứ, nên cuộc rà soát nhỏ như "
        + "thế này thường chỉ xếp được thứ tự."
    case .revisionTypesShareCriteria:
      "\(values.number("criteria")) tiêu chí dùng chung cho nhiều loại hình; điểm đề xuất là một mức chung cho "
        + "các loại hình đó."
    case .revisionBoundsMovedInward:
      "Giới hạn điểm của tiêu chí \(values["criteria"]) không nằm trên bước \(values.number("step")) điểm nên "
        + "đã thu vào bước gần nhất."
    case .revisionConditionOnMovedCriterion:
      "Mức \(values["level"]) có điều kiện \(values["condition"]) đặt trên tiêu chí \(values["criterion"]), là "
        + "tiêu chí được đề xuất đổi điểm; nên xem lại con số trong điều kiện."
    case .revisionPointsOffRatingStep:
      "Điểm đề xuất của tiêu chí \(values["criteria"]) không chia hết cho bước chấm; nên chọn lại bước chấm "
        + "hoặc bước của điểm đề xuất."
    }
  }

  func unknownNote(_ key: String, _ values: [(name: String, value: String)]) -> String {
    let details = values.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
    return "Ghi chú kỹ thuật \(key)" + (details.isEmpty ? "." : ": \(details).")
  }
}
