internal import Evaluation
internal import Feedback
internal import Inflation

/// The sentences on a programme of targets.
struct TargetTexts: UndertakingTexts {
  let language: Language

  /// The sentences in a language.
  init(_ language: Language) {
    self.language = language
  }

  var reportName: String { say("Báo cáo thực hiện chỉ tiêu", "Report on targets") }
  var progressHeading: String { say("Đã đi được bao nhiêu", "How far they are") }
  var forecastHeading: String { say("Có đạt đúng hạn không", "Whether they are reached in time") }
  var quotaHeading: String { say("Chỉ tiêu tỷ lệ xếp loại", "Targets on shares of levels") }
  var placesHeading: String { say("Từng địa phương", "Place by place") }

  var target: String { say("Chỉ tiêu", "Target") }
  var baseline: String { say("Mốc xuất phát", "Baseline") }
  var latest: String { say("Gần nhất", "Latest") }
  var goal: String { say("Mục tiêu", "Goal") }
  var progress: String { say("Đã đạt", "Progress") }
  var planned: String { say("Tốc độ theo kế hoạch", "Planned rate") }
  var required: String { say("Tốc độ cần có", "Required rate") }
  var forecast: String { say("Dự báo", "Forecast") }
  var probability: String { say("Xác suất đạt", "Probability") }
  var straightLine: String { say("Kéo thẳng", "Straight line") }
  var place: String { say("Địa phương", "Place") }
  var year: String { say("Năm", "Year") }
  var value: String { say("Giá trị", "Value") }
  var isReached: String { say("Đạt", "Reached") }
  var yes: String { say("có", "yes") }
  var no: String { say("chưa", "not yet") }

  func interval(_ confidence: Double) -> String {
    let share = numbers.percent(confidence)
    return say("Khoảng \(share)", "\(share) interval")
  }

  func value(_ value: Double?, _ row: TargetFindings.Row) -> String {
    value.map { numbers.trimmed($0, row.measure == .count ? 1 : 2) } ?? "–"
  }

  func goal(_ row: TargetFindings.Row) -> String {
    let figure = numbers.trimmed(row.goal, 2)
    let when = row.isYearly ? say("hằng năm", "every year") : "\(row.goalYear)"
    let amount: String =
      switch row.kind {
      case .atLeast: "≥ \(figure)"
      case .atMost: "≤ \(figure)"
      case .about: "≈ \(figure) ± \(numbers.trimmed(row.tolerance ?? 0, 2))"
      case .noneLeft: say("không còn", "none left")
      case .eachAtLeast: say("mỗi nơi ≥ \(figure)", "each ≥ \(figure)")
      }
    return "\(amount) (\(when))"
  }

  func rate(_ rate: Double?, _ row: TargetFindings.Row) -> String {
    guard let rate else { return "–" }
    let unit = row.movesInSteps ? say("đại hội", "congress") : say("năm", "year")
    return "\(numbers.signed(rate, 2)) / \(unit)"
  }

  func progress(_ row: TargetFindings.Row) -> String {
    guard let progress = row.progress else { return "–" }
    let share = numbers.percent(progress)
    if row.isYearly { return say("\(share) số năm", "\(share) of years") }
    if row.kind == .eachAtLeast { return say("\(share) số nơi", "\(share) of places") }
    return share
  }

  func probability(_ row: TargetFindings.Row) -> String {
    guard let probability = row.probability else { return say("chưa đủ số liệu", "too few values") }
    if probability < 0.005 { return "< " + numbers.percent(0.01) }
    return probability > 0.995 ? "> " + numbers.percent(0.99) : numbers.percent(probability)
  }

  func counts(_ findings: TargetFindings) -> String {
    let reached = findings.targets.count { $0.isReached == true }
    let known = findings.targets.count { $0.latest != nil }
    return say(
      "\(findings.targets.count) chỉ tiêu; \(known) có số liệu, \(reached) đã đạt mức đề ra ở số liệu gần nhất.",
      "\(findings.targets.count) targets; \(known) have values, \(reached) are at their goal by the latest one.")
  }

  func unlikely(_ rows: [TargetFindings.Row]) -> String {
    let list = rows.map { "\($0.name) (\(probability($0)))" }.joined(separator: "; ")
    return say("Xác suất đạt dưới một nửa: \(list).", "Less than even chances: \(list).")
  }

  private func names(_ rows: [TargetFindings.Row]) -> String {
    rows.map(\.name).joined(separator: "; ")
  }

  func withoutBaseline(_ rows: [TargetFindings.Row]) -> String {
    say(
      "Văn bản không nêu mốc xuất phát nên không tính được phần đã đạt: \(names(rows)).",
      "The document names no baseline, so that there is no progress to compute: \(names(rows)).")
  }

  func noStepLeft(_ rows: [TargetFindings.Row]) -> String {
    say(
      "Cơ cấu chỉ đổi ở đại hội và không còn đại hội nào trước hạn: \(names(rows)).",
      "Composition changes at congresses only and none is left before the date: \(names(rows)).")
  }

