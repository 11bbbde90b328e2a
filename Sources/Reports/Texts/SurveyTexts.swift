internal import Evaluation
internal import Feedback

/// The sentences on a survey.
struct SurveyTexts: UndertakingTexts {
  let language: Language

  /// The sentences in a language.
  init(_ language: Language) {
    self.language = language
  }

  var name: String { say("Báo cáo khảo sát", "Report on a survey") }
  var scalesHeading: String { say("Điểm trung bình của từng thang đo", "Means of the scales") }
  var itemsHeading: String { say("Từng câu hỏi", "Item by item") }
  var executionHeading: String { say("Chỉ đạo và thực hiện", "Directives and what was done") }

  var sampleLabel: String { say("Mẫu", "Sample") }
  var scale: String { say("Thang đo", "Scale") }
  var type: String { say("Loại hình", "Type") }
  var all: String { say("Tất cả", "All") }
  var respondents: String { say("Người trả lời", "Respondents") }
  var clusters: String { say("Cụm", "Clusters") }
  var mean: String { say("Trung bình", "Mean") }
  var alpha: String { "Cronbach α" }
  var omega: String { "McDonald ω" }
  var item: String { say("Câu hỏi", "Item") }
  var missing: String { say("Bỏ trống", "Missing") }
  var ceiling: String { say("Mức cao nhất", "At the top") }
  var itemRest: String { say("Tương quan với phần còn lại", "Correlation with the rest") }
  var alphaIfDeleted: String { say("α nếu bỏ câu này", "α without it") }
  var units: String { say("Đơn vị", "Units") }
  var issued: String { say("Đã giao", "Issued") }
  var inTime: String { say("Đúng hạn", "In time") }
  var rate: String { say("Tỷ lệ đúng hạn", "Share in time") }

  func range(_ estimate: SurveyFindings.Estimate, _ form: (Double) -> String) -> String {
    guard let lower = estimate.lower, let upper = estimate.upper else { return "–" }
    return NumberFormat.interval(form(lower), form(upper))
  }

  func sample(_ findings: SurveyFindings) -> String {
    let (people, clusters, strata) = (
      numbers.integer(findings.respondents), numbers.integer(findings.clusters), numbers.integer(findings.strata)
    )
    return findings.isClustered
      ? say(
        "\(people) người trả lời, chọn theo \(clusters) cụm trong \(strata) tầng.",
        "\(people) respondents, drawn in \(clusters) clusters of \(strata) strata.")
      : say("\(people) người trả lời trong \(strata) tầng.", "\(people) respondents of \(strata) strata.")
  }

  func scale(_ row: SurveyFindings.Scale, _ confidence: Double) -> String {
    guard let value = row.mean.value else { return "" }
    let ends = range(row.mean) { numbers.fixed($0, 2) }
    let bounds = "\(numbers.trimmed(row.lowest))–\(numbers.trimmed(row.highest))"
    return say(
      "\(row.scale): trung bình \(numbers.fixed(value, 2)) trên thang \(bounds) (\(ends)).",
      "\(row.scale): a mean of \(numbers.fixed(value, 2)) on a scale of \(bounds) (\(ends)).")
  }

  func reliability(_ row: SurveyFindings.Scale) -> String? {
    guard let alpha = row.alpha, let lower = row.alphaLower, let upper = row.alphaUpper else { return nil }
    let omega = row.omega.map { ", ω = \(numbers.fixed($0, 2))" } ?? ""
    let figures =
      "α = \(numbers.fixed(alpha, 2)) (\(NumberFormat.interval(numbers.fixed(lower, 2), numbers.fixed(upper, 2))))\(omega)"
    return lower < Self.usualAlpha
      ? say(
        "\(row.scale): \(figures); số liệu chưa loại trừ α dưới 0,7 nên chưa dùng điểm này để so từng người.",
        "\(row.scale): \(figures); an α below 0.7 is not ruled out, so that the score is not for comparing persons.")
      : say("\(row.scale): \(figures).", "\(row.scale): \(figures).")
  }

