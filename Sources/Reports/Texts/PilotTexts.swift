internal import Evaluation
internal import Feedback

/// The sentences on a trial.
struct PilotTexts: UndertakingTexts {
  let language: Language

  /// The sentences in a language.
  init(_ language: Language) {
    self.language = language
  }

  var name: String { say("Báo cáo thí điểm mô hình", "Report on a trial of a model") }
  var effectHeading: String { say("Tác động của mô hình", "Effect of the model") }
  var blocksHeading: String { say("Từng khối", "Block by block") }
  var nextHeading: String { say("Lần thử nghiệm sau cần bao nhiêu đơn vị", "How many units the next trial needs") }

  var analysis: String { say("Phép so sánh", "Comparison") }
  var estimate: String { say("Ước lượng", "Estimate") }
  var pValue: String { say("Giá trị p", "p-value") }
  var block: String { say("Khối", "Block") }
  var treated: String { say("Áp dụng mô hình", "With the model") }
  var others: String { say("Đối chứng", "Without") }
  var treatedChange: String { say("Thay đổi khi áp dụng", "Change with it") }
  var othersChange: String { say("Thay đổi của đối chứng", "Change without") }
  var difference: String { say("Chênh lệch", "Difference") }
  var detectable: String { say("Tác động tìm ra được", "Effect that is found") }
  var prudent: String { say("Tính thận trọng", "Prudent figure") }
  var change: String { say("Thay đổi trước – sau", "Change from before to after") }
  var earlierSlope: String { say("Xu thế trước khi áp dụng, mỗi kỳ", "Trend before, a period") }
  var wholeStudy: String { say("chung", "all") }

  func range(_ effect: PilotFindings.Effect, _ decimals: Int) -> String {
    let lower = effect.lower.map { numbers.signed($0, decimals) } ?? "−∞"
    let upper = effect.upper.map { numbers.signed($0, decimals) } ?? "+∞"
    return NumberFormat.interval(lower, upper)
  }

  func effect(_ findings: PilotFindings) -> String {
    let effect = findings.effect
    let figures = "\(interval(findings.confidence).lowercased()): \(range(effect, 2)); p = \(p(effect.pValue))"
    return say(
      "So với đối chứng cùng khối, đơn vị áp dụng mô hình thay đổi thêm \(numbers.signed(effect.estimate, 2)) (\(figures)).",
      "Beside others of their block, units with the model changed by a further \(numbers.signed(effect.estimate, 2)) "
        + "(\(figures)).")
  }

  func verdict(_ findings: PilotFindings) -> String {
    if findings.effect.pValue <= 1 - findings.confidence + 1e-12 {
      return say(
        "Chênh lệch như vậy khó xảy ra nếu mô hình không có tác dụng.",
        "A difference like this is rare where the model does nothing.")
    }
    return say(
      "Số liệu chưa đủ để kết luận mô hình có tác dụng; như vậy không có nghĩa là mô hình không có tác dụng.",
      "The data do not suffice to say that the model has an effect; that does not mean that it has none.")
  }

  func assignments(_ findings: PilotFindings) -> String {
    let possible = possible(findings)
    let looked = numbers.integer(findings.assignments)
    let count =
      findings.isExact
      ? say(
        "Có \(possible) cách chọn và đã xét tất cả.", "There are \(possible) possible assignments; all were looked at.")
      : say(
        "Có \(possible) cách chọn; đã xét \(looked) cách rút ngẫu nhiên.",
        "There are \(possible) possible assignments; \(looked) drawn at random were looked at.")
    guard findings.cannotReachLevel else { return count }
    let level = numbers.percent(1 - findings.confidence, 0)
    let fewest = numbers.fixed((1 / (1 - findings.confidence) - 1e-9).rounded(.up), 0)
    return count + " "
      + say(
        "Ít hơn \(fewest) cách chọn thì p không thể xuống tới \(level), dù kết quả rõ đến đâu; khoảng tin cậy vì thế không "
          + "có giới hạn.",
        "With fewer than \(fewest) a p-value cannot reach \(level), however strong the result; the interval has no ends for "
          + "that reason.")
  }

  private func possible(_ findings: PilotFindings) -> String {
    findings.possibleAssignments > 1e9
      ? say("hơn một tỷ", "more than a billion") : numbers.fixed(findings.possibleAssignments, 0)
  }

  func byLot(_ isDrawn: Bool) -> String {
    isDrawn
      ? say(
        "Các đơn vị được rút thăm trong từng khối, nên phép hoán vị là chính xác.",
        "Units were drawn by lot within blocks, so that the permutation test is exact.")
      : say(
        "Các đơn vị không được rút thăm nên đây là hoán vị đối chứng: nó dựa trên nhận định rằng nếu không có mô hình, "
          + "các đơn vị cùng khối thay đổi như nhau.",
        "Units were not drawn by lot, so that this is a placebo permutation: it supposes that without the model units of one "
          + "block would have changed alike.")
  }

  func earlier(_ slope: PilotFindings.Effect, _ findings: PilotFindings) -> String {
    let far = findings.centreDistance
    let lower = slope.lower.map { numbers.signed($0 * far, 1) } ?? "−∞"
    let upper = slope.upper.map { numbers.signed($0 * far, 1) } ?? "+∞"
    return say(
      "Trước khi áp dụng, xu thế của hai bên chênh nhau \(numbers.signed(slope.estimate, 2)) mỗi kỳ "
        + "(\(range(slope, 2)); p = \(p(slope.pValue))). Nếu kéo dài, những xu thế mà số liệu chưa loại trừ sẽ tự tạo ra "
        + "chênh lệch từ \(lower) đến \(upper).",
      "Before the model the trends differed by \(numbers.signed(slope.estimate, 2)) a period (\(range(slope, 2)); "
        + "p = \(p(slope.pValue))). Carried on, the trends that the data do not rule out would by themselves make a "
        + "difference of \(lower) to \(upper).")
  }

