extension Vietnamese: ChartTexts {
  func chartCaption(_ chart: ReportChart, subject: String) -> String {
    switch chart {
    case .weights:
      "\(subject): điểm hiệu chuẩn với khoảng tin cậy (chấm và vạch ngang), điểm hiện hành (vạch đứng) và điểm đề xuất "
        + "(hình thoi)."
    case .ratings:
      "Năm \(subject): điểm được xem xét so với mức thường gặp của đơn vị có kết quả tương tự. Mỗi chấm là một đơn vị; trên "
        + "đường chéo, điểm đúng bằng mức thường gặp."
    case .appraisers:
      "Mỗi chấm là các đơn vị của một cấp trên trực tiếp trong một năm: điểm cao hay thấp hơn mức thường gặp, theo số đơn "
        + "vị. Nhóm ít đơn vị dao động nhiều hơn: chỉ do ngẫu nhiên thì khoảng 95 trong 100 nhóm nằm giữa hai đường nét đứt "
        + "và hầu hết nằm giữa hai đường nét liền ngoài cùng."
    case .cutoffs: "Năm \(subject): số đơn vị theo tổng điểm; vạch đứng là ngưỡng của các mức xếp loại."
    case .drift: "Phần điểm thay đổi qua các năm mà kết quả đo được không giải thích, theo loại hình."
    }
  }

  var chartHint: String { "Rê chuột để xem, bấm để đến dòng của đơn vị." }

  func chartAxis(_ axis: ChartAxisName) -> String {
    switch axis {
    case .points: "Điểm của tiêu chí"
    case .expected: "Mức thường gặp (điểm trên 100)"
    case .rating: "Điểm được xem xét (trên 100)"
    case .drift: "Phần còn lại (điểm)"
    case .difference: "Chênh so với mức thường gặp, trung vị (điểm)"
    }
  }

  func chartStatus(_ status: ChartStatus) -> String {
    switch status {
    case .above: "nên xem lại vì cao"
    case .below: "nên xem lại vì thấp"
    case .notListed: "không nêu"
    }
  }

  func binned(strongest: Int?) -> String {
    let listed =
      strongest.map { "\(numbers.integer($0)) đơn vị nên xem lại có căn cứ mạnh nhất" } ?? "đơn vị nên xem lại"
    return "Có quá nhiều đơn vị để vẽ từng chấm: ô càng đậm càng nhiều đơn vị; \(listed) vẫn là chấm."
  }

  var controls: ReportScript.Words {
    ReportScript.Words(
      search: "Tìm trong bảng:", shown: "{0} trên {1} dòng", sort: "Sắp xếp theo cột này", print: "In riêng đơn vị này")
  }
}
