import Evaluation

/// The levels of organisations in Decree 335/2025/NĐ-CP, Article 8, as a framework of the format expresses them.
///
/// The decree gives 30 points to general criteria and 70 to results; what its conditions count is measured by others:
/// `tasks` (per cent of tasks done), `on_time` (per cent of tasks on time with quality), `beyond` (per cent beyond
/// requirement), `late` (per cent of tasks late), `subordinate_failed` (direct subordinate units not completing),
/// `findings_open` (findings not remedied), `personnel_wrongdoing` (1 when wrongdoing in personnel work or disunity was
/// concluded).
enum Decree335 {
  static let framework = Framework(
    code: "nd335", version: "2026",
    criteria: [Criterion(code: "general", maxPoints: 30), Criterion(code: "results", maxPoints: 70)],
    levels: [
      Level(
        code: "HTXS", atLeast: 90,
        requires: conditions(
          "tasks >= 100", "on_time >= 100", "beyond >= 30", "subordinate_failed == 0", "findings_open == 0"),
        quota: Quota(share: 20, of: .good, within: .parent)),
      Level(code: "HTT", atLeast: 70, requires: conditions("tasks >= 100", "on_time >= 100")),
      Level(code: "HT", atLeast: 50, requires: conditions("late <= 20")),
      Level(code: "KHT", atLeast: 0),
    ],
    indicators: [
      "tasks", "on_time", "beyond", "late", "subordinate_failed", "findings_open", "personnel_wrongdoing",
    ].map { Indicator(code: $0, use: .condition) },
    vetoes: [veto("personnel_wrongdoing > 0"), veto("tasks < 70")])

  /// An organisation that meets every condition.
  static let inOrder = [
    "tasks": 100.0, "on_time": 100, "beyond": 30, "late": 0, "subordinate_failed": 0, "findings_open": 0,
    "personnel_wrongdoing": 0,
  ]

  /// The level of a total with some values changed.
  static func level(
    _ total: Double, _ changed: [String: Double] = [:], failing: FailedCondition = .next
  ) -> String? {
    let values = inOrder.merging(changed) { $1 }
    let rules = LevelRules(framework, failing: failing)
    let assessment = rules.assess([0.3 * total, 0.7 * total], type: "agency", indicators: values)
    return assessment.level.map { framework.levels[$0].code }
  }

  private static func conditions(_ texts: String...) -> [Condition] {
    texts.compactMap(Condition.init(text:))
  }

  private static func veto(_ text: String) -> Veto {
    Veto(
      when: Condition(text: text) ?? Condition(code: "", comparison: .equal, number: 0), effect: .force, level: "KHT")
  }
}