  var noEarlierSlope: String {
    say(
      "Chỉ có một kỳ trước khi áp dụng nên không kiểm tra được xu thế song song.",
      "With a single period before the model, parallel trends cannot be checked.")
  }

  func power(_ own: PilotFindings.Detectable, _ findings: PilotFindings) -> String {
    guard let effect = own.effect else {
      return say(
        "Ở mức ý nghĩa này, thử nghiệm không tìm ra được tác động nào, dù lớn đến đâu.",
        "At this level the trial finds no effect, however large.")
    }
    let power = numbers.percent(findings.power)
    return say(
      "Với \(own.treated) đơn vị áp dụng và \(own.others) đối chứng, thử nghiệm này tìm ra được tác động từ "
        + "\(numbers.fixed(effect, 1)) trở lên với xác suất \(power).",
      "With \(own.treated) units and \(own.others) others this trial finds an effect of \(numbers.fixed(effect, 1)) or more "
        + "with probability \(power).")
  }

  func leftOut(_ count: Int) -> String {
    say(
      "\(count) đơn vị không vào phép so sánh vì thiếu số liệu một giai đoạn hoặc khối không có đủ hai bên.",
      "\(count) units are not compared: they lack values of a phase, or their block has one side only.")
  }

  var nextIntroduction: String {
    say(
      "Rút thăm số đơn vị áp dụng và số đối chứng như sau, với cùng số kỳ. Cột cuối dùng giới hạn trên của độ phân tán, vì "
        + "ước lượng từ ít đơn vị có thể quá thấp.",
      "Units drawn by lot in these numbers, with as many periods as now. The last column takes the upper limit of the spread, "
        + "as an estimate from few units may be too low.")
  }

  func method(_ findings: PilotFindings) -> [String] {
    var steps = [
      say(
        "Mỗi đơn vị cho một số: trung bình sau trừ trung bình trước; tương quan giữa các kỳ vì thế không làm sai phép thử.",
        "Each unit gives one number, its mean after less its mean before, so that what hangs together over the periods does "
          + "not upset the test."),
      findings.isRobust
        ? say(
          "Tác động là chênh lệch trong khối, chia cho sai số chuẩn tính từ độ phân tán riêng của từng đơn vị (HC2).",
          "The effect is the difference within blocks, divided by a standard error from the units' own spread (HC2).")
        : say(
          "Tác động là chênh lệch trong khối, chia cho sai số chuẩn chung vì có quá ít đơn vị một bên.",
          "The effect is the difference within blocks, divided by one common standard error, as one side has too few units."
        ),
      say(
        "Giá trị p là tỷ lệ cách chọn khác trong khối cho kết quả không kém; khoảng tin cậy gồm các tác động không bị bác bỏ.",
        "The p-value is the share of assignments within blocks that show no less; the interval holds the effects that are not "
          + "rejected."),
    ]
    if let share = findings.shareOfSizes {
      steps.append(share > 0 ? explained(share) : notExplained)
    }
    return steps
  }

  private func explained(_ share: Double) -> String {
    say(
      "Số phiếu trả lời sau mỗi giá trị giải thích \(numbers.percent(share)) phương sai của thay đổi; các đơn vị được so theo "
        + "phương sai đó (Ferman và Pinto).",
      "The number of answers behind each value explains \(numbers.percent(share)) of the variance of a change; units are "
        + "compared by it (Ferman and Pinto).")
  }

  private var notExplained: String {
    say(
      "Số phiếu trả lời sau mỗi giá trị không giải thích phương sai của thay đổi, nên mọi đơn vị được tính như nhau.",
      "The number of answers behind each value explains nothing of the variance of a change, so that all units count alike."
    )
  }

  var limits: [String] {
    [
      say(
        "Mô hình tác động qua lại giữa các đơn vị, hay việc được quan sát, không tách ra được.",
        "Effects that spill over to other units, and those of being watched, cannot be told apart from the model's."),
      say(
        "Kết quả nói về các đơn vị đã thử; kết quả ở nơi khác có thể khác.",
        "It speaks of the units that tried the model; elsewhere it may come out otherwise."),
      say(
        "Nếu người chấm biết đơn vị nào áp dụng mô hình, chênh lệch có thể do cách chấm.",
        "Where those who rate know which units have the model, a difference can come of the rating."),
    ]
  }

  var consoleUnits: String { say("Đơn vị áp dụng / đối chứng", "Units with / without") }
  var consolePeriods: String { say("Kỳ trước / sau", "Periods before / after") }
  var consoleEffect: String { say("Tác động", "Effect") }
  var consoleTest: String {
    say("Hoán vị đối chứng trong khối", "Placebo permutation within blocks")
  }
  var consoleLot: String { say("Hoán vị theo rút thăm", "Permutation by lot") }
  var consoleEarlier: String { say("Xu thế trước, mỗi kỳ", "Trend before, a period") }
  var consoleDetectable: String { say("Phát hiện được tác động từ", "Finds an effect from") }
  func nextTrial(_ treated: Int) -> String {
    say("\(treated) + \(treated) đơn vị lần sau", "next time \(treated) + \(treated)")
  }
  func looked(_ findings: PilotFindings) -> String {
    let possible = possible(findings)
    return findings.isExact
      ? say("cả \(possible) cách chọn", "all \(possible) assignments")
      : say(
        "\(numbers.integer(findings.assignments)) trong \(possible) cách chọn",
        "\(numbers.integer(findings.assignments)) of \(possible) assignments")
  }
}