  /// Nunnally (1978): 0.70 suffices in early stages of research.
  private static let usualAlpha = 0.7

  func weakItem(_ row: SurveyFindings.Item) -> String {
    let figure = row.itemRest.map { numbers.fixed($0, 2) } ?? "–"
    return say(
      "\(row.item): tương quan \(figure) với các câu còn lại; nên xem câu này đo điều gì, hay có bị hiểu ngược không.",
      "\(row.item): correlates \(figure) with the other items; look at what it measures, or whether it is read the other way."
    )
  }

  func execution(_ row: SurveyFindings.Execution) -> String {
    let value = row.rate.value.map { numbers.percent($0, 1) } ?? "–"
    let ends = range(row.rate) { numbers.percent($0, 1) }
    return say(
      "\(numbers.integer(Int(row.inTime))) trên \(numbers.integer(Int(row.issued))) chỉ đạo thực hiện đúng hạn; tỷ lệ \(value) "
        + "(\(ends)).",
      "\(numbers.integer(Int(row.inTime))) of \(numbers.integer(Int(row.issued))) directives were carried out in time: "
        + "\(value) (\(ends)).")
  }

  func method(_ findings: SurveyFindings) -> [String] {
    var steps = [
      say(
        "Điểm của một người là trung bình các câu đã trả lời, nếu trả lời ít nhất một nửa; câu hỏi ngược được đảo lại.",
        "A respondent's score is the mean of the answers given, where at least half were; reversed items are turned."),
      say(
        "Trung bình có trọng số; sai số theo thiết kế mẫu (tầng, cụm, tổng thể hữu hạn) bằng tuyến tính hóa Taylor.",
        "Means are weighted; errors follow the design (strata, clusters, finite population) by Taylor linearisation."),
      say(
        "α có khoảng tin cậy của Feldt; ω từ một nhân tố chung của các câu đã chuẩn hóa. Cả hai không dùng trọng số và coi "
          + "người trả lời là độc lập.",
        "α has Feldt's interval; ω comes of one common factor of the standardised items. Both are unweighted and take "
          + "respondents as independent."),
    ]
    if !findings.execution.isEmpty {
      steps.append(
        say(
          "Tỷ lệ đúng hạn là tổng số đúng hạn chia tổng số đã giao; khoảng tin cậy theo cụm trên thang logit, hoặc của "
            + "Wilson khi mỗi cụm chỉ có một chỉ đạo hay tỷ lệ là 0 hoặc 100%.",
          "The share in time is all in time over all issued; its interval is that of clusters on the logit scale, or Wilson's "
            + "where a cluster has one directive or the share is 0 or 100%."))
    }
    if findings.hasSingleCluster {
      steps.append(
        say(
          "Có tầng chỉ chọn một cụm; sai số của tầng đó được tính theo độ lệch với trung bình chung, nên chỉ là gần đúng.",
          "Some stratum has a single cluster; its error is taken from the distance to the overall mean and is approximate."
        ))
    }
    return steps
  }

  var limits: [String] {
    [
      say(
        "Người được chọn mà không trả lời có thể nghĩ khác; trọng số không sửa được điều đó.",
        "Those who were drawn and did not answer may think otherwise; weights do not mend that."),
      say(
        "Khảo sát ý kiến của người trong cuộc không thay cho chỉ số do bên khác đo.",
        "What members say of their own meetings does not stand in for measures by others."),
      say(
        "Khác nhau giữa các loại hình có thể do người trả lời khác nhau, không chỉ do chất lượng sinh hoạt.",
        "Types may differ in who answers, not only in how well they meet."),
    ]
  }

  func method(_ method: SurveyFindings.Execution.Method) -> String {
    switch method {
    case .design: say("theo cụm", "by clusters")
    case .wilson: "Wilson"
    }
  }
  var intervalMethod: String { say("Cách tính", "Interval by") }
}
