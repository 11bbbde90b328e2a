internal import Calibration

extension Vietnamese: ComparisonTexts {
  var comparisonIntroduction: String {
    "Các phương pháp cùng phân bổ một tổng điểm. Mức phù hợp là tương quan giữa tổng điểm và kết quả đo được, tính trên những "
      + "đơn vị có cấp trên trực tiếp không tham gia vào việc tìm trọng số; tương quan thứ hạng và số đơn vị đổi mức so với "
      + "điểm hiện hành, của năm cuối. Phương pháp chỉ dùng điểm chấm không biết gì về kết quả: tiêu chí được nhiều điểm vì "
      + "điểm chấm phân tán, không phải vì quan trọng. Phương pháp bao dữ liệu có lợi nhất cho phép mỗi tiêu chí nhận từ một nửa đến hai lần "
      + "mức chia đều. Điểm theo chuyên gia được đặt cạnh để so sánh, không lấy trung bình chung."
  }

  func methodName(_ method: WeightingMethod) -> String {
    switch method {
    case .now: "Điểm hiện hành"
    case .outcomes: "Theo kết quả đo được"
    case .outcomesWithinLimits: "Theo chỉ số kết quả, trong giới hạn sàn và trần"
    case .equal: "Chia đều"
    case .entropy: "Entropy"
    case .critic: "CRITIC"
    case .merec: "MEREC"
    case .standardDeviation: "Độ lệch chuẩn"
    case .cilos: "CILOS"
    case .components: "Thành phần chính thứ nhất"
    case .factors: "Phân tích nhân tố"
    case .benefitOfTheDoubt: "Bao dữ liệu có lợi nhất"
    case .pairwise: "Chuyên gia: so sánh cặp (AHP)"
    case .bestWorst: "Chuyên gia: quan trọng nhất – ít quan trọng nhất"
    case .budget: "Chuyên gia: phân bổ điểm"
    }
  }

  var methodHeadings: [String] { ["Loại hình", "Phương pháp", "Phù hợp", "Thứ hạng", "Đổi mức"] }

  func pointsByMethod(type: String) -> String { "\(type): điểm của từng tiêu chí theo từng phương pháp" }
  var expertsHeading: String { "Ý kiến chuyên gia" }

  var expertsIntroduction: String {
    "Tỷ số nhất quán cho biết các so sánh của một chuyên gia mâu thuẫn với nhau đến đâu; trên \(numbers.trimmed(0.1)) thì nên hỏi "
      + "lại. Ý kiến của chuyên gia được giữ nguyên như đã ghi."
  }

  func askAgain(expert: String, _ suggestion: ExpertRow.Suggestion) -> String {
    "\(expert): tiêu chí \(suggestion.first) được ghi là quan trọng gấp \(numbers.trimmed(suggestion.judged, 2)) lần "
      + "\(suggestion.second); các so sánh khác của chính chuyên gia này cho \(numbers.trimmed(suggestion.implied, 2)) lần."
  }

  var importanceHeading: String { "Điểm tối đa chưa phải là mức ảnh hưởng" }

  var importanceIntroduction: String {
    "Tiêu chí mà các đơn vị hầu như không khác nhau thì ít quyết định thứ hạng, dù được nhiều điểm. Phần đóng góp vào chênh lệch "
      + "tổng điểm là phần tiêu chí thêm vào, lấy trung bình theo mọi thứ tự (cộng lại bằng 100%); mức ảnh hưởng là bình phương tương quan "
      + "với tổng điểm, theo đường thẳng và theo đường cong. Điểm để ảnh hưởng đúng tỷ trọng là bảng điểm làm mức ảnh hưởng đi theo điểm "
      + "hiện hành. Các cột cuối cho thấy độ tin cậy của điểm chấm làm kết quả hiệu chuẩn thay đổi thế nào."
  }

  func intendedImportance(gap: Double) -> String {
    gap > 0
      ? "Không có bảng điểm nào làm mức ảnh hưởng đi đúng theo điểm hiện hành; bảng gần nhất còn lệch tới \(numbers.percent(gap)) ở một tiêu chí."
      : "Với bảng điểm này, mức ảnh hưởng đi đúng theo điểm hiện hành."
  }
}
