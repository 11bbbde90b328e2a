public import Evaluation
internal import Feedback
public import Pipeline

/// The sentences on the effect of a revision before it is adopted.
public struct RevisionTexts: Sendable, BilingualTexts {
  let language: Language

  /// The sentences in a language.
  public init(_ language: Language) {
    self.language = language
  }

  /// Why nothing could be proposed: the limits that contradict each other.
  public func refusals(_ findings: Findings) -> [String] {
    let texts = texts(language)
    let names = Names(findings, language: language)
    return findings.notes.filter { $0.key.hasPrefix("revision.") }.map { texts.sentence(of: $0, names) }
  }

  /// Which limits of the framework itself contradict each other, and by how much.
  public func conflicts(_ findings: Findings) -> [String] {
    let texts = texts(language)
    let names = Names(findings, language: language)
    return findings.notes.filter { $0.key.hasPrefix("limits.") }.map { texts.sentence(of: $0, names) }
  }

  var adviceHeading: String { say("Lưu ý về từng tiêu chí", "Advice on the criteria") }
  var matrixHeading: String { say("Chuyển mức khi áp dụng điểm đề xuất", "Levels under the proposed points") }
  var fromTo: String { say("Từ mức (hàng) sang mức (cột)", "From (row) to (column)") }

  func changes(_ count: Int) -> String {
    let number = numbers.integer(count)
    return say(
      "Với phiếu tự chấm năm cuối, \(number) đơn vị đổi mức nếu áp dụng điểm đề xuất.",
      "On the self-ratings of the last year, \(number) units change level under the proposed points.")
  }

  func forecast(_ forecast: LevelForecast) -> String {
    let expected = numbers.fixed(forecast.expected, 0)
    let confidence = numbers.percent(forecast.confidence)
    let ends = NumberFormat.interval(numbers.integer(forecast.lower), numbers.integer(forecast.upper))
    let assumption = shared(pastChanges: forecast.pastChanges)
    return say(
      "Với phiếu chấm năm sau, dự kiến khoảng \(expected) đơn vị có mức khác nhau giữa hai bảng điểm (khoảng \(confidence): \(ends)). \(assumption)",
      "In next year's ratings, about \(expected) units are expected to have another level under one set of points than under the "
        + "other (\(confidence) interval: \(ends)). \(assumption)")
  }

  /// What the interval takes for granted of a move of all ratings together.
  private func shared(pastChanges: Int) -> String {
    let years = numbers.integer(pastChanges)
    return pastChanges == 0
      ? say(
        "Chưa có hai năm liền nhau để đối chiếu, nên khoảng này coi mặt bằng chấm điểm năm sau như năm nay; nếu mặt bằng chung thay đổi, số thực tế có thể nằm ngoài khoảng.",
        "No two consecutive years tell how far all ratings move together, so that the interval takes them to lie where they do now; "
          + "where they all move, the number can lie outside.")
      : say(
        "Khoảng này đã tính đến việc mặt bằng chấm điểm có thể cùng lên hoặc cùng xuống như trong \(years) lần chuyển năm trước đây.",
        "The interval allows for all ratings moving together as far as they did from year to year before "
          + "(changes known: \(years)).")
  }
}
