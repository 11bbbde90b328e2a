internal import Inflation

extension Vietnamese: DiagnosticTexts {
  var diagnosticsIntroduction: String {
    "Danh sách lập từ kết quả đo được có thể nêu nhầm đơn vị gặp năm không may, đơn vị làm tốt, hoặc đơn vị thiếu số liệu. Các "
      + "con số dưới đây tính từ chính số liệu này và cho biết điều đó có xảy ra hay không."
  }

  func column(_ column: DiagnosticColumn) -> String {
    switch column {
    case .grouping: "Chia theo"
    case .group: "Nhóm"
    case .assessed: "Số lượt được xem xét"
    case .listedAbove: "Số lượt nên xem lại"
    case .listedBelow: "Số lượt nêu vì điểm thấp"
    case .share: "Tỷ lệ nên xem lại"
    case .interval: "Khoảng tin cậy"
    case .indicator: "Chỉ số"
    case .listedWithout: "Số lượt nên xem lại khi bỏ chỉ số"
    case .staying: "Số lượt còn trong danh sách"
    case .stayingShare: "Tỷ lệ còn trong danh sách"
    case .commonVariance: "Phần biến thiên chung"
    case .alpha: "Hệ số alpha"
    case .samplingAdequacy: "Hệ số KMO"
    case .loading: "Tương quan với chất lượng"
    case .alphaIfDeleted: "Alpha khi bỏ chỉ số"
    }
  }

  func residualSlope(_ score: ResidualSlope.Score, _ points: Interval) -> String {
    let measure =
      switch score {
      case .posteriorMean: "chất lượng ước lượng từ kết quả (đã co về mức chung)"
      case .bartlett: "điểm kết quả như đo được (chưa co)"
      }
    let reading = leaning(points) ?? "khoảng này chứa 0, tức là chưa thấy danh sách nghiêng về phía nào"
    return
      "Ở các đơn vị không được nêu, cứ thêm một độ lệch chuẩn của \(measure) thì phần chênh giữa điểm chấm và mức thường "
      + "gặp đổi \(numbers.signed(points.value, 2)) điểm\(ends(points)): \(reading)."
  }

  private func leaning(_ points: Interval) -> String? {
    guard let ends = points.ends else { return nil }
    if ends.lower > 0 { return "đơn vị có kết quả tốt dễ được nêu hơn một chút" }
    if ends.upper < 0 { return "đơn vị có kết quả kém dễ được nêu hơn một chút" }
    return nil
  }

  private func ends(_ points: Interval) -> String {
    points.ends.map { " (\(range(numbers.signed($0.lower, 2), numbers.signed($0.upper, 2))))" } ?? ""
  }

  func listedByFifth(lowest: Double, highest: Double) -> String {
    "Nhóm một phần năm có kết quả thấp nhất có \(numbers.percent(lowest, 1)) được nêu, nhóm cao nhất có "
      + "\(numbers.percent(highest, 1))."
  }

  var flagRatesHeading: String { "Những nhóm nào được nêu" }
  var flagRatesIntroduction: String {
    "Các nhóm có thể khác nhau vì cách chấm khác nhau. Nhóm được nêu nhiều hơn hẳn mà người nắm thực tế không thấy lý do "
      + "thì trước hết nên xem lại số liệu và khung tiêu chí."
  }

  func grouping(_ grouping: FlagRate.Grouping, column: String) -> String {
    switch grouping {
    case .quality: "kết quả, năm phần bằng nhau"
    case .type: "loại hình"
    case .context: "\(column), năm phần bằng nhau"
    case .missingOutcomes: "số chỉ số kết quả bị thiếu"
    case .missingCriteria: "tiêu chí bị bỏ trống"
    }
  }

  func group(_ grouping: FlagRate.Grouping, _ group: String) -> String {
    switch grouping {
    case .type: group
    case .quality, .context:
      switch group {
      case "1": "thấp nhất"
      case "5": "cao nhất"
      default: group
      }
    case .missingOutcomes: group == "3" ? "từ 3 trở lên" : group
    case .missingCriteria: group == "0" ? "không có" : "có"
    }
  }

  var relianceHeading: String { "Danh sách dựa vào chỉ số nào" }

  func reliance(_ indicator: String, staying: Int, listed: Int) -> String {
    "Danh sách dựa nhiều nhất vào chỉ số \(indicator): bỏ chỉ số này thì còn \(numbers.integer(staying)) trên "
      + "\(numbers.integer(listed)) lượt (\(numbers.percent(Double(staying) / Double(max(listed, 1)))))."
  }

  var relianceOfNone: String {
    "Trong các lượt này không có đơn vị nào được nêu, nên chưa nói được danh sách dựa vào chỉ số nào."
  }

  func relianceScope(year: Int, units: Int, isSample: Bool) -> String {
    isSample
      ? "Chỉ xét năm \(year): lần lượt bỏ từng chỉ số trên một mẫu ngẫu nhiên gồm \(numbers.integer(units)) đơn vị."
      : "Chỉ xét năm \(year): lần lượt bỏ từng chỉ số trên toàn bộ \(numbers.integer(units)) đơn vị."
  }

  var relianceMissing: String {
    "Lần chạy này không tính xem danh sách dựa vào chỉ số nào; phần này được tính cùng với khả năng phát hiện, khi có từ hai "
      + "chỉ số trở lên."
  }

  var consistencyHeading: String { "Các chỉ số kết quả đi cùng nhau đến đâu" }
  var consistencyIntroduction: String {
    "Phần biến thiên chung là phần mà các chỉ số cùng thể hiện. Hệ số alpha và KMO gần 1 nghĩa là các chỉ số đo cùng một điều; "
      + "chỉ số mà bỏ đi thì alpha tăng là chỉ số ít ăn khớp với các chỉ số khác."
  }

  func nextOutcomes(_ slope: Interval, pairs: Int) -> String {
    let reading =
      switch slope.ends {
      case .some(let ends) where ends.lower > 0:
        "hoặc người chấm biết những việc mà kết quả cùng năm chưa thể hiện, hoặc kết quả thay đổi theo điểm chấm; số liệu này "
          + "không tách được hai cách hiểu"
      case .some(let ends) where ends.upper < 0:
        "đơn vị được chấm vượt kết quả thì năm sau có kết quả kém hơn"
      default: "phần điểm vượt kết quả không hiện ra trong kết quả năm sau"
      }
    return
      "Điểm chấm cao hơn mức thường gặp 10 điểm đi cùng với kết quả năm sau đổi \(numbers.signed(slope.value, 2)) độ lệch "
      + "chuẩn\(ends(slope)) so với mức suy từ kết quả năm trước, tính trên \(numbers.integer(pairs)) cặp năm: \(reading)."
  }
}
