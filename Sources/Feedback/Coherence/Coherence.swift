internal import Evaluation
internal import Statistics

/// Reads individuals against their collective and the collective against its members, both ways.
///
/// The levels are those before a collective bounds its members, so that what the bound takes away shows.
struct Coherence {
  /// Collectives with fewer members than this are not read against them.
  static let fewestMembers = 3

  private(set) var rows: [CoherenceRow] = []
  private(set) var findings: [RollUpFinding] = []

  init(_ context: RoundContext) {
    guard context.study.units.collectives.contains(where: { !$0.isEmpty }) else { return }
    var unbound = context.study
    unbound.units.collectives = [String](repeating: "", count: unbound.units.count)
    let free = RoundContext(unbound, Classification(unbound))
    var members: [RoundContext.Key: [RoundContext.Key]] = [:]
    for key in free.keys where free.decided[key]?.level != nil {
      guard let collective = context.index[context.study.units.collectives[key.unit]] else { continue }
      members[RoundContext.Key(unit: collective, year: key.year), default: []].append(key)
    }
    let keys = members.keys.sorted { ($0.year, $0.unit) < ($1.year, $1.unit) }
    for key in keys { add(key, members[key] ?? [], free: free, context) }
    testSpread(context, keys.map { (members[$0] ?? []).compactMap { free.decided[$0]?.total } })
    for (key, row) in zip(keys, rows) { name(row, key, context) }
  }

  private mutating func add(
    _ key: RoundContext.Key, _ members: [RoundContext.Key], free: RoundContext, _ context: RoundContext
  ) {
    let levels = context.study.frameworks[key.year].levels.map(\.code)
    let places = members.map { member in free.decided[member]?.level.flatMap(levels.firstIndex(of:)) ?? levels.count }
    let own = context.decided[key]
    let bound = own?.level.flatMap(levels.firstIndex(of:))
    let totals = members.compactMap { free.decided[$0]?.total }
    rows.append(
      CoherenceRow(
        collective: context.study.units.codes[key.unit], name: context.study.units.names[key.unit], year: key.year,
        level: own?.level, total: own?.total, members: members.count, atHighest: places.count { $0 == 0 },
        above: bound.map { bound in places.count { $0 < bound } } ?? 0,
        below: bound.map { bound in places.count { $0 > bound } } ?? 0,
        membersTotal: totals.isEmpty ? nil : totals.reduce(0, +) / Double(totals.count)))
    guard let bound else { return }
    for (member, place) in zip(members, places) where place < bound {
      findings.append(
        context.finding(
          .memberAboveCollective, member.unit, key.year, expected: levels[bound], found: levels[place],
          detail: context.study.units.names[key.unit]))
    }
  }

  private mutating func testSpread(_ context: RoundContext, _ totals: [[Double]]) {
    for year in Set(rows.map(\.year)).sorted() {
      let places = rows.indices.filter { rows[$0].year == year }
      let tests = SpreadTest(places.map { totals[$0] }, seed: context.study.settings.seed, year: year).results
      let rates = benjaminiHochberg(tests.map { $0?.pValue ?? .nan })
      for (place, (test, rate)) in zip(places, zip(tests, rates)) {
        rows[place].spread = SpreadTest.spread(totals[place])
        rows[place].expectedSpread = test?.expected
        rows[place].pValue = test?.pValue
        rows[place].qValue = rate.isNaN ? nil : rate
      }
    }
  }

  private mutating func name(_ row: CoherenceRow, _ key: RoundContext.Key, _ context: RoundContext) {
    let all = "\(row.members)"
    if row.allAtHighest {
      findings.append(
        context.finding(
          .allAtHighest, key.unit, key.year, expected: row.level, found: highest(row, context), detail: all))
    }
    if row.aboveAllMembers {
      findings.append(context.finding(.collectiveAboveMembers, key.unit, key.year, found: row.level, detail: all))
    }
    if let rate = row.qValue, rate <= context.study.settings.falseDiscoveryRate, let spread = row.spread {
      findings.append(
        context.finding(
          .littleSpread, key.unit, key.year, expected: row.expectedSpread.map(ChainStep.decimal),
          found: ChainStep.decimal(spread), detail: all))
    }
  }

  private func highest(_ row: CoherenceRow, _ context: RoundContext) -> String? {
    context.study.frameworks[row.year].levels.first?.code
  }
}
