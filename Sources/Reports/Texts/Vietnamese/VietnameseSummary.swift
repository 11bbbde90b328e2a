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
    let under =
      facts.under > 0 ? "\(numbers.integer(facts.under)) lượt vì điểm thấp hơn" : "không lượt nào vì điểm thấp hơn"
    guard facts.over > 0 else {
      return
        "Không lượt đơn vị nào được nêu vì điểm cao hơn mức kết quả giải thích được, \(under); không được nêu không "
        + "có nghĩa là điểm đã đúng mức."
    }
    return "Nên xem lại \(numbers.integer(facts.over)) lượt vì điểm cao hơn mức kết quả giải thích được"
      + "\(lastYear(facts)), \(under); trong 100 lượt được nêu vì cao hơn, dự kiến nhiều nhất khoảng "
      + "\(numbers.trimmed(100 * facts.falseDiscoveryRate, 0)) lượt không cần điều chỉnh gì."
  }

  private func lastYear(_ facts: SummaryFacts) -> String {
    guard facts.years.count > 1, let year = facts.years.last else { return "" }
    return " (riêng năm \(year): \(numbers.integer(facts.overInLastYear)) lượt)"
  }

  func summaryGroups(_ facts: SummaryFacts) -> String {
    guard facts.appraisers > 0 else { return "Không có cấp trên trực tiếp nào để so sánh; " + driftClause(facts) }
    let appraisers =
      "Trong \(numbers.integer(facts.appraisers)) nhóm theo cấp trên trực tiếp và năm, "
      + "\(numbers.integer(facts.appraisersAbove)) nhóm có điểm trung bình cao hơn hẳn mức kết quả giải thích được và "
      + "\(numbers.integer(facts.lenientAppraisers)) nhóm đủ căn cứ để nên xem lại cách chấm"
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
      "Trong \(numbers.integer(facts.criteria)) tiêu chí, \(numbers.integer(facts.supportedCriteria)) tiêu chí có điểm "
      + "hiện hành nằm ngoài khoảng mà kết quả đo được ủng hộ"
    guard let move = facts.largestMove else { return support + "; chưa đề xuất thay đổi điểm của tiêu chí nào." }
    return support
      + "; đề xuất chỉnh \(numbers.integer(facts.movedCriteria)) tiêu chí, nhiều nhất là \"\(move.criterion)\", "
      + "từ \(numbers.trimmed(move.now)) thành \(numbers.trimmed(move.proposed)) điểm."
  }

  func summaryLimits(_ facts: SummaryFacts) -> String {
    let open = facts.unitYears - facts.assessed
    let assessed =
      open > 0 ? "\(numbers.integer(open)) lượt chưa đủ căn cứ để xem xét" : "mọi lượt đơn vị đều đủ căn cứ để xem xét"
    return "Nếu áp dụng bảng điểm đề xuất, \(numbers.integer(facts.transitions)) đơn vị đổi mức xếp loại theo điểm; "
      + "\(assessed); mọi nhận xét ở đây chỉ là lý do để xem lại hồ sơ, không thay cho thẩm định."
  }
}
