internal import Inflation

extension Vietnamese: PatternTexts {
  func similar(to unit: String, same: Int, compared: Int) -> String {
    "Ở \(numbers.integer(same)) trên \(numbers.integer(compared)) tiêu chí, điểm trùng với điểm của \(unit), nhiều hơn "
      + "mức thường gặp giữa các đơn vị có tổng điểm như vậy."
  }

  func straight(near: Int, present: Int, share: Double) -> String {
    "\(numbers.integer(near)) trên \(numbers.integer(present)) tiêu chí có điểm gần như cùng một tỷ lệ "
      + "(\(numbers.percent(share)) điểm tối đa), ít phân biệt hơn các đơn vị có tổng điểm như vậy."
  }

  func jumped(points: Double, years: Int) -> String {
    let past =
      years == 1 ? "năm trước của chính đơn vị" : "bình quân \(numbers.integer(years)) năm trước của chính đơn vị"
    return "So với \(past), phần điểm cao hơn mức kết quả giải thích được tăng thêm "
      + "\(numbers.fixed(points)) điểm."
  }

  func aboveCollective(_ collective: String, points: Double) -> String {
    "Điểm cao hơn điểm của tập thể (\(collective)) \(numbers.fixed(points)) điểm, nhiều hơn mức mà kết quả của cả hai "
      + "giải thích được."
  }

  func aboveMeeting(points: Double) -> String {
    "Điểm cao hơn điểm do hội nghị tập thể chấm \(numbers.fixed(points)) điểm, chênh lệch lớn hơn thường gặp."
  }

  func repeated(year: Int, same: Int, compared: Int) -> String {
    "Ở \(numbers.integer(same)) trên \(numbers.integer(compared)) tiêu chí, điểm giữ nguyên như năm \(year), nhiều hơn "
      + "mức thường gặp giữa hai năm liền nhau."
  }

  var shapeListsNobody: String { "Riêng cách cho điểm như vậy không đưa đơn vị nào vào danh sách." }

  func look(at pattern: FlagRow.Pattern) -> String {
    switch pattern {
    case .overrating: ""
    case .appraiser: "Nên xem trước hướng dẫn của cấp trên trực tiếp và cách thẩm định các đơn vị khác trong nhóm."
    case .cutoff: "Nên xem trước những điểm đã đưa tổng điểm lên tới ngưỡng."
    case .similar: "Nên đặt hai bảng chấm điểm cạnh nhau, cùng minh chứng của các tiêu chí có điểm trùng."
    case .straightlining: "Nên xem trước những tiêu chí mà đơn vị cùng loại hình thường có điểm thấp hơn."
    case .jump: "Nên xem trước những gì đã thay đổi so với năm trước, theo từng tiêu chí."
    case .aboveCollective: "Nên xem trước kết quả kiểm điểm của tập thể, gắn với kết quả của đơn vị hoặc cá nhân."
    }
  }

  func innocentReasons(for pattern: FlagRow.Pattern) -> String {
    switch pattern {
    case .overrating: ""
    case .appraiser: "Cả nhóm có thể làm tốt những việc mà các chỉ số không đo, hoặc cùng hiểu thang điểm như nhau."
    case .cutoff: "Nỗ lực thực sự trong những tuần cuối năm để đạt mức cũng cho kết quả như vậy."
    case .similar: "Những đơn vị có nhiệm vụ giống nhau, theo cùng một hướng dẫn, có thể có điểm trùng nhau là đúng."
    case .straightlining: "Đơn vị có thể làm đều ở mọi việc, hoặc thang điểm ít chỗ để phân biệt."
    case .jump: "Lãnh đạo mới, sáp nhập, công trình hoàn thành hoặc cách tính điểm mới có thể đi trước kết quả đo được."
    case .aboveCollective: "Đơn vị hoặc cá nhân tốt có thể ở trong tập thể yếu hơn, hoặc tập thể tự chấm chặt."
    }
  }

  func mayAnswer(to pattern: FlagRow.Pattern) -> String {
    switch pattern {
    case .overrating: ""
    case .appraiser: "Cấp trên trực tiếp có thể gửi thêm hướng dẫn mà cả nhóm đã theo khi chấm điểm."
    case .cutoff: "Đơn vị có thể gửi thêm thời gian và minh chứng của những việc đem lại các điểm cuối."
    case .similar: "Đơn vị có thể gửi thêm minh chứng riêng của các tiêu chí có điểm trùng."
    case .straightlining: "Đơn vị có thể nói rõ đã xác định điểm từng tiêu chí như thế nào."
    case .jump: "Đơn vị có thể nói rõ điều gì đã thay đổi so với năm trước và khi nào kết quả sẽ cho thấy."
    case .aboveCollective: "Đơn vị hoặc cá nhân có thể nêu kết quả của mình vượt kết quả của tập thể ở những việc nào."
    }
  }
}
