public import Evaluation
public import Foundation

/// A study of grassroots organisations to begin with: a framework for each type, and the tables with their headings.
public struct GrassrootsTemplate: Sendable {
  /// The codes of the types that there are.
  public static let types = GrassrootsTypes.all.map(\.type.code)

  /// The framework of the types that were asked for.
  public let framework: Framework
  /// The files to write, by name.
  public let files: [(name: String, data: Data)]

  /// The template for some types, every type of which has 100 points; nil where a code is none of `types`.
  ///
  /// - Parameters:
  ///   - types: codes of types; all where empty.
  ///   - slug: the short name of the study.
  public init?(types: [String] = [], slug: String) {
    guard types.allSatisfy(Self.types.contains) else { return nil }
    let chosen = GrassrootsTypes.all.filter { types.isEmpty || types.contains($0.type.code) }
    framework = Framework(
      code: "grassroots", version: "1", criteria: GrassrootsCriteria.criteria(for: chosen), levels: Self.levels,
      types: chosen.map(\.type), groups: Self.groups, indicators: Self.indicators)
    let tables: [(key: String?, name: String, headings: [String])] = [
      (nil, "units.csv", ["unit", "name", "type", "parent"]),
      (nil, "ratings.csv", ["unit", "year", "rater"] + framework.criteria.map(\.code)),
      ("indicators", "indicators.csv", ["unit", "year"] + framework.indicators.map(\.code)),
      ("products", "products.csv", ["unit", "year", "criterion", "product", "checked_by"]),
      ("calendar", "calendar.csv", ["unit", "year", "due", "reported", "reason"]),
    ]
    let description =
      ["study: \(YAMLText.scalar(slug))", "framework: framework.yml", "units: units.csv", "ratings: ratings.csv"]
      + tables.compactMap { table in table.key.map { "\($0): \(table.name)" } }
    files =
      [
        ("study.yml", Data((description.joined(separator: "\n") + "\n").utf8)),
        ("framework.yml", Data(FrameworkWriter.text(framework).utf8)),
      ] + tables.map { ($0.name, CSVWriter(headings: $0.headings).data) }
  }

  private static let groups = [
    CriterionGroup(code: "G", name: LocalizedText(vi: "Tiêu chí chung", en: "General criteria"), isFixed: true),
    CriterionGroup(
      code: "R", name: LocalizedText(vi: "Kết quả thực hiện nhiệm vụ", en: "Results"), isFixed: true),
  ]

  /// Points and conditions of Quy định 366-QĐ/TW (2025), article 11; the ceiling of 20 % of those at the level below, within a
  /// type, as Nghị định 335/2025/NĐ-CP counts it.
  private static let levels = StudyDraft.levels.map { level in
    var level = level
    switch level.code {
    case "HTXS":
      level.requires = [onTime, Condition(code: "beyond", comparison: .greaterOrEqual, number: 30)]
      level.requires.append(Condition(code: "disciplined", comparison: .lessOrEqual, number: 0))
      level.quota = Quota(share: 20, of: .good, within: .type)
    case "HTT": level.requires = [onTime]
    case "HT": level.requires = [Condition(code: "late", comparison: .lessOrEqual, number: 20)]
    default: break
    }
    return level
  }

  private static let onTime = Condition(code: "on_time", comparison: .greaterOrEqual, number: 100)

  private static let indicators: [Indicator] = [
    indicator("on_time", "Nhiệm vụ hoàn thành đúng hạn, bảo đảm chất lượng (%)", "Tasks done well and in time (%)"),
    indicator("beyond", "Nhiệm vụ vượt yêu cầu (%)", "Tasks beyond what was asked (%)"),
    indicator("late", "Nhiệm vụ chậm hạn (%)", "Tasks done late (%)", better: .lower),
    indicator(
      "disciplined", "Đơn vị trực thuộc, thành viên lãnh đạo bị kỷ luật", "Units below and leaders disciplined",
      better: .lower),
    indicator(
      "satisfaction", "Người được phục vụ hài lòng (%)", "Those served who are satisfied (%)", use: .outcome,
      by: "khảo sát của cơ quan độc lập"),
    indicator(
      "inspection", "Điểm kiểm tra, giám sát của cấp trên (0-100)", "Inspection by the superior (0-100)", use: .outcome,
      by: "ủy ban kiểm tra cấp trên"),
    indicator(
      "attendance", "Đảng viên dự sinh hoạt theo sổ của cấp trên (%)",
      "Members at meetings, by the superior's record (%)",
      use: .outcome, by: "ban tổ chức cấp trên"),
  ]

  private static func indicator(
    _ code: String, _ vi: String, _ en: String, better: Indicator.Direction = .higher, use: Indicator.Use = .condition,
    by: String = "cấp trên trực tiếp"
  ) -> Indicator {
    var indicator = Indicator(code: code, name: LocalizedText(vi: vi, en: en))
    indicator.better = better
    indicator.use = use
    indicator.measuredBy = by
    return indicator
  }
}
