internal import Evaluation

/// Holds the lists for commendation and discipline against the levels.
///
/// Commendation asks for the highest level, discipline leaves at most the one below it, unless a line of the list says
/// otherwise (QĐ 366-QĐ/TW 2025, article 11: no excellent level with a member of the leadership disciplined).
struct ListCheck {
  private(set) var findings: [RollUpFinding] = []

  init(_ context: RoundContext) {
    let round = context.study.round
    for line in round.commendations {
      if let finding = Self.commended(line, context) { findings.append(finding) }
    }
    for line in round.discipline {
      if let finding = Self.disciplined(line, context) { findings.append(finding) }
    }
    let commended = Set(round.commendations.map { RoundContext.Key(unit: $0.unit, year: $0.year) })
    var named: Set<RoundContext.Key> = []
    for line in round.discipline {
      let key = RoundContext.Key(unit: line.unit, year: line.year)
      guard commended.contains(key), named.insert(key).inserted else { continue }
      findings.append(context.finding(.commendedAndDisciplined, line.unit, line.year, detail: Self.words(line)))
    }
  }

  private static func commended(_ line: YearlyRound.Listing, _ context: RoundContext) -> RollUpFinding? {
    let levels = context.study.frameworks[line.year].levels.map(\.code)
    guard let wanted = line.level ?? levels.first, let place = levels.firstIndex(of: wanted) else { return nil }
    guard let held = level(line, context) else {
      return context.finding(.commendedNotRated, line.unit, line.year, expected: wanted, detail: words(line))
    }
    guard let own = levels.firstIndex(of: held), own > place else { return nil }
    return context.finding(
      .commendedBelowLevel, line.unit, line.year, expected: wanted, found: held, detail: words(line))
  }

  private static func disciplined(_ line: YearlyRound.Listing, _ context: RoundContext) -> RollUpFinding? {
    let levels = context.study.frameworks[line.year].levels.map(\.code)
    guard let most = line.level ?? levels.dropFirst().first, let place = levels.firstIndex(of: most),
      let held = level(line, context), let own = levels.firstIndex(of: held), own < place
    else { return nil }
    return context.finding(
      .disciplinedAboveLevel, line.unit, line.year, expected: most, found: held, detail: words(line))
  }

  private static func level(_ line: YearlyRound.Listing, _ context: RoundContext) -> String? {
    context.decided[RoundContext.Key(unit: line.unit, year: line.year)]?.level
  }

  private static func words(_ line: YearlyRound.Listing) -> String? {
    line.title.isEmpty ? nil : line.title
  }
}
