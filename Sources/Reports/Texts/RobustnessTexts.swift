internal import Calibration
internal import Evaluation

/// The sentences on how far ranks and levels rest on choices.
struct RobustnessTexts: BilingualTexts {
  let language: Language

  init(_ language: Language) {
    self.language = language
  }

  var heading: String { say("Thứ hạng và mức xếp loại phụ thuộc vào đâu", "What ranks and levels rest on") }

  var introduction: String {
    let reach = numbers.trimmed(ScoringModel.cutoffReach)
    return say(
      "Mỗi lần tính thử, điểm tối đa được lấy như thể đã có một mẫu số liệu khác, các tiêu chí được cộng trên một thang khác "
        + "(tỷ lệ điểm, điểm chuẩn hóa, khoảng nhỏ nhất – lớn nhất, phân vị), ngưỡng xếp loại dịch tối đa \(reach) điểm, và "
        + "phiếu chấm có sai số. Cột đầu cho biết khi chỉ thay đổi riêng lựa chọn đó thì một đơn vị dịch bình quân bao nhiêu "
        + "bậc trên 100 đơn vị, hoặc bao nhiêu đơn vị trên 100 đổi mức. Chỉ số Sobol cho biết phần khác biệt do riêng lựa chọn "
        + "đó, rồi kể cả tương tác với các lựa chọn khác.",
      "In each trial the points are those that another sample of the data would have given, the criteria are added up on "
        + "another scale (shares of the points, standard scores, least to largest, percentiles), cut-offs move by up to "
        + "\(reach) points, and ratings have an error. The first figure says how many places per 100 units a unit moves on "
        + "average, or how many units in 100 change level, when this choice alone is varied. The Sobol indices say which "
        + "share of the differences goes with the choice alone, and with its interactions too.")
  }

  func caption(_ points: RobustnessRow.Points, type: String, units: Int) -> String {
    let count = numbers.integer(units)
    return switch points {
    case .calibrated:
      say("\(type): theo điểm hiệu chuẩn, \(count) đơn vị", "\(type): under the calibrated points, \(count) units")
    case .proposed:
      say("\(type): theo điểm đề xuất, \(count) đơn vị", "\(type): under the proposed points, \(count) units")
    }
  }

  var choiceHeading: String { say("Lựa chọn thay đổi", "What is varied") }

  /// The headings of a measure: what moves, the share of the choice alone, and with interactions.
  func headings(_ measure: RobustnessRow.Measure) -> [String] {
    switch measure {
    case .rank:
      [
        say("Dịch hạng (trên 100)", "Places moved (per 100)"), say("Hạng: riêng", "Ranks: alone"),
        say("Hạng: kể cả tương tác", "Ranks: with interactions"),
      ]
    case .level:
      [
        say("Đổi mức (trên 100)", "Level changes (per 100)"), say("Mức: riêng", "Levels: alone"),
        say("Mức: kể cả tương tác", "Levels: with interactions"),
      ]
    }
  }

  func choice(_ choice: RobustnessChoice?) -> String {
    switch choice {
    case nil: say("Tất cả cùng lúc", "All together")
    case .weights: say("Điểm tối đa của tiêu chí", "The points of the criteria")
    case .normalisation: say("Thang cộng điểm", "The scale of the sum")
    case .cutoffs: say("Ngưỡng xếp loại", "The cut-offs of levels")
    case .ratingError: say("Sai số của phiếu chấm", "The error of the rating")
    }
  }
}
