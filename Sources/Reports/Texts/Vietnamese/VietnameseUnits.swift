internal import Inflation

extension Vietnamese: UnitTexts {
  func ratingName(_ rater: String) -> String {
    switch rater {
    case "self": "điểm tự chấm"
    case "collective": "điểm tập thể chấm"
    case "superior": "điểm cấp trên trực tiếp chấm"
    case "peer": "điểm đơn vị bạn chấm"
    case "public": "điểm do người dân, người được hỏi ý kiến chấm"
    default: "điểm do \(rater) chấm"
    }
  }

  func rated(rater: String, total: Double, level: String?) -> String {
    let subject = rater == "self" ? "Đơn vị tự chấm" : "Đơn vị có \(ratingName(rater)) là"
    let level = level.map { " (ứng với mức: \($0))" } ?? ""
    return "\(subject) \(numbers.fixed(total)) điểm\(level)."
  }

  func usual(_ expected: Interval, level: String?, peers: Int, outcomes: Int) -> String {
    var text =
      "Những đơn vị cùng loại hình, có kết quả đo được tương tự, thường ở mức \(numbers.fixed(expected.value)) điểm"
    var details: [String] = []
    if let ends = expected.ends { details.append(range(numbers.fixed(ends.lower), numbers.fixed(ends.upper))) }
    if let level { details.append("ứng với mức: \(level)") }
    if peers > 0 { details.append("so với \(numbers.integer(peers)) đơn vị") }
    if outcomes > 0 { details.append("theo \(numbers.integer(outcomes)) chỉ số kết quả") }
    if !details.isEmpty { text += " (\(details.joined(separator: "; ")))" }
    return text + "."
  }

  func unexplainedAbove(_ points: Interval) -> String {
    "Phần điểm cao hơn mà kết quả đo được chưa giải thích: \(amount(points)) điểm\(ends(points))."
  }

  func unexplainedBelow(_ points: Interval) -> String {
    "Điểm thấp hơn mức kết quả cho thấy khoảng \(amount(points)) điểm\(ends(points, negated: true))."
  }

  private func amount(_ points: Interval) -> String { numbers.fixed(abs(points.value)) }

  private func ends(_ points: Interval, negated: Bool = false) -> String {
    guard let ends = points.ends else { return "" }
    let (low, high) = negated ? (-ends.upper, -ends.lower) : (ends.lower, ends.upper)
    return " (\(range(numbers.fixed(low), numbers.fixed(high))))"
  }

  func notTheDifference(_ difference: Double, isLarger: Bool) -> String {
    isLarger
      ? "Số này lớn hơn chênh lệch với mức thường gặp (\(numbers.fixed(difference)) điểm), vì còn dựa vào điểm của từng tiêu chí và "
        + "điểm của người chấm khác."
      : "Số này nhỏ hơn chênh lệch với mức thường gặp (\(numbers.fixed(difference)) điểm), vì đã bớt phần có thể chỉ do ngẫu nhiên."
  }

  func needNoChange(own: Double?, listed: Double) -> String {
    func of100(_ share: Double) -> String { numbers.fixed(100 * share, 0) }
    let all = 100 * listed < 0.5 ? "chưa đến 1" : "khoảng \(of100(listed))"
    guard let own, of100(max(own, listed)) != of100(listed) else {
      return "Cứ 100 đơn vị được nêu với căn cứ như thế này trở lên thì \(all) đơn vị không cần điều chỉnh gì."
    }
    return
      "Cứ 100 đơn vị có căn cứ như đơn vị này thì khoảng \(of100(own)) đơn vị không cần điều chỉnh gì; tính cả những đơn "
      + "vị được nêu với căn cứ mạnh hơn thì \(all)."
  }

  var weakEvidence: String { "Căn cứ đối với đơn vị này yếu, nên xem sau những đơn vị có căn cứ mạnh hơn." }

  func needNoChangeBelow(listed: Double) -> String {
    "Cứ 100 đơn vị được nêu vì điểm thấp thì nhiều nhất khoảng \(numbers.fixed(100 * listed, 0)) đơn vị không cần điều chỉnh gì."
  }

  func pattern(_ pattern: FlagRow.Pattern) -> String {
    switch pattern {
    case .overrating: "Điểm cao hơn ở nhiều tiêu chí hoặc ở một số tiêu chí nêu dưới đây."
    case .appraiser: "Các đơn vị khác cùng cấp trên trực tiếp cũng có điểm cao hơn mức kết quả giải thích được."
    case .cutoff:
      "Tổng điểm nằm ngay tại hoặc ngay trên ngưỡng xếp loại; nỗ lực thực sự để đạt ngưỡng cũng cho kết quả như vậy."
    case .similar: "Điểm nhiều tiêu chí trùng với đơn vị khác cùng cấp trên trực tiếp nhiều hơn thường gặp."
    case .straightlining: "Điểm các tiêu chí gần như cùng một tỷ lệ, ít phân biệt hơn thường gặp."
    case .jump: "Điểm tăng nhanh so với chính đơn vị những năm trước, trong khi kết quả đo được không tăng tương ứng."
    case .aboveCollective: "Điểm cao hơn điểm của tập thể mà đơn vị hoặc cá nhân thuộc về."
    }
  }

