internal import Evaluation

/// The sentences on levels, quotas, forms and collectives.
struct LevelTexts: BilingualTexts {
  let language: Language

  /// The sentences in a language.
  init(_ language: Language) {
    self.language = language
  }

  var heading: String { say("Xếp loại và tỷ lệ", "Levels and shares") }
  var subjectHeading: String { say("Đối tượng", "Subject") }
  var lineHeading: String { say("Nội dung", "Line") }
  var totalHeading: String { say("Tổng số", "Total") }
  var raterHeading: String { say("Người đánh giá", "Rater") }
  var levelHeading: String { say("Mức xếp loại", "Level") }
  var countHeading: String { say("Số lượng", "Count") }
  var shareHeading: String { say("Tỷ lệ (%)", "Share (%)") }
  var permittedHeading: String { say("Trần theo tỷ lệ", "Allowed by the share") }
  var excessHeading: String { say("Vượt trần", "Above it") }
  var collectivesHeading: String { say("Kết quả tập thể và kết quả thành viên", "Collectives beside their members") }
  var collectivesIntroduction: String {
    say(
      "Những tập thể có thành viên được xếp mức cao hơn mức của tập thể. Thành viên có thể tốt hơn tập thể là đúng; nên xem lại cả "
        + "hai kết quả cùng nhau.",
      "Collectives with members at a higher level than their own. A member may rightly be better than its collective; look at both "
        + "results together.")
  }
  var membersHeading: String { say("Thành viên", "Members") }
  var membersAboveHeading: String { say("Thành viên cao hơn tập thể", "Members above the collective") }

  var thresholdsHeading: String {
    say("Ngưỡng thực tế của người chỉ xếp mức", "Where levels start for raters who give levels alone")
  }
  var startsHeading: String { say("Bắt đầu từ", "Starts at") }
  var errorHeading: String { say("Sai số chuẩn", "Standard error") }
  var atLeastHeading: String { say("Theo quy định", "By the rules") }

  /// What the thresholds are on.
  func thresholds(onOutcomes: Bool) -> String {
    onOutcomes
      ? say(
        "Ngưỡng là điểm kết quả đo được (độ lệch chuẩn) mà từ đó một nửa số đơn vị được xếp mức này trở lên.",
        "A threshold is the outcome score, in standard deviations, from which half of the units get the level or a higher "
          + "one.")
      : say(
        "Ngưỡng là tổng điểm tự chấm mà từ đó một nửa số đơn vị được xếp mức này trở lên.",
        "A threshold is the self-rated total from which half of the units get the level or a higher one.")
  }

  func yearBefore(_ year: Int) -> String { say("Tổng số năm \(year)", "Total in \(year)") }

  func subject(_ subject: ClassificationRow.Subject) -> String {
    switch subject {
    case .organisation: say("Tổ chức", "Organisations")
    case .subordinate: say("Tổ chức trực thuộc", "Subordinate organisations")
    case .individual: say("Cá nhân", "Individuals")
    }
  }

  func line(_ line: LevelForm.Line, _ names: Names) -> String {
    switch line {
    case .all: say("Tổng số", "All")
    case .rated: say("Được xếp loại", "Classified")
    case .level(let code): names.level(code)
    case .notRated: say("Chưa xếp loại", "Not classified")
    case .reason(let reason): say("Lý do: ", "Reason: ") + missing(reason)
    }
  }

  /// Why there is no level: a code of ours in words, or the reason that the rating gives.
  func missing(_ reason: String) -> String {
    switch reason {
    case ClassificationRow.Missing.rating: say("không có phiếu chấm", "no rating")
    case ClassificationRow.Missing.points: say("phiếu chấm không có điểm", "a rating without points")
    case ClassificationRow.Missing.months: say("phiếu chấm theo kỳ chưa đủ số tháng", "ratings of too few months")
    default: reason
    }
  }

  /// Who rated, as a table names it.
  func rater(_ rater: String) -> String {
    switch rater {
    case "self": say("Tự đánh giá", "Self")
    case "collective": say("Tập thể", "Collective")
    case "superior": say("Cấp trên", "Superior")
    case "peer": say("Đồng cấp", "Peers")
    case "public": say("Người dân", "Public")
    case "expected": say("Mức thường gặp theo kết quả đo được", "Usual for the measured outcomes")
    case "proposed": say("Theo điểm đề xuất", "Under the proposed points")
    default: rater
    }
  }

  /// What follows when points suffice and a condition fails.
  func failedCondition(_ setting: FailedCondition) -> String {
    let what: String =
      switch setting {
      case .next: say("xét xuống mức cao nhất có đủ điều kiện", "the highest lower level whose conditions hold follows")
      case .oneLevelDown: say("hạ một mức", "the next lower level follows")
      case .lowest: say("xếp mức thấp nhất", "the lowest level follows")
      case .keep:
        say("giữ mức theo điểm, chỉ ghi điều kiện chưa đạt", "the level by points stays and the condition is shown")
      }
    return say("Đủ điểm mà thiếu điều kiện: \(what).", "Where points suffice and a condition fails, \(what).")
  }

  /// A quota with its base, group and rounding.
  func quota(_ quota: QuotaRule, _ names: Names) -> String {
    let share = numbers.trimmed(quota.share)
    let base: String =
      switch quota.of {
      case .good: say("số xếp mức liền dưới", "those at the level below")
      case .goodOrBetter: say("số xếp từ mức liền dưới trở lên", "those at the level below or higher")
      case .all: say("tổng số được xếp loại", "all with a level")
      }
    let group: String =
      switch quota.within {
      case .type: say("trong từng loại hình", "within each type")
      case .parent: say("trong từng cấp trên trực tiếp", "within each superior")
      case .all: say("tính chung", "over all")
      }
    let rounding: String =
      switch quota.rounding {
      case .floor: say("làm tròn xuống", "rounded down")
      case .halfUp: say("làm tròn lên từ 0,5", "halves rounded up")
      }
    return say(
      "Năm \(quota.year), mức \(names.level(quota.level)): không quá \(share)% \(base), \(group), \(rounding).",
      "\(quota.year), \(names.level(quota.level)): at most \(share)% of \(base), \(group), \(rounding).")
  }

  var introduction: String {
    say(
      "Số đơn vị ở từng mức trong năm cuối. Tỷ lệ trần chỉ để đối chiếu; phần mềm không nâng, không hạ mức của ai cho "
        + "khớp tỷ lệ.",
      "Units at each level in the last year. A ceiling is shown for comparison only; nobody is raised or lowered to meet "
        + "it.")
  }

  /// How many units the deciding rating and the unit's own are far apart for.
  func gaps(_ count: Int) -> String {
    let number = numbers.integer(count)
    return say(
      "\(number) đơn vị có điểm tự chấm chênh từ 5 điểm trở lên hoặc khác mức so với thẩm định; cần có căn cứ bằng văn "
        + "bản (gaps.csv).",
      "For \(number) units the self-rating and the appraisal are 5 points or more apart or give another level; that needs "
        + "written grounds (gaps.csv).")
  }
}
