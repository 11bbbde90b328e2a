public import Evaluation
public import Feedback

/// The sentences on a yearly round that was rolled up.
public struct RollUpTexts: Sendable, BilingualTexts {
  let language: Language

  /// The sentences in a language.
  public init(_ language: Language) {
    self.language = language
  }

  /// The size of the round.
  public func size(_ rollUp: RollUp, units: Int) -> String {
    let (tiers, units) = (numbers.integer(rollUp.tiers), numbers.integer(units))
    let noun = rollUp.tiers == 1 ? "tier" : "tiers"
    return say("\(tiers) cấp, \(units) đơn vị", "\(tiers) \(noun), \(units) units")
  }

  /// That there is nothing to look at again.
  public var nothing: String { say("Không có nội dung nào cần xem lại.", "Nothing to look at again.") }

  /// How many more findings the table holds.
  public func more(_ count: Int, file: String) -> String {
    say("… và \(numbers.integer(count)) nội dung nữa trong \(file)", "… and \(numbers.integer(count)) more in \(file)")
  }

  /// Where the results lie.
  public func results(_ folder: String) -> String { say("Kết quả: \(folder)", "Results: \(folder)") }

  /// A day of ISO 8601 as people write it.
  func day(_ text: String?) -> String {
    guard let text, let day = CalendarDay(text) else { return text ?? "–" }
    return isVietnamese ? "\(two(day.day))/\(two(day.month))/\(day.year)" : day.text
  }

  private func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  /// What the findings of a kind have in common.
  public func heading(_ kind: RollUpFinding.Kind) -> String {
    switch kind {
    case .late: say("Báo cáo chậm", "Reports that came late")
    case .missing: say("Chưa có báo cáo, chưa rõ lý do", "Reports that are missing, no reason given")
    case .notReported: say("Chưa có báo cáo, có lý do", "Reports that are missing, with a reason")
    case .notRated: say("Chưa xếp loại, có lý do", "Not rated, with a reason")
    case .notRatedWithoutReason: say("Chưa xếp loại, chưa rõ lý do", "Not rated, no reason given")
    case .sumDiffers: say("Số báo cáo khác số cộng từ cấp dưới", "Reported numbers that differ from those below")
    case .chainRises: say("Điểm tăng khi qua một khâu", "Scores that rise from one step to the next")
    case .commendedBelowLevel:
      say("Đề nghị khen thưởng khi mức xếp loại chưa đủ", "Listed for commendation below the level")
    case .commendedNotRated:
      say("Đề nghị khen thưởng khi chưa xếp loại", "Listed for commendation without a level")
    case .disciplinedAboveLevel:
      say("Bị kỷ luật nhưng xếp loại cao hơn mức cho phép", "Disciplined and above the level that this leaves")
    case .commendedAndDisciplined:
      say("Có tên trong cả hai danh sách", "On both lists of the year")
    case .memberAboveCollective:
      say("Mức của cá nhân cao hơn mức của tập thể", "Members above the level of their collective")
    case .allAtHighest:
      say("Mọi cá nhân ở mức cao nhất, tập thể thì không", "All members at the highest level, the collective is not")
    case .collectiveAboveMembers:
      say("Tập thể cao hơn mọi cá nhân", "A collective above all its members")
    case .littleSpread:
      say("Cá nhân trong tập thể gần như không khác nhau", "Members who hardly differ")
    case .highWithoutProduct:
      say("Tự chấm cao mà chưa nêu sản phẩm", "Rated high without a product")
    case .leniencyReturned: say("Chấm qua lại lẫn nhau", "Ratings that are returned")
    }
  }

  /// A finding as a sentence.
  public func sentence(_ finding: RollUpFinding) -> String {
    let name = finding.name.isEmpty ? finding.unit : finding.name
    let tier = finding.tier.map { say("Cấp \($0)", "Tier \($0)") } ?? say("Các tập thể", "The collectives")
    let subject = name.isEmpty ? tier : name
    return "\(subject) (\(finding.year)): \(clause(finding))\(words(finding))"
  }

