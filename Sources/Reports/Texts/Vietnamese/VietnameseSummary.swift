extension Vietnamese: SummaryTexts {
  func summaryScope(_ facts: SummaryFacts) -> String {
    let years = facts.years.map(String.init)
    let period =
      years.count > 1 ? "các năm \(years.first ?? "")–\(years.last ?? "")" : "năm \(years.first ?? "")"
    return "Báo cáo đối chiếu \(ratingName(facts.rater)) của \(numbers.integer(facts.units)) đơn vị, \(period), với "
      + "\(numbers.integer(facts.indicators)) chỉ số kết quả do nơi khác đo, và xét được "
      + "\(numbers.integer(facts.assessed)) trên \(numbers.integer(facts.unitYears)) lượt đơn vị."
  }

  func summaryFlags(_ facts: SummaryFacts) -> String {
    let under = "\(numbers.integer(facts.under)) lượt vì điểm thấp hơn"
    guard facts.over > 0 else {
      return "Không lượt đơn vị nào được nêu vì điểm cao hơn mức kết quả giải thích được, và \(under); không được nêu "
        + "không có nghĩa là điểm đã đúng mức."
    }
    return "Nên xem lại \(numbers.integer(facts.over)) lượt vì điểm cao hơn mức kết quả giải thích được, và \(under); "
      + "trong 100 lượt được nêu vì cao hơn, dự kiến nhiều nhất khoảng "
      + "\(numbers.trimmed(100 * facts.falseDiscoveryRate, 0)) lượt không cần điều chỉnh gì."
  }

  func summaryGroups(_ facts: SummaryFacts) -> String {
    let appraisers =
      facts.lenientAppraisers > 0
      ? "Ở \(numbers.integer(facts.lenientAppraisers)) trên \(numbers.integer(facts.appraisers)) nhóm theo cấp trên "
        + "trực tiếp và năm, điểm của cả nhóm cao hơn mức kết quả giải thích được"
      : "Không có cấp trên trực tiếp nào mà điểm của cả nhóm cao hơn rõ mức kết quả giải thích được"
    return appraisers + "; " + driftClause(facts)
  }

  private func driftClause(_ facts: SummaryFacts) -> String {
    guard let drift = facts.largestDrift else {
      return facts.hasDrift
        ? "mặt bằng điểm qua các năm không lệch rõ khỏi kết quả đo được."
        : "chưa đủ số liệu để so mặt bằng điểm giữa các năm."
    }
    let direction = drift.points.value > 0 ? "cao thêm" : "thấp đi"
    return
      "mặt bằng điểm \(drift.type) năm \(drift.year) \(direction) \(numbers.fixed(abs(drift.points.value))) điểm so "
      + "với năm \(drift.baseYear) ngoài phần mà kết quả giải thích được."
  }

  func summaryWeights(_ facts: SummaryFacts) -> String {
    guard facts.criteria > 0 else { return "Lần chạy này không hiệu chuẩn điểm của tiêu chí." }
    let support =
      "Kết quả đo được cho thấy \(numbers.integer(facts.supportedCriteria)) trên \(numbers.integer(facts.criteria)) "
      + "mức điểm tiêu chí hiện hành nằm ngoài khoảng tin cậy"
    guard let move = facts.largestMove else { return support + "; chưa đề xuất thay đổi điểm của tiêu chí nào." }
    return support + "; đề xuất chỉnh \(numbers.integer(facts.movedCriteria)) mức, nhiều nhất là tiêu chí "
      + "\(move.criterion), từ \(numbers.trimmed(move.now)) thành \(numbers.trimmed(move.proposed)) điểm."
  }

  func summaryLimits(_ facts: SummaryFacts) -> String {
    let open = numbers.integer(facts.unitYears - facts.assessed)
    return
      "Nếu áp dụng bảng điểm đề xuất, \(numbers.integer(facts.transitions)) lượt đơn vị đổi mức xếp loại theo điểm; "
      + "còn \(open) lượt chưa đủ căn cứ, và mọi nhận xét ở đây chỉ là lý do để xem lại hồ sơ, không thay cho thẩm định."
  }
}