  func steps(_ rows: [TargetFindings.Row]) -> String {
    say(
      "Chỉ đổi ở đại hội, nên kéo thẳng các năm giữa nhiệm kỳ không nói được gì; cả quãng đường còn lại phải đi trong một "
        + "lần: \(names(rows)).",
      "These change at congresses only, so that a line through the years between says nothing; the whole way is left to one "
        + "step: \(names(rows)).")
  }

  func ofAll(_ row: TargetFindings.Row, within name: String) -> String {
    let share = numbers.trimmed(row.goalOfAll ?? 0, 1)
    return say(
      "\(row.name) tính trong số \"\(name)\": mục tiêu tương ứng \(share)% của tất cả.",
      "\(row.name) is a share of those of \"\(name)\": the goal amounts to \(share)% of all.")
  }

  func quota(_ rows: [TargetFindings.Row]) -> String {
    say(
      "Đặt trước tỷ lệ đơn vị phải đạt mức xếp loại thì việc xếp loại dễ chạy theo tỷ lệ ấy: con số đạt được khi đó nói về chỉ "
        + "tiêu nhiều hơn về chất lượng. Nên đọc cùng các chỉ số do bên khác đo (\(names(rows))).",
      "A share of units that has to reach a level invites ratings that follow the share; the figure then tells more of the "
        + "target than of quality. Read it beside measures by others (\(names(rows))).")
  }

  func heaping(_ heap: GoalHeaping, _ row: TargetFindings.Row) -> String {
    let (count, expected) = (numbers.trimmed(heap.count, 0), numbers.fixed(heap.expected, 1))
    let width = numbers.trimmed(heap.width)
    let figures = say(
      "\(row.name): \(count) trên \(heap.shares) tỷ lệ báo cáo nằm trong \(width) điểm kể từ mục tiêu, theo phần lân cận thì chờ "
        + "đợi \(expected) (p = \(p(heap.pValue))).",
      "\(row.name): \(count) of \(heap.shares) reported shares lie within \(width) points from the goal up, where their "
        + "neighbours lead to expect \(expected) (p = \(p(heap.pValue))).")
    guard heap.pValue <= 0.05 else { return figures }
    return figures + " "
      + say(
        "Nên xem lại: nỗ lực dừng ở mục tiêu, hay nơi có ít đơn vị nên chỉ có vài tỷ lệ khả dĩ, cũng cho kết quả như vậy.",
        "Worth a second look; effort that stops at the goal, and places with few units and so few possible shares, look the "
          + "same.")
  }

  func tooFewShares(_ row: TargetFindings.Row) -> String {
    say(
      "\(row.name): chưa đủ tỷ lệ của từng nơi gần mục tiêu để xét có dồn lại ở đó không.",
      "\(row.name): too few shares of places near the goal to see whether they heap there.")
  }

  var method: [String] {
    [
      say(
        "Phần đã đạt = (giá trị − mốc) / (mục tiêu − mốc). Tốc độ tính theo năm, hoặc theo đại hội nếu giá trị chỉ đổi ở đại "
          + "hội.",
        "Progress = (value − baseline) / (goal − baseline). Rates are a year, or a congress where values change at congresses."
      ),
      say(
        "Dự báo: giá trị đi từng bước ngẫu nhiên quanh một tốc độ; tốc độ của mỗi chỉ tiêu được kéo về tốc độ chung của chương "
          + "trình, tỷ lệ tính trên thang logit. Sai số gồm cả phần chưa biết về tốc độ.",
        "Forecasts: a random walk about a pace; each target's pace is shrunk to that of the programme, shares on "
          + "the logit scale. The error includes what is not known of the pace."),
      say(
        "Chỉ tiêu hằng năm: xác suất là của năm tới. Chỉ tiêu cho mọi nơi: dự báo số nơi còn thiếu.",
        "Goals for every year: the probability is next year's. Goals for every place: the number of places that lack it is "
          + "forecast."),
      say(
        "Kéo thẳng là đường bình phương nhỏ nhất qua mọi giá trị, để đối chiếu.",
        "The straight line is that of least squares through all values, for comparison."),
    ]
  }

  var limits: [String] {
    [
      say(
        "Xác suất dựa trên nhịp đi đã thấy; một chính sách mới làm thay đổi nhịp đi thì số liệu cũ không biết được.",
        "Probabilities rest on the pace seen so far; what a new policy will do is not in the data."),
      say(
        "Với ít chỉ tiêu và ít năm, xác suất cao thường hơi quá chắc: trong các chương trình mô phỏng, những gì được nói là 87% xảy "
          + "ra 76% số lần.",
        "With few targets and years, high probabilities are a little too sure: in simulated programmes what was called 87% came "
          + "76% of the time."),
      say(
        "Ít năm số liệu thì khoảng dự báo rộng; đó là điều số liệu nói, không phải lỗi.",
        "Few years make wide intervals; that is what the data say."),
      say(
        "Đạt chỉ tiêu chưa phải là đạt mục đích: chỉ tiêu đo cơ cấu và tỷ lệ, không đo kết quả công việc.",
        "To reach a target is not to reach its purpose: targets measure composition and shares, not what comes of them."
      ),
    ]
  }
}
