public import Evaluation

/// The sentences on what a lint finds in a framework.
public struct LintTexts: Sendable, BilingualTexts {
  let language: Language

  /// The sentences in a language.
  public init(_ language: Language) {
    self.language = language
  }

  /// That nothing was found.
  public func nothing(_ file: String) -> String {
    say("\(file): không thấy chỗ nào cần xem lại", "\(file): nothing to look at again")
  }

  /// A finding on one line, after the file's name.
  public func line(_ finding: LintFinding, file: String) -> String {
    let place = finding.place.isEmpty ? "" : " \(finding.place):"
    return "\(file):\(place) \(sentence(finding))"
  }

  private func sentence(_ finding: LintFinding) -> String {
    let value = { (key: String) in finding.values[key].map { numbers.number($0) ?? $0 } ?? "" }
    return switch finding.kind {
    case .groupSum:
      say(
        "ghi tổng \(value("stated")) điểm nhưng các tiêu chí cộng lại \(value("sum"))",
        "states \(value("stated")) points, its criteria add up to \(value("sum"))")
    case .typeTotals:
      say(
        "tổng \(value("total")) điểm, còn \(value("type")) \(value("other"))",
        "has \(value("total")) points in all, \(value("type")) has \(value("other"))")
    case .noPoints:
      say(
        "\(value("count")) tiêu chí chưa có điểm tối đa: \(value("criteria"))",
        "\(value("count")) criteria have no points: \(value("criteria"))")
    case .bonusAboveLimit:
      say(
        "các mục điểm thưởng cộng lại \(value("sum")), vượt mức tối đa \(value("limit"))",
        "the bonus items add up to \(value("sum")), above the limit of \(value("limit"))")
    case .ruleAndPointsDiffer:
      say(
        "cách chấm cho nhiều nhất \(value("rule")) điểm, cột điểm tối đa ghi \(value("points"))",
        "the rule gives at most \(value("rule")), the column of points says \(value("points"))")
    case .worstCaseEarns:
      say(
        "chọn phương án thấp nhất ở mọi tiêu chí vẫn được \(value("points")) điểm (\(value("parts"))): \(value("criteria"))",
        "the worst option everywhere still earns \(value("points")) points (\(value("parts"))): \(value("criteria"))")
    case .bandGap:
      value("from") == value("to")
        ? say("đúng \(value("from")) không thuộc mức nào", "exactly \(value("from")) belongs to no option")
        : say(
          "từ \(value("from")) đến \(value("to")) không thuộc mức nào",
          "from \(value("from")) to \(value("to")) belongs to no option")
    case .bandOverlap:
      value("from") == value("to")
        ? say("\(value("from")) thuộc hai mức", "\(value("from")) belongs to two options")
        : say(
          "từ \(value("from")) đến \(value("to")) thuộc hai mức",
          "from \(value("from")) to \(value("to")) belongs to two options")
    case .conditionWithoutThreshold:
      say("điều kiện không có ngưỡng: \(value("found"))", "a condition without a threshold: \(value("found"))")
    case .noMeasure:
      say(
        "\(value("count")) tiêu chí không nêu cách chấm hay chỉ số minh chứng: \(value("criteria"))",
        "\(value("count")) criteria name neither a scoring rule nor evidence: \(value("criteria"))")
    case .selfMeasured:
      say("chỉ số kết quả do chính đơn vị đo", "an outcome that the unit measures itself")
    case .measuredByNobody:
      say("chỉ số kết quả không nêu ai đo", "an outcome that names nobody who measures it")
    case .numbering:
      say("số thứ tự nhảy từ \(value("from"))", "the numbering jumps from \(value("from"))")
    case .clauseNumbering:
      say("số khoản nhảy từ \(value("from"))", "the numbering of clauses jumps from \(value("from"))")
    }
  }
}