  func patternName(_ pattern: FlagRow.Pattern) -> String {
    switch pattern {
    case .overrating: "cao hơn mức giải thích được"
    case .appraiser: "cả nhóm cùng cấp trên"
    case .cutoff: "sát ngưỡng xếp loại"
    case .similar: "gần trùng đơn vị khác"
    case .straightlining: "ít phân biệt tiêu chí"
    case .jump: "tăng nhanh so với năm trước"
    case .aboveCollective: "cao hơn tập thể"
    }
  }

  func superior(total: Double, isIdentical: Bool) -> String {
    isIdentical
      ? "Cấp trên trực tiếp giữ nguyên điểm ở mọi tiêu chí (\(numbers.fixed(total)) điểm), nên chưa cho thêm căn cứ."
      : "Cấp trên trực tiếp chấm \(numbers.fixed(total)) điểm."
  }

  func sharedWithGroup(_ points: Double) -> String {
    "Trong đó khoảng \(numbers.fixed(points)) điểm là phần chung của các đơn vị cùng cấp trên trực tiếp."
  }

  func lookFirst(_ criteria: [String]) -> String { "Nên xem trước hồ sơ của các tiêu chí: \(list(criteria))." }

  func lowOutcomes(_ indicators: [String]) -> String {
    "Chỉ số kết quả kém hơn nhiều so với mức mà điểm chấm cho thấy: \(list(indicators))."
  }

  func innocentReasonsAbove(isPartial: Bool) -> String {
    let partial = isPartial ? " Một phần tiêu chí chưa có điểm, nên tổng điểm chỉ tính trên phần đã chấm." : ""
    return
      "Số liệu kết quả đến muộn, thiếu hoặc chưa phản ánh đủ cả năm; đơn vị làm tốt những việc mà các chỉ số không "
      + "đo; điều kiện khách quan (thiên tai, địa bàn khó khăn, sáp nhập, nhiệm vụ đột xuất) kéo kết quả xuống.\(partial)"
  }

  func innocentReasonsBelow(isPartial: Bool) -> String {
    let partial = isPartial ? " Một phần tiêu chí chưa có điểm, nên tổng điểm chỉ tính trên phần đã chấm." : ""
    return
      "Đơn vị tự chấm chặt; kết quả tốt một phần nhờ điều kiện thuận lợi hoặc nhờ cố gắng của nơi khác; có việc "
      + "chưa làm được mà các chỉ số không đo.\(partial)"
  }

  func mayAnswer(namesCriteria: Bool) -> String {
    "Đơn vị có thể gửi minh chứng của các tiêu chí \(namesCriteria ? "nêu trên" : "đã chấm"), số liệu kết quả mới hoặc đã đính "
      + "chính, giải trình về điều kiện khách quan và những việc không có chỉ số đo, hoặc bảo lưu ý kiến."
  }
  var mayAnswerBelow: String {
    "Đơn vị có thể đề nghị chấm lại kèm minh chứng của những việc chưa được tính điểm, gửi số liệu kết quả đã đính chính, giải "
      + "trình vì sao giữ mức điểm đã chấm, hoặc bảo lưu ý kiến."
  }
  var lookAtUnder: String {
    "Nên xem đơn vị có bị chấm chặt hơn các đơn vị tương đồng không, để không thiệt cho đơn vị."
  }
  var partial: String { "Chưa đến 80% số điểm có giá trị, tổng điểm tính trên phần đã chấm." }

  func notListed(detectablePoints: Double?) -> String {
    let limit =
      detectablePoints.map { "; chênh lệch dưới khoảng \(numbers.fixed($0)) điểm thường không phát hiện được" } ?? ""
    return "Không thuộc danh sách nên xem lại; điều đó không có nghĩa là điểm đã đúng mức\(limit)."
  }

  func notAssessable(_ reason: Evidence.Reason?, peers: Int, outcomes: Int) -> String {
    switch reason {
    case .noOutcomes:
      "Chưa xem xét được: đơn vị có \(numbers.integer(outcomes)) chỉ số kết quả do nơi khác đo, không đủ để đối chiếu."
    case .noRating: "Chưa xem xét được: đơn vị chưa có điểm để đối chiếu."
    case .fewPeers:
      "Chưa xem xét được: loại hình này chỉ có \(numbers.integer(peers)) đơn vị so sánh được, quá ít để biết mức thường "
        + "gặp."
    case .weakOutcomes:
      "Chưa xem xét được: các chỉ số kết quả của loại hình này nói lên quá ít, hoặc điểm chấm không đi cùng kết quả."
    case .noVariation: "Chưa xem xét được: điểm của các đơn vị gần như bằng nhau nên không so sánh được."
    case nil: "Chưa xem xét được với số liệu hiện có."
    }
  }

  func reasonName(_ reason: Evidence.Reason?) -> String {
    switch reason {
    case .noOutcomes: "thiếu chỉ số kết quả"
    case .noRating: "chưa có điểm"
    case .fewPeers: "quá ít đơn vị cùng loại hình"
    case .weakOutcomes: "chỉ số kết quả nói lên quá ít"
    case .noVariation: "điểm gần như bằng nhau"
    case nil: "lý do khác"
    }
  }

  func unitHeading(name: String, year: Int) -> String { "\(name), năm \(year)" }

  func unitPlace(type: String, parent: String) -> String {
    parent.isEmpty ? "Loại hình: \(type)." : "Loại hình: \(type). Cấp trên trực tiếp: \(parent)."
  }

  var lookHeading: String { "Gợi ý xem lại" }
  var reasonsHeading: String { "Lý do khách quan có thể có" }
  var answerHeading: String { "Đơn vị có thể trả lời" }
}
