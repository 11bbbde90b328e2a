internal import Inflation

extension Vietnamese: AuditTexts {
  func auditIntroduction(_ findings: AuditFindings) -> String {
    let drawn =
      findings.hasPlan
      ? "Đơn vị được chọn theo kế hoạch mẫu; trong mọi con số, mỗi đơn vị được thẩm định đại diện cho đúng số đơn vị mà kế hoạch "
        + "đã định."
      : "Không có kế hoạch mẫu đi kèm: các đơn vị được thẩm định được coi như chọn ngẫu nhiên trong số được nêu và trong số còn "
        + "lại; điều này chỉ đúng nếu không ai lựa chọn."
    let reason =
      findings.verifierError.map { findings.limit <= 2 * $0.deviation && findings.limit > 0 } ?? false
      ? " (hai lần sai số của người thẩm định)" : ""
    let limit =
      findings.limit > 0
      ? "Điểm được coi là cao khi vượt kết quả thẩm định hơn \(numbers.trimmed(findings.limit, 1)) điểm\(reason)."
      : "Điểm được coi là cao khi vượt kết quả thẩm định, dù ít; có thể đặt trước mức chênh lệch được bỏ qua."
    return "\(drawn) \(limit)"
  }

  func column(_ column: AuditColumn) -> String {
    switch column {
    case .group: "Đơn vị"
    case .units: "Số đơn vị"
    case .verified: "Số đã thẩm định"
    case .overRated: "Tỷ lệ điểm cao"
    case .overRatedInterval: "Khoảng của tỷ lệ"
    case .meanPoints: "Số điểm cao trung bình"
    case .meanPointsInterval: "Khoảng của số điểm"
    }
  }

  func group(_ name: AuditFindings.Group.Name) -> String {
    switch name {
    case .all: "tất cả"
    case .flagged: "nên xem lại"
    case .notFlagged: "còn lại"
    }
  }

  func auditCaption(year: Int) -> String { "Thẩm định năm \(year)" }

  func precision(_ share: AuditFindings.Estimate, withAnswers: Bool) -> String {
    let base = withAnswers ? "Theo kết quả thẩm định và trả lời của đơn vị" : "Theo kết quả thẩm định"
    let ends = range(numbers.percent(share.lower), numbers.percent(share.upper))
    guard let value = share.value else {
      return
        "\(base), \(ends) số lượt được nêu đúng là có điểm cao; phần lớn đơn vị chưa trả lời cũng chưa được thẩm định."
    }
    return "\(base), \(numbers.percent(value)) số lượt được nêu đúng là có điểm cao (\(ends))."
  }

  func correctedPrecision(_ share: AuditFindings.Estimate) -> String {
    let value = share.value.map { numbers.percent($0) } ?? "–"
    return "Người thẩm định cũng có sai số; trừ sai số đó đi (Rogan và Gladen) thì tỷ lệ là \(value) "
      + "(\(range(numbers.percent(share.lower), numbers.percent(share.upper))))."
  }

  func absoluteLevel(_ points: AuditFindings.Estimate) -> String {
    let value = points.value.map { numbers.signed($0) } ?? "–"
    return "Tính chung mọi đơn vị, điểm chấm lệch \(value) điểm "
      + "(\(range(numbers.signed(points.lower), numbers.signed(points.upper)))) so với mức mà thẩm định sẽ cho: đây là phần mà so "
      + "sánh các đơn vị với nhau không thấy được."
  }

  func verifierError(_ error: VerifierError) -> String {
    "Hai người thẩm định cùng một đơn vị (\(numbers.integer(error.units)) đơn vị) lệch nhau; độ lệch chuẩn của một lần thẩm định "
      + "là \(numbers.fixed(error.deviation)) điểm (\(range(numbers.fixed(error.lower), numbers.fixed(error.upper))))."
  }

  func conformal(_ findings: ConformalFindings) -> String {
    "So với \(numbers.integer(findings.inOrder)) đơn vị đã thẩm định và đúng mức, không dùng mô hình nào, có "
      + "\(numbers.integer(findings.listed)) đơn vị chưa thẩm định nổi lên ở tỷ lệ đã chọn; "
      + "\(numbers.integer(findings.listedAndFlagged)) đơn vị trong số đó cũng nằm trong danh sách."
  }

  func prior(_ prior: AuditFindings.Prior) -> String {
    let points =
      prior.meanPoints.map { mean in
        ", trung bình cao \(numbers.fixed(mean)) điểm"
          + (prior.deviation.map { " (độ lệch chuẩn \(numbers.fixed($0)))" } ?? "")
      } ?? ""
    return
      "Lần rà soát năm sau có thể bắt đầu từ mức \(numbers.percent(prior.share, 1)) đơn vị có điểm cao, chắc chắn ngang với "
      + "\(numbers.fixed(prior.effectiveUnits, 0)) đơn vị chọn ngẫu nhiên\(points)."
  }

  func answers(_ answers: AuditFindings.Answers) -> String {
    let open = answers.answered - answers.accepted - answers.notAccepted
    return
      "\(numbers.integer(answers.answered)) đơn vị được nêu đã trả lời: \(numbers.integer(answers.accepted)) trả lời được "
      + "chấp nhận, \(numbers.integer(answers.notAccepted)) không được chấp nhận, \(numbers.integer(open)) chưa kết luận."
  }

  func auditGaps(notVerified: Int, outsidePlan: Int) -> String {
    "\(numbers.integer(notVerified)) đơn vị trong mẫu chưa có kết quả và được coi là thiếu ngẫu nhiên; "
      + "\(numbers.integer(outsidePlan)) kết quả của đơn vị ngoài mẫu không được tính."
  }

  func answer(_ words: String, isAccepted: Bool?) -> String {
    let outcome =
      switch isAccepted {
      case true: "được chấp nhận"
      case false: "không được chấp nhận"
      case nil: "chưa kết luận"
      }
    return words.isEmpty ? "Đơn vị đã trả lời; \(outcome)." : "Trả lời của đơn vị (\(outcome)): “\(words)”"
  }
}
