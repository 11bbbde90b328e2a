extension Vietnamese: PageTexts {
  var languageCode: String { "vi" }
  var documentTitle: String { "Báo cáo rà soát điểm đánh giá và hiệu chuẩn khung tiêu chí" }
  var simulated: String {
    "SỐ LIỆU MÔ PHỎNG: các đơn vị, điểm và kết quả trong báo cáo này do máy tạo ra để thử công cụ, không phải của "
      + "đơn vị nào có thật."
  }
  var skipToContent: String { "Đến phần nội dung" }
  var contents: String { "Mục lục" }

  func footer(version: String) -> String {
    "Lập bằng thucchat \(version). Việc có tên trong báo cáo là lý do để xem lại, không phải là kết luận."
  }

  func heading(_ section: ReportSection) -> String {
    switch section {
    case .summary: "Tóm tắt"
    case .weights: "Điểm của từng tiêu chí"
    case .comparison: "Phụ lục: điểm của tiêu chí theo các phương pháp khác"
    case .overRating: "Điểm nên xem lại vì cao hơn mức kết quả giải thích được"
    case .underRating: "Điểm nên xem lại vì thấp hơn mức kết quả cho thấy"
    case .appraisers: "Cấp trên trực tiếp"
    case .drift: "Mặt bằng điểm qua các năm"
    case .criteria: "Từng tiêu chí: nên làm gì"
    case .transitions: "Thay đổi mức xếp loại nếu áp dụng bảng điểm đề xuất"
    case .notAssessable: "Chưa đủ căn cứ để xem xét"
    case .audits: "Kết quả thẩm định mẫu và trả lời của đơn vị"
    case .diagnostics: "Phụ lục: danh sách công bằng và vững đến đâu"
    case .method: "Phụ lục: cách làm, các lựa chọn và số liệu đầu vào"
    case .unitPages: "Từng đơn vị nên xem lại"
    case .limits: "Những điều báo cáo này không cho biết"
    }
  }

  func column(_ column: ReportColumn) -> String {
    switch column {
    case .unit: "Đơn vị"
    case .type: "Loại hình"
    case .parent: "Cấp trên trực tiếp"
    case .year: "Năm"
    case .rating: "Điểm được xem xét"
    case .expected: "Mức thường gặp"
    case .unexplained: "Phần chưa giải thích được (điểm)"
    case .interval: "Khoảng tin cậy"
    case .expectedInterval: "Khoảng của mức thường gặp"
    case .level: "Mức xếp loại theo điểm"
    case .expectedLevel: "Mức theo điểm thường gặp"
    case .pattern: "Dạng"
    case .lookFirst: "Tiêu chí nên xem trước"
    case .criterion: "Tiêu chí"
    case .pointsNow: "Điểm hiện hành"
    case .pointsCalibrated: "Điểm hiệu chuẩn"
    case .calibratedInterval: "Khoảng tin cậy của điểm hiệu chuẩn"
    case .pointsProposed: "Điểm đề xuất"
    case .change: "Thay đổi"
    case .reason: "Lý do"
    case .shareAtZero: "Tỷ lệ lần tính cho 0 điểm"
    case .importanceNow: "Mức ảnh hưởng hiện nay"
    case .importanceCalibrated: "Mức ảnh hưởng sau hiệu chuẩn"
    case .unitCount: "Số đơn vị"
    case .leniency: "Phần cao hơn chung của nhóm (điểm)"
    case .listed: "Nên xem lại"
    case .assimilation: "Mức dựa theo điểm tự chấm"
    case .concurrence: "Tỷ lệ giữ nguyên điểm tự chấm"
    case .cutoffExcess: "Phần dồn ngay trên ngưỡng xếp loại"
    case .baseYear: "So với năm"
    case .ratingChange: "Điểm thay đổi"
    case .outcomeChange: "Phần do kết quả"
    case .drift: "Phần còn lại"
    case .meanShare: "Tỷ lệ điểm đạt trung bình"
    case .ceilingShare: "Tỷ lệ đạt điểm tối đa"
    case .missingShare: "Tỷ lệ bỏ trống"
    case .outcomeCorrelation: "Tương quan với kết quả"
    case .criterionUnexplained: "Phần chưa giải thích được ở các đơn vị nên xem lại"
    case .advice: "Gợi ý"
    case .levelFrom: "Mức hiện nay"
    case .levelTo: "Mức mới"
    case .probability: "Khả năng"
    case .count: "Số lượt"
    case .setting: "Lựa chọn"
    case .value: "Giá trị"
    case .file: "Tệp"
    case .hash: "Mã kiểm tra SHA-256"
    case .determinacy: "Mức chắc chắn của điểm kết quả"
    case .ratingCorrelation: "Phần điểm chấm đi cùng kết quả"
    case .points: "Điểm vượt"
    case .flagRate: "Tỷ lệ được phát hiện"
    case .falseAlarms: "Tỷ lệ nêu nhầm"
    case .detectable: "Chênh lệch phát hiện được trong 80 trên 100 trường hợp (điểm)"
    case .weightingMethod: "Phương pháp"
    case .agreement: "Mức phù hợp với kết quả"
    case .rankCorrelation: "Tương quan thứ hạng với điểm hiện hành"
    case .levelChanges: "Số đơn vị đổi mức"
    case .expert: "Chuyên gia"
    case .criterionCount: "Số tiêu chí"
    case .missingPairs: "Số cặp bỏ trống"
    case .consistencyRatio: "Tỷ số nhất quán"
    case .shareOfPoints: "Tỷ trọng điểm"
    case .shapleyShare: "Phần đóng góp vào chênh lệch tổng điểm"
    case .importanceSmooth: "Mức ảnh hưởng, theo đường cong"
    case .pointsForImportance: "Điểm để ảnh hưởng đúng tỷ trọng"
    case .reliability: "Độ tin cậy của điểm chấm"
    case .pointsUncorrected: "Hiệu chuẩn chưa tính độ tin cậy"
    }
  }

  func yesNo(_ value: Bool) -> String { value ? "có" : "không" }

  func range(_ lower: String, _ upper: String) -> String {
    lower == upper ? lower : "từ \(lower) đến \(upper)"
  }

  func list(_ names: [String]) -> String { names.joined(separator: "; ") }

  func named(_ name: String, code: String) -> String { name == code ? code : "\(code) – \(name)" }

  func moreRows(_ count: Int, file: String) -> String {
    "Còn \(numbers.integer(count)) dòng nữa không in ở đây; danh sách đầy đủ nằm trong tệp \(file)."
  }

  func nothing(_ section: ReportSection) -> String {
    switch section {
    case .summary, .method, .limits, .unitPages: "Không có nội dung."
    case .weights: "Lần chạy này không hiệu chuẩn điểm của tiêu chí."
    case .comparison: "Lần chạy này không so sánh các phương pháp."
    case .criteria: "Không có nhận xét về từng tiêu chí."
    case .overRating:
      "Không có đơn vị nào được nêu. Điều đó không có nghĩa là mọi điểm đều đúng mức: chênh lệch nhỏ không phát hiện "
        + "được."
    case .underRating: "Không có đơn vị nào được nêu vì điểm thấp hơn mức kết quả cho thấy."
    case .appraisers: "Không có cấp trên trực tiếp nào để so sánh."
    case .drift: "Chưa đủ số năm để so sánh mặt bằng điểm."
    case .transitions: "Không có đơn vị nào đổi mức xếp loại."
    case .audits:
      "Chưa có kết quả thẩm định mẫu. Muốn biết bao nhiêu phần danh sách là đúng và mặt bằng điểm cao hơn thực tế bao nhiêu thì "
        + "phải thẩm định một mẫu đơn vị."
    case .diagnostics: "Lần chạy này không kiểm tra danh sách."
    case .notAssessable: "Mọi đơn vị đều đủ căn cứ để xem xét."
    }
  }

  func withheld(_ count: Int, minimum: Int) -> String {
    "Không in \(numbers.integer(count)) nhóm, vì nhóm có dưới \(numbers.integer(minimum)) đơn vị hoặc vì có thể suy ra "
      + "số liệu của nhóm đó."
  }

  var pseudonymous: String {
    "Tên đơn vị được thay bằng mã ngẫu nhiên. Người biết đúng tổng điểm của một đơn vị vẫn có thể nhận ra đơn vị đó."
  }

  var alphabetical: String { "Danh sách xếp theo năm và theo thứ tự chữ cái; thứ tự không nói lên mức độ." }

  func barDescription(now: Double, calibrated: Interval) -> String {
    var text = "Hiện hành \(numbers.trimmed(now)); hiệu chuẩn \(numbers.trimmed(calibrated.value))"
    if let ends = calibrated.ends { text += ", \(range(numbers.trimmed(ends.lower), numbers.trimmed(ends.upper)))" }
    return text
  }
}
