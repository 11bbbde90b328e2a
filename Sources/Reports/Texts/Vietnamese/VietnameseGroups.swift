internal import Calibration
internal import Feedback
internal import Inflation

extension Vietnamese: GroupTexts {
  var weightsIntroduction: String {
    "Điểm hiện hành là điểm tối đa trong khung đang dùng. Điểm hiệu chuẩn là mức điểm mà các chỉ số kết quả ủng hộ, kèm "
      + "khoảng tin cậy. Điểm đề xuất của tiêu chí có căn cứ rõ dịch về phía điểm hiệu chuẩn, trong giới hạn đã thống nhất "
      + "cho một năm; số điểm bớt đi hay thêm vào được chia cho các tiêu chí khác để giữ nguyên tổng điểm, nên tiêu chí có lý "
      + "do \"\(reason(WeightRow.Reason.balancing))\" có thể đi xa điểm hiệu chuẩn hơn. Mức ảnh hưởng cho biết chênh lệch ở tiêu chí đi "
      + "cùng chênh lệch của tổng điểm đến đâu."
  }
  var weightsWithoutRevision: String {
    "Điểm hiện hành là điểm tối đa trong khung đang dùng. Điểm hiệu chuẩn là mức điểm mà các chỉ số kết quả ủng hộ, kèm "
      + "khoảng tin cậy. Lần chạy này chưa đề xuất thay đổi."
  }

  func deserves(criterion: String, now: Double, interval: Interval) -> String {
    let points = numbers.trimmed(interval.value)
    guard let ends = interval.ends else {
      return "Tiêu chí \(criterion): kết quả ủng hộ \(points) điểm; hiện hành \(numbers.trimmed(now)) điểm."
    }
    return "Tiêu chí \(criterion): kết quả ủng hộ \(range(numbers.trimmed(ends.lower), numbers.trimmed(ends.upper))) "
      + "điểm; hiện hành \(numbers.trimmed(now)) điểm."
  }

  var noWeightStandsOut: String {
    "Không tiêu chí nào có điểm hiện hành nằm ngoài khoảng tin cậy: số liệu chưa cho lý do để đổi điểm."
  }

  var weightsUndetermined: String {
    "Số liệu chưa đủ để biết kết quả đo được ủng hộ mức điểm nào, nên bảng dưới đây giữ nguyên điểm hiện hành."
  }
  var undetermined: String { "chưa xác định được" }

  var furthestPoints: String { "Điểm hiện hành xa nhất so với khoảng mà kết quả đo được ủng hộ:" }

  func furtherPoints(_ count: Int) -> String { "Còn \(numbers.integer(count)) dòng như vậy nữa trong bảng dưới đây." }

  func reason(_ reason: WeightRow.Reason) -> String {
    switch reason {
    case .evidence: "theo kết quả"
    case .balancing: "để giữ nguyên tổng điểm"
    case .frozen: "điểm được giữ cố định"
    case .limited: "đã đến giới hạn của một năm"
    case .step: "đưa về bước điểm"
    }
  }

  func overIntroduction(count: Int, falseDiscoveryRate: Double) -> String {
    "Có \(numbers.integer(count)) lượt đơn vị mà điểm cao hơn mức các chỉ số kết quả và người chấm khác giải thích được. "
      + "Danh sách được lập sao cho trong 100 lượt được nêu có nhiều nhất khoảng "
      + "\(numbers.trimmed(100 * falseDiscoveryRate, 0)) lượt không cần điều chỉnh gì. Được nêu là lý do để xem lại hồ sơ, "
      + "không phải là kết luận về đơn vị."
  }

  func underIntroduction(count: Int) -> String {
    "Có \(numbers.integer(count)) lượt đơn vị mà điểm thấp hơn mức các chỉ số kết quả cho thấy. Xem lại những lượt này để "
      + "đơn vị chấm chặt không bị thiệt."
  }

  var appraisersIntroduction: String {
    "Phần cao hơn chung của nhóm là phần điểm trung bình của các đơn vị cùng một cấp trên trực tiếp mà kết quả không giải thích, đã "
      + "tính đến việc nhóm ít đơn vị thì kém chắc chắn. Mức dựa theo điểm tự chấm: 0 là chấm độc lập, 1 là theo hẳn."
  }

  func lenient(parent: String, year: Int, units: Int, points: Interval) -> String {
    let ends = points.ends.map { " (\(range(numbers.fixed($0.lower), numbers.fixed($0.upper))))" } ?? ""
    return "\(parent), năm \(year): điểm của \(numbers.integer(units)) đơn vị trực thuộc trung bình cao hơn "
      + "\(numbers.fixed(points.value)) điểm\(ends) so với mức kết quả giải thích được; nên xem lại cách chấm của cả nhóm."
  }

