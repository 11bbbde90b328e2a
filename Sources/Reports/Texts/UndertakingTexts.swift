/// What reports on trials, surveys and targets say alike.
protocol UndertakingTexts: BilingualTexts {}

extension UndertakingTexts {
  var summaryHeading: String { say("Tóm tắt", "Summary") }
  var methodHeading: String { say("Cách làm", "Method") }
  var limitsHeading: String { say("Những điều báo cáo này không cho biết", "What this report cannot tell") }
  var error: String { say("Sai số chuẩn", "Standard error") }

  func interval(_ confidence: Double) -> String {
    let share = numbers.percent(confidence, confidence * 100 == (confidence * 100).rounded() ? 0 : 1)
    return say("Khoảng tin cậy \(share)", "\(share) interval")
  }

  func p(_ value: Double) -> String { numbers.fixed(value, value < 0.001 ? 4 : 3) }
}