  private func clause(_ finding: RollUpFinding) -> String {
    let (expected, found) = (finding.expected ?? "–", finding.found ?? "–")
    switch finding.kind {
    case .late:
      let days = "\((CalendarDay(found)?.number ?? 0) - (CalendarDay(expected)?.number ?? 0))"
      return say(
        "báo cáo ngày \(day(found)), hạn \(day(expected)), chậm \(days) ngày",
        "came in on \(day(found)), was due by \(day(expected)), \(days) days late")
    case .missing, .notReported:
      return say("chưa có báo cáo, hạn \(day(expected))", "no report, was due by \(day(expected))")
    case .notRated, .notRatedWithoutReason: return say("chưa xếp loại", "not rated")
    case .sumDiffers:
      return say("báo cáo \(found), cộng từ cấp dưới \(expected)", "reports \(found), below it there are \(expected)")
    case .chainRises:
      return say(
        "điểm tăng trung bình \(number(found)) từ \(steps(expected)); cần xem căn cứ",
        "scores rise by \(number(found)) points on average from \(steps(expected)); see the grounds")
    case .commendedBelowLevel, .disciplinedAboveLevel:
      return say("đang ở mức \(found), danh sách cần mức \(expected)", "holds \(found), the list asks for \(expected)")
        + (finding.kind == .disciplinedAboveLevel ? say(" trở xuống", " at most") : "")
    case .commendedNotRated:
      return say("chưa xếp loại, cần mức \(expected)", "not rated, the list asks for \(expected)")
    case .memberAboveCollective:
      return say("cá nhân ở mức \(found), tập thể ở mức \(expected)", "holds \(found), the collective \(expected)")
    case .allAtHighest:
      return say(
        "mọi cá nhân được đánh giá đều ở mức \(found), tập thể ở mức \(expected)",
        "all members that were rated hold \(found), the collective \(expected)")
    case .collectiveAboveMembers:
      return say("tập thể ở mức \(found), cao hơn mọi cá nhân", "holds \(found), above each of its members")
    case .littleSpread:
      return say(
        "điểm của các cá nhân lệch nhau \(number(found)), tập thể khác cùng cỡ thường \(number(expected))",
        "members' totals spread by \(number(found)), by \(number(expected)) in others of this size")
    case .leniencyReturned:
      return say(
        "ai chấm cao cho người khác thì được người ấy chấm cao lại, tương quan \(number(found))",
        "who is rated high by another rates that other high in return, correlation \(number(found))")
    case .highWithoutProduct:
      return say(
        "tự chấm \(number(found)) điểm, mức cao tính từ \(number(expected)), chưa nêu sản phẩm",
        "gives itself \(number(found)) points, high from \(number(expected)), and shows no product")
    case .commendedAndDisciplined: return say("vừa đề nghị khen thưởng vừa bị kỷ luật", "commended and disciplined")
    }
  }

  private func number(_ text: String) -> String { numbers.number(text) ?? text }

  private func words(_ finding: RollUpFinding) -> String {
    guard let detail = finding.detail, !detail.isEmpty else { return "" }
    switch finding.kind {
    case .allAtHighest, .collectiveAboveMembers, .littleSpread:
      return say(" (\(detail) cá nhân)", " (\(detail) members)")
    case .leniencyReturned: return say(" (\(detail) tập thể)", " (\(detail) collectives)")
    case .notRated: return " (\(LevelTexts(language).missing(detail)))"
    default: return " (\(detail))"
    }
  }

  /// `self > superior` in words.
  private func steps(_ text: String) -> String {
    let parts = text.split(separator: " ").filter { $0 != ">" }.map { step(String($0)) }
    return parts.joined(separator: say(" sang ", " to "))
  }

  /// A step of the chain in words.
  func step(_ code: String) -> String {
    switch code {
    case "self": say("tự chấm", "the unit's own")
    case "collective": say("tập thể", "the collective's")
    case "superior": say("cấp trên trực tiếp", "the superior's")
    default:
      say(
        "cấp trên thứ \(code.split(separator: "_").last ?? "")", "superior \(code.split(separator: "_").last ?? "")'s")
    }
  }
}