  var aboveWithoutListing: String {
    "Các nhóm sau có khoảng tin cậy nằm hẳn trên 0 nhưng chưa có căn cứ thứ hai (điểm của cấp trên) xác nhận, nên chưa nêu; "
      + "cả nhóm cũng có thể làm tốt những việc mà các chỉ số không đo:"
  }

  func earlierGroups(_ count: Int) -> String {
    "Bảng in năm cuối và những nhóm nên xem lại; \(numbers.integer(count)) dòng khác của các năm trước nằm trong tệp appraisers.csv."
  }

  func above(parent: String, year: Int, points: Interval) -> String {
    let ends = points.ends.map { " (\(range(numbers.fixed($0.lower), numbers.fixed($0.upper))))" } ?? ""
    return "\(parent), năm \(year): cao hơn \(numbers.fixed(points.value)) điểm\(ends)."
  }

  var driftIntroduction: String {
    "Phần còn lại là mức thay đổi của điểm trung bình sau khi bớt đi phần đi cùng thay đổi của kết quả đo được."
  }

  func drift(type: String, year: Int, baseYear: Int, points: Interval) -> String {
    let size = numbers.fixed(abs(points.value))
    let ends = points.ends.map { " (\(range(numbers.signed($0.lower), numbers.signed($0.upper))))" } ?? ""
    let direction = points.value > 0 ? "cao thêm" : "thấp đi"
    return
      "\(type): so với năm \(baseYear), mặt bằng điểm năm \(year) \(direction) \(size) điểm\(ends), ngoài phần mà kết quả "
      + "giải thích được."
  }

  var criteriaIntroduction: String {
    "Bảng chỉ in các tiêu chí có gợi ý. Gợi ý là để người giữ khung tiêu chí cân nhắc."
  }
  var noAdvice: String { "Số liệu không cho gợi ý nào về từng tiêu chí." }

  func advice(_ advice: CriterionRow.Advice, of row: CriterionRow) -> String {
    switch advice {
    case .doesNotDiscriminate:
      "gần như không phân biệt được các đơn vị\(percentage(row.ceilingShare, "đạt điểm tối đa"))"
    case .keepAsMinimumRequirement:
      "gần như đơn vị nào cũng đạt\(percentage(row.ceilingShare, "đạt điểm tối đa")); giữ lại vì là yêu cầu tối thiểu"
    case .redundant:
      "trùng nội dung với tiêu chí khác" + (row.varianceInflation.map { " (hệ số VIF \(numbers.fixed($0)))" } ?? "")
    case .unrelatedToOutcomes:
      "không đi cùng kết quả đo được"
        + (row.outcomeCorrelation.map { " (tương quan \(numbers.fixed($0, 2)))" } ?? "")
    case .largestUnexplainedPart:
      "chiếm phần chưa giải thích lớn nhất ở các đơn vị nên xem lại"
        + (row.unexplainedPoints.map { " (\(numbers.fixed($0, 2)) điểm)" } ?? "")
    case .unreliable:
      "các lần chấm ít thống nhất" + (row.reliability.map { " (độ tin cậy \(numbers.fixed($0, 2)))" } ?? "")
    case .oftenMissing:
      "hay bị bỏ trống\(percentage(row.missingShare, "số ô"))"
    }
  }

  private func percentage(_ share: Double?, _ noun: String) -> String {
    share.map { " (\(numbers.percent($0)) \(noun))" } ?? ""
  }

  func transitionsIntroduction(changes: Int, nearBoundary: Int, units: Int) -> String {
    "Theo bảng điểm đề xuất, \(numbers.integer(changes)) trên \(numbers.integer(units)) lượt đơn vị đổi mức xếp loại; "
      + "\(numbers.integer(nearBoundary)) lượt khác giữ mức nhưng sát ngưỡng. Mức xét theo tổng điểm, điều kiện kèm theo, điểm liệt và "
      + "mức của tập thể; chưa tính tỷ lệ trần. Cột khả năng cho biết hai bảng điểm cho mức khác nhau trong bao nhiêu phần trăm số lần "
      + "tính thử, khi điểm đề xuất và phiếu chấm đều có sai số: dưới 50% thì việc đổi mức chưa chắc chắn."
  }

  func reason(_ reason: TransitionRow.Reason) -> String {
    switch reason {
    case .points: "bảng điểm đề xuất đưa tổng điểm qua ngưỡng"
    case .nearBoundary: "tổng điểm sát ngưỡng, sai số chấm cũng có thể làm đổi mức"
    }
  }

  func notAssessableIntroduction(count: Int, of total: Int) -> String {
    "\(numbers.integer(count)) trên \(numbers.integer(total)) lượt đơn vị chưa đủ căn cứ để xem xét. Những lượt này không "
      + "được coi là đúng mức hay chưa đúng mức."
  }
}
