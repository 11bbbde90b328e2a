extension Vietnamese: MethodTexts {
  func method(rater: String, confidence: Double) -> [String] {
    [
      "Các chỉ số kết quả do nơi khác đo được gộp thành một điểm kết quả cho từng loại hình và từng năm; chỉ số bối cảnh "
        + "được loại ảnh hưởng trước khi gộp.",
      "Điểm hiệu chuẩn của tiêu chí là bộ điểm không âm, cùng tổng, làm cho tổng điểm đi sát kết quả nhất; khoảng tin cậy "
        + "\(numbers.percent(confidence)) tính bằng cách lấy lại mẫu theo cấp trên trực tiếp.",
      "Mức thường gặp của \(ratingName(rater)) tính từ kết quả, loại hình và cấp trên trực tiếp bằng hồi quy vững (ít chịu ảnh "
        + "hưởng của giá trị cá biệt); phần lệch khỏi mức thường gặp được co về 0 theo độ không chắc chắn trước khi nêu "
        + "thành số điểm.",
      "Danh sách nên xem lại lập riêng cho từng năm sao cho tỷ lệ nêu nhầm dự kiến không quá mức đã chọn; điểm cao hơn và "
        + "điểm thấp hơn xét tách nhau.",
    ]
  }

  var settingsHeading: String { "Các lựa chọn định trước" }

  func setting(_ setting: ReportSetting) -> String {
    switch setting {
    case .falseDiscoveryRate: "Tỷ lệ nêu nhầm chấp nhận"
    case .confidence: "Độ tin cậy của các khoảng"
    case .materialPoints: "Chênh lệch đến mức này thì bỏ qua (điểm)"
    case .minimumGroup: "Nhóm nhỏ nhất được công bố (đơn vị)"
    case .mostChange: "Thay đổi nhiều nhất của một tiêu chí trong năm (điểm)"
    case .pointsStep: "Bước của điểm đề xuất"
    case .lag: "Kết quả đo sau năm chấm (năm)"
    case .honestHalo: "Coi là có đơn vị vốn quen chấm cao hoặc thấp ở mọi tiêu chí, không có chủ ý"
    case .seed: "Số khởi đầu của dãy ngẫu nhiên"
    case .covariates: "Đặc điểm khác của đơn vị được tính đến"
    }
  }

  func penalty(type: String) -> String { "Mức giữ gần điểm hiện hành (λ), \(type)" }

  var inputsHeading: String { "Số liệu đầu vào" }
  var outcomesHeading: String { "Các chỉ số kết quả nói lên được bao nhiêu" }
  var outcomesIntroduction: String {
    "Mức chắc chắn dưới 0,5, hoặc phần điểm chấm đi cùng kết quả dưới 0,1, thì không nêu đơn vị nào theo kết quả."
  }
  var powerHeading: String { "Cuộc rà soát này phát hiện được chênh lệch cỡ nào" }
  var powerIntroduction: String {
    "Mô phỏng trên chính quy mô và độ tin cậy của số liệu này: đơn vị có điểm vượt bao nhiêu thì được nêu với tỷ lệ nào."
  }
  var powerMissing: String { "Lần chạy này không mô phỏng khả năng phát hiện." }
  var notesHeading: String { "Ghi chú về số liệu" }
  func moreNotes(_ count: Int) -> String {
    "Còn \(numbers.integer(count)) ghi chú cùng loại; đầy đủ trong tệp findings.json."
  }

  func limits(honestHalo: Bool) -> [String] {
    [
      "So với kết quả đo được, điểm cao hay thấp chỉ là so với các đơn vị cùng nhóm: nếu cả nhóm cùng chấm cao thì không "
        + "thấy được. Muốn biết mức tuyệt đối phải thẩm định một mẫu đơn vị.",
      "Việc làm tốt mà các chỉ số không đo sẽ hiện ra giống như điểm cao hơn mức giải thích được.",
      "Không có tên trong danh sách không có nghĩa là điểm đã đúng mức; chênh lệch nhỏ không phát hiện được.",
      honestHalo
        ? "Chỉ bằng số liệu thì không phân biệt được đơn vị vốn quen chấm cao hoặc thấp ở mọi tiêu chí, không có chủ ý, với "
          + "đơn vị nâng đều mọi tiêu chí; ở đây có bao nhiêu đơn vị chấm thấp thì coi bấy nhiêu đơn vị chấm cao là loại thứ "
          + "nhất, trừ khi số liệu cho thấy rõ việc chấm thấp không phải do thói quen."
        : "Chỉ bằng số liệu thì không phân biệt được đơn vị vốn quen chấm cao hoặc thấp ở mọi tiêu chí, không có chủ ý, với "
          + "đơn vị nâng đều mọi tiêu chí; ở đây coi như không có loại thứ nhất.",
      "Báo cáo không đặt tỷ lệ xếp loại nào và không tự sửa điểm của ai; việc quyết định thuộc cấp có thẩm quyền.",
    ]
  }

  func changesTitle(study: String) -> String { "Nhật ký thay đổi điểm tiêu chí: \(study)" }

  func changesIntroduction(year: Int, mostChange: Double, step: Double) -> String {
    "Bảng điểm đề xuất cho năm \(year). Mỗi tiêu chí đổi nhiều nhất \(numbers.trimmed(mostChange)) điểm so với hiện hành, "
      + "theo bước \(numbers.trimmed(step)) điểm; tổng điểm của từng loại hình giữ nguyên."
  }

  func changeLine(_ change: CriterionChange) -> String {
    let move =
      change.from == change.to
      ? "\(change.criterion): giữ \(numbers.trimmed(change.from)) điểm."
      : "\(change.criterion): từ \(numbers.trimmed(change.from)) thành \(numbers.trimmed(change.to)) điểm "
        + "(\(numbers.signedTrimmed(change.to - change.from)))."
    let support = change.support.map { "\($0.type) \(numbers.trimmed($0.points.value))\(ends($0.points))" }
    let reason = change.reason.map { " Lý do: \($0)." } ?? ""
    return "\(move) Điểm hiệu chuẩn: \(list(support)).\(reason)"
  }

  private func ends(_ points: Interval) -> String {
    points.ends.map { " (\(range(numbers.trimmed($0.lower), numbers.trimmed($0.upper))))" } ?? ""
  }

  var noChange: String { "Không đổi điểm tiêu chí nào." }

  func unchanged(_ count: Int) -> String { "\(numbers.integer(count)) tiêu chí khác giữ nguyên điểm." }
}
