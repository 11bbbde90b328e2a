/// Reads a framework for what contradicts itself or leaves a case open, beyond what the format forbids.
public struct FrameworkLint: Sendable {
  private let framework: Framework

  /// A lint of a framework, which need not be valid.
  public init(_ framework: Framework) {
    self.framework = framework
  }

  /// Everything found, in the order of the kinds.
  ///
  /// - Complexity: O(criteria × groups).
  public var findings: [LintFinding] {
    groupSums + typeTotals + missingPoints + bonusSum + ruleFindings + worstCase + measures + outcomes + numbering
  }

  private var types: [String] {
    let named = framework.types.map(\.code) + framework.criteria.flatMap { $0.types ?? [] }
    return named.isEmpty ? [""] : Set(named).sorted()
  }

  private func scored(_ type: String) -> [Criterion] {
    framework.criteria.filter { $0.kind == .score && $0.applies(to: type) }
  }

  private var groupSums: [LintFinding] {
    framework.groups.compactMap { group -> LintFinding? in
      guard let stated = group.points else { return nil }
      let members = framework.criteria.filter { $0.group == group.code && $0.kind == .score }
      let sums = Set(types.map { type in members.filter { $0.applies(to: type) }.reduce(0) { $0 + $1.maxPoints } })
      let wrong = sums.filter { $0 > 0 && abs($0 - stated) > 1e-9 }.sorted()
      guard let sum = wrong.first else { return nil }
      return LintFinding(.groupSum, group.code, ["stated": text(stated), "sum": text(sum)])
    }
  }

  private var typeTotals: [LintFinding] {
    let totals = types.map { type in scored(type).reduce(0) { $0 + $1.maxPoints } }
    guard let first = totals.first, let other = totals.firstIndex(where: { abs($0 - first) > 1e-9 }) else { return [] }
    return [
      LintFinding(
        .typeTotals, types[other], ["total": text(totals[other]), "type": types[0], "other": text(first)])
    ]
  }

  private var missingPoints: [LintFinding] {
    let codes = framework.criteria.filter { !($0.maxPoints > 0) }.map(\.code)
    return codes.isEmpty ? [] : [LintFinding(.noPoints, "", ["criteria": list(codes), "count": "\(codes.count)"])]
  }

  private var bonusSum: [LintFinding] {
    guard let limit = framework.bonusLimit else { return [] }
    let sum = framework.criteria.filter { $0.kind == .bonus }.reduce(0) { $0 + $1.maxPoints }
    return sum > limit + 1e-9 ? [LintFinding(.bonusAboveLimit, "", ["sum": text(sum), "limit": text(limit)])] : []
  }

  private var rules: [(criterion: Criterion, rule: ScoringRule)] {
    framework.criteria.compactMap { criterion in
      if let scoring = criterion.scoring { return (criterion, ScoringRule(scoring)) }
      return criterion.steps.isEmpty ? nil : (criterion, ScoringRule(steps: criterion.steps))
    }
  }

  private var ruleFindings: [LintFinding] {
    rules.flatMap { criterion, rule -> [LintFinding] in
      var found: [LintFinding] = []
      if let most = rule.most, abs(most - criterion.maxPoints) > 1e-9 {
        found.append(
          LintFinding(
            .ruleAndPointsDiffer, criterion.code, ["rule": text(most), "points": text(criterion.maxPoints)]))
      }
      return found
        + rule.bandDefects.map { defect in
          switch defect {
          case .gap(let from, let to):
            LintFinding(.bandGap, criterion.code, ["from": text(from), "to": text(to)])
          case .overlap(let from, let to):
            LintFinding(.bandOverlap, criterion.code, ["from": text(from), "to": text(to)])
          }
        }
    }
  }

  /// What a unit earns that chooses the worst option of every rule.
  private var worstCase: [LintFinding] {
    let earning = rules.compactMap { criterion, rule -> (code: String, points: Double)? in
      guard criterion.kind == .score, let least = rule.least, least > 0 else { return nil }
      return (criterion.code, least)
    }
    guard !earning.isEmpty else { return [] }
    let sum = earning.reduce(0) { $0 + $1.points }
    let parts = earning.map { text($0.points) }.joined(separator: " + ")
    return [
      LintFinding(.worstCaseEarns, "", ["points": text(sum), "parts": parts, "criteria": list(earning.map(\.code))])
    ]
  }

  private var measures: [LintFinding] {
    let codes = framework.criteria.filter { $0.scoring == nil && $0.steps.isEmpty && $0.evidence.isEmpty }.map(\.code)
    return codes.isEmpty ? [] : [LintFinding(.noMeasure, "", ["criteria": list(codes), "count": "\(codes.count)"])]
  }

  private var outcomes: [LintFinding] {
    framework.outcomes.compactMap { indicator in
      switch indicator.measuredBy {
      case Rater.selfRating.rawValue: LintFinding(.selfMeasured, indicator.code)
      case nil: LintFinding(.measuredByNobody, indicator.code)
      default: nil
      }
    }
  }

  private var numbering: [LintFinding] {
    let codes = types.flatMap { type in
      CodeNumbering.jumps(framework.criteria.filter { $0.applies(to: type) }.map(\.code))
    }
    var seen: Set<String> = []
    let jumps = codes.filter { seen.insert("\($0.from) \($0.to)").inserted }
    return jumps.map { LintFinding(.numbering, $0.to, ["from": $0.from]) }
      + CodeNumbering.jumps(framework.clauses).map { LintFinding(.clauseNumbering, $0.to, ["from": $0.from]) }
  }

  private func text(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }

  private func list(_ codes: [String]) -> String { codes.joined(separator: " ") }
}
