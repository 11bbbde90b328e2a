extension Vietnamese: SummaryTexts {
  func summaryScope(_ facts: SummaryFacts) -> String {
    let years = facts.years.map(String.init)
    let period = years.count > 1 ? "các năm \(years.first ?? "")–\(years.last ?? "")" : "năm \(years.first ?? "")"
    guard facts.indicators > 0 else {
      return
        "Báo cáo xem \(ratingName(facts.rater)) của \(numbers.integer(facts.units)) đơn vị, \(period). Chưa có số liệu "
        + "của chỉ số kết quả nào do nơi khác đo, nên chưa đối chiếu được đơn vị nào."
    }
    return "Báo cáo đối chiếu \(ratingName(facts.rater)) của \(numbers.integer(facts.units)) đơn vị, \(period), với "
      + "\(numbers.integer(facts.indicators)) chỉ số kết quả do nơi khác đo; xét được \(numbers.integer(facts.assessed)) "
      + "trên \(numbers.integer(facts.unitYears)) lượt (mỗi đơn vị trong một năm là một lượt)."
  }

  func heading(_ heading: SummaryHeading) -> String {
    switch heading {
    case .found: "Kết quả chính"
    case .certainty: "Mức độ chắc chắn"
    case .next: "Việc cần làm tiếp theo"
    }
  }

  func summaryFindings(_ facts: SummaryFacts) -> [String] {
    [over(facts), under(facts), groups(facts), driftSentence(facts), weights(facts)]
  }

  private func over(_ facts: SummaryFacts) -> String {
    guard facts.assessed > 0 else { return "Điểm cao: chưa xét được đơn vị nào\(reasons(facts))." }
    guard facts.over > 0 else {
      return "Điểm cao: không đơn vị nào được nêu vì điểm cao hơn mức kết quả giải thích được; không được nêu không có "
        + "nghĩa là điểm đã đúng mức."
    }
    let subject =
      facts.overInLastYear > 0
      ? "\(numbers.integer(facts.overInLastYear)) trên \(numbers.integer(facts.assessedInLastYear)) đơn vị"
      : "không đơn vị nào"
    let levels =
      facts.otherLevel > 0
      ? "; trong đó \(numbers.integer(facts.otherLevel)) đơn vị đang ở mức xếp loại cao hơn mức ứng với điểm thường gặp"
      : ""
    return "Điểm cao: năm \(facts.lastYear), \(subject) có \(ratingName(facts.rater)) cao hơn mức kết quả giải thích "
      + "được, nên xem lại hồ sơ\(levels)\(earlier(facts.over - facts.overInLastYear, facts))."
  }

  /// Why units could not be assessed, in brackets.
  private func reasons(_ facts: SummaryFacts) -> String {
    facts.reasons.isEmpty ? "" : " (\(list(facts.reasons.map(reasonName))))"
  }

  private func under(_ facts: SummaryFacts) -> String {
    guard facts.assessed > 0 else { return "Điểm thấp: chưa xét được đơn vị nào\(reasons(facts))." }
    guard facts.under > 0 else { return "Điểm thấp: không đơn vị nào được nêu vì điểm thấp hơn mức kết quả cho thấy." }
    let subject = facts.underInLastYear > 0 ? "\(numbers.integer(facts.underInLastYear)) đơn vị" : "không đơn vị nào"
    return "Điểm thấp: năm \(facts.lastYear), \(subject) có điểm thấp hơn mức kết quả cho thấy"
      + "\(earlier(facts.under - facts.underInLastYear, facts))."
  }

  private func earlier(_ count: Int, _ facts: SummaryFacts) -> String {
    facts.years.count > 1 ? "; các năm trước: \(numbers.integer(count)) lượt" : ""
  }

  private func groups(_ facts: SummaryFacts) -> String {
    guard facts.appraisers > 0 else { return "Cấp trên trực tiếp: không có nhóm nào để so sánh." }
    let all = "trong \(numbers.integer(facts.appraisers)) nhóm (mỗi cấp trên trực tiếp trong một năm là một nhóm)"
    let above = facts.appraisersAbove - facts.lenientAppraisers
    let rest =
      above > 0
      ? "; \(numbers.integer(above)) nhóm khác có điểm trung bình cao hơn hẳn nhưng chưa có căn cứ thứ hai xác nhận"
      : ""
    guard facts.lenientAppraisers > 0 else {
      return "Cấp trên trực tiếp: \(all), chưa nhóm nào đủ căn cứ để nên xem lại cách chấm\(rest)."
    }
    let names = facts.lenient.count <= 3 ? ": " + list(facts.lenient) : ""
    return
      "Cấp trên trực tiếp: \(all), \(numbers.integer(facts.lenientAppraisers)) nhóm nên xem lại cách chấm\(names)\(rest)."
  }

  private func driftSentence(_ facts: SummaryFacts) -> String {
    guard let drift = facts.largestDrift else {
      return facts.hasDrift
        ? "Mặt bằng điểm: qua các năm không lệch rõ khỏi kết quả đo được."
        : "Mặt bằng điểm: chưa đủ số liệu để so giữa các năm."
    }
    let direction = drift.points.value > 0 ? "cao thêm" : "thấp đi"
    let ends = drift.points.ends.map { " (\(range(numbers.signed($0.lower), numbers.signed($0.upper))))" } ?? ""
    return "Mặt bằng điểm: \(drift.type) năm \(drift.year) \(direction) \(numbers.fixed(abs(drift.points.value))) "
      + "điểm\(ends) so với năm \(drift.baseYear), ngoài phần mà kết quả giải thích được."
  }

  private func weights(_ facts: SummaryFacts) -> String {
    guard facts.criteria > 0 else { return "Điểm tiêu chí: lần chạy này không hiệu chuẩn." }
    guard facts.isCalibrated else {
      return "Điểm tiêu chí: số liệu chưa đủ để biết kết quả đo được ủng hộ mức điểm nào; giữ nguyên điểm hiện hành."
    }
    let support =
      "Điểm tiêu chí: \(numbers.integer(facts.supportedCriteria)) trên \(numbers.integer(facts.criteria)) tiêu chí có điểm "
      + "hiện hành nằm ngoài khoảng mà kết quả đo được ủng hộ"
    guard let move = facts.largestMove else { return support + "; chưa đề xuất thay đổi điểm của tiêu chí nào." }
    return support
      + "; đề xuất chỉnh \(numbers.integer(facts.movedCriteria)) tiêu chí, nhiều nhất là \"\(move.criterion)\", "
      + "từ \(numbers.trimmed(move.now)) \(move.proposed < move.now ? "xuống" : "lên") \(numbers.trimmed(move.proposed)) điểm; nếu "
      + "áp dụng, "
      + "\(numbers.integer(facts.transitions)) đơn vị đổi mức xếp loại."
  }

  func summaryCertainty(_ facts: SummaryFacts) -> [String] {
    var sentences: [String] = []
    if facts.over > 0 { sentences.append(wanted(facts)) }
    if let sizes = facts.detectable {
      let (least, most) = (numbers.fixed(sizes.lowerBound), numbers.fixed(sizes.upperBound))
      let size = least == most ? "khoảng \(least) điểm" : "khoảng \(least) đến \(most) điểm (tùy loại hình)"
      sentences.append(
        "Chênh lệch từ \(size) trở lên được phát hiện trong 80 trên 100 trường hợp; chênh lệch nhỏ hơn có thể không được "
          + "nêu, nên không có tên trong danh sách không có nghĩa là điểm đã đúng mức.")
    }
    sentences += limitsOfSize(facts)
    if facts.unitYears > facts.assessed {
      sentences.append(
        "\(numbers.integer(facts.unitYears - facts.assessed)) lượt chưa đủ căn cứ để xem xét\(reasons(facts)).")
    }
    sentences.append(
      facts.verified > 0
        ? "Đã thẩm định \(numbers.integer(facts.verified)) lượt theo mẫu; kết quả ở phần \"\(heading(.audits))\"."
        : "Cao hay thấp là so với các đơn vị cùng loại hình có kết quả tương tự. Chưa thẩm định mẫu nên chưa biết mặt bằng "
          + "chung cao hơn thực tế bao nhiêu.")
    return sentences + [
      "Mọi nhận xét ở đây là lý do để xem lại hồ sơ, không phải là kết luận và không thay cho thẩm định."
    ]
  }

  /// What a study of this size cannot find, whatever there is.
  private func limitsOfSize(_ facts: SummaryFacts) -> [String] {
    var sentences: [String] = []
    if let least = facts.leastListed {
      sentences.append(
        "Với tỷ lệ nêu nhầm đã chọn, danh sách chỉ lập được khi có ít nhất \(numbers.integer(least)) đơn vị đủ căn cứ; năm "
          + "\(facts.lastYear) chỉ xét được \(numbers.integer(facts.assessedInLastYear)) đơn vị nên không có ai được nêu là điều "
          + "thường gặp. Thứ tự theo căn cứ nằm trong tệp flags.csv, chỉ để tham khảo.")
    }
    if !facts.blindTypes.isEmpty {
      let place = facts.detectable == nil ? "" : "\(list(facts.blindTypes)): "
      sentences.append(
        "\(place)\(place.isEmpty ? "Thử" : "thử") trên số liệu mô phỏng cùng quy mô, chênh lệch đến "
          + "\(numbers.trimmed(facts.largestSizeTried)) điểm cũng chưa được phát hiện trong 80 trên 100 trường hợp, nên không có "
          + "tên trong danh sách hầu như không nói lên điều gì.")
    }
    return sentences
  }

  private func wanted(_ facts: SummaryFacts) -> String {
    func of100(_ share: Double) -> String { numbers.fixed(100 * share, 0) }
    let text =
      "Trong 100 lượt được nêu vì điểm cao, dự kiến nhiều nhất khoảng \(of100(facts.falseDiscoveryRate)) lượt không cần "
      + "điều chỉnh gì"
    guard let tried = facts.simulatedRate else { return text + "." }
    let (low, high) = (of100(tried.lowerBound), of100(tried.upperBound))
    return text
      + "; thử trên số liệu mô phỏng cùng quy mô thì thấy \(low == high ? low : "\(low) đến \(high)") lượt, nên khi "
      + "xem hồ sơ cần tính đến mức này."
  }

  func summaryNext(_ facts: SummaryFacts) -> [String] {
    var steps: [String] = []
    if facts.over > 0 {
      steps.append(
        "Chuyển cho cấp trên trực tiếp trang của từng đơn vị (phần \"\(heading(.unitPages))\"); xem trước hồ sơ các tiêu "
          + "chí được gợi ý, nghe đơn vị giải trình và bổ sung minh chứng rồi mới quyết định.")
    }
    if !facts.superiors.isEmpty {
      let places = facts.superiors.map {
        "\($0.name) (\(numbers.integer($0.listed)) trên \(numbers.integer($0.units)) đơn vị)"
      }
      steps.append("Bắt đầu ở nơi có nhiều đơn vị trong danh sách năm \(facts.lastYear) nhất: \(list(places)).")
    }
    if facts.underInLastYear > 0 {
      steps.append(
        "Xem lại \(numbers.integer(facts.underInLastYear)) đơn vị có điểm thấp hơn mức kết quả cho thấy, để không thiệt cho "
          + "đơn vị.")
    }
    if facts.gaps > 0 {
      steps.append(
        "Yêu cầu căn cứ bằng văn bản đối với \(numbers.integer(facts.gaps)) đơn vị có điểm tự chấm chênh từ 5 điểm trở lên "
          + "hoặc khác mức so với thẩm định (tệp gaps.csv).")
    }
    if facts.largestMove != nil {
      steps.append(
        "Trình cấp có thẩm quyền bảng điểm đề xuất, kèm danh sách đơn vị sẽ đổi mức, trước khi dùng cho năm sau.")
    }
    if facts.verified == 0, facts.assessed > 0 {
      steps.append(
        "Thẩm định một mẫu đơn vị, gồm cả đơn vị không được nêu, để biết "
          + (facts.over > 0 ? "bao nhiêu phần danh sách là đúng" : "mặt bằng điểm cao hơn thực tế bao nhiêu")
          + " (người phân tích lập mẫu bằng lệnh thucchat audit).")
    }
    if facts.unitYears > facts.assessed {
      steps.append("Bổ sung chỉ số kết quả cho những lượt chưa đủ căn cứ (phần \"\(heading(.notAssessable))\").")
    }
    return steps
  }
}
